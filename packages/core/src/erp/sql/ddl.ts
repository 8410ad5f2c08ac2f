import type { SqlConfig } from './config.ts';

export const TABLES = ['order', 'order_line', 'booking', 'invoice', 'instalment', 'payment'] as const;
export type Table = (typeof TABLES)[number];

/** A table's name, quoted for its system. The parts are checked when the configuration is read. */
export function tableName(
  { system, schema, prefix }: Pick<SqlConfig, 'system' | 'schema' | 'prefix'>,
  table: Table,
): string {
  return system === 'postgresql' ? `"${schema}"."${prefix}${table}"` : `\`${prefix}${table}\``;
}

/** The statements that make the staging tables: shown to the merchant, and run by us only when the settings say so. */
export function ddl(config: Pick<SqlConfig, 'system' | 'schema' | 'prefix'>): readonly string[] {
  const pg = config.system === 'postgresql';
  // Keys compare byte by byte; without this MariaDB takes `a` for `A`.
  const key = pg ? 'varchar(60)' : 'varchar(60) character set ascii collate ascii_bin';
  const id = pg ? 'varchar(190)' : 'varchar(190) character set utf8mb4 collate utf8mb4_bin';
  const moment = pg ? 'timestamptz' : 'timestamp(6) null';
  const now = pg ? 'timestamptz not null default now()' : 'timestamp(6) not null default current_timestamp(6)';
  const amount = 'numeric(19,4)';
  const status = [
    `state varchar(20) not null default 'waiting'`,
    'erp_id varchar(190)',
    'erp_number varchar(190)',
    'error_code varchar(60)',
    'error_text text',
    'error_field varchar(190)',
  ];
  const columns: Readonly<Record<Table, readonly string[]>> = {
    order: [
      `ext ${key} primary key`,
      `put_id char(32) not null`,
      'number varchar(200) not null',
      'placed_on date not null',
      `customer_key ${key} not null`,
      'customer_name text not null',
      'customer_email text',
      'customer_vat_number varchar(20)',
      'customer_siren varchar(20)',
      ...['billing', 'delivery'].flatMap((kind) => [
        `${kind}_line1 text`,
        `${kind}_line2 text`,
        `${kind}_line3 text`,
        `${kind}_post_code text`,
        `${kind}_city text`,
        `${kind}_country char(2)`,
      ]),
      'payment_days integer',
      `total ${amount} not null`,
      `tax ${amount}`,
      'currency char(3) not null',
      `created_at ${now}`,
      ...status,
      `erp_total ${amount}`,
    ],
    order_line: [
      `ext ${key} not null`,
      'position integer not null',
      'kind varchar(10) not null',
      'sku varchar(200)',
      'name text not null',
      'quantity numeric(25,10) not null',
      'unit_code char(3) not null',
      'list_price numeric(19,4) not null',
      `net ${amount} not null`,
      'vat_rate numeric(9,4) not null',
      'primary key (ext, position)',
    ],
    booking: [
      `ext ${key} primary key`,
      'put_id char(32) not null',
      'kind varchar(10) not null',
      `order_ext ${key}`,
      `invoice_id ${id}`,
      `amount ${amount}`,
      'currency char(3)',
      'booked_on date',
      'reason text',
      `created_at ${now}`,
      ...status,
    ],
    invoice: [
      `id ${id} primary key`,
      `kind varchar(10) not null default 'invoice'`,
      'number varchar(190)',
      'state varchar(20) not null',
      'issued_on date',
      `total ${amount} not null`,
      `tax ${amount}`,
      `open_amount ${amount} not null`,
      'currency char(3) not null',
      `order_ext ${key}`,
      `changed_at ${moment}`,
    ],
    instalment: [
      `invoice_id ${id} not null`,
      'due_on date not null',
      `amount ${amount} not null`,
      `open_amount ${amount} not null`,
      'primary key (invoice_id, due_on)',
    ],
    payment: [
      `id ${id} primary key`,
      `ext ${key}`,
      `invoice_id ${id} not null`,
      `amount ${amount} not null`,
      'currency char(3) not null',
      'paid_on date not null',
      `changed_at ${moment}`,
    ],
  };
  const engine = pg ? '' : ' engine=InnoDB default charset=utf8mb4';
  return TABLES.map(
    (table) =>
      `create table if not exists ${tableName(config, table)} (\n  ${columns[table].join(',\n  ')}\n)${engine}`,
  );
}

/** The least the connector's user needs. */
export function grants(config: Pick<SqlConfig, 'system' | 'schema' | 'prefix' | 'user'>): readonly string[] {
  const user =
    config.system === 'postgresql'
      ? `"${config.user.replaceAll('"', '""')}"`
      : `'${config.user.replaceAll("'", "''")}'@'%'`;
  const written: readonly Table[] = ['order', 'order_line', 'booking'];
  return TABLES.map((table) => {
    const rights =
      table === 'order_line' ? 'select, insert, delete' : written.includes(table) ? 'select, insert, update' : 'select';
    return `grant ${rights} on ${tableName(config, table)} to ${user}`;
  });
}
