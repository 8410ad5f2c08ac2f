/** Risk: none. Creates the tables of the road in an empty schema. */
import type { Migration } from './migration.ts';

const ROAD = `
create table tenant (
  id uuid primary key,
  slug text collate "C" not null unique,
  created_at timestamptz not null default now()
);
comment on table tenant is 'The directory: read before the tenant is known, so without row-level security.';

create table api_key (
  prefix text collate "C" primary key,
  tenant_id uuid not null,
  hash text not null,
  role text not null,
  name text not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index api_key_tenant on api_key (tenant_id);

create table host (
  id text collate "C" primary key,
  seen_at timestamptz not null default now()
);
comment on table host is 'Host platforms that some process can write back to.';

create table worker (
  id uuid primary key,
  seen_at timestamptz not null default now()
);
comment on table worker is 'Processes that call ERPs; a claim of one that was not seen lately may be taken over.';

create table merchant_settings (
  tenant_id uuid primary key,
  settings jsonb not null,
  version int not null default 1,
  updated_at timestamptz not null default now()
);

create table connection (
  tenant_id uuid not null,
  id text collate "C" not null,
  adapter text not null,
  config jsonb not null,
  secrets jsonb not null default '{}',
  concurrency int,
  requests_per_minute int,
  paused jsonb,
  next_call_at timestamptz not null default '-infinity',
  version int not null default 1,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);

create table inbox (
  tenant_id uuid not null,
  id uuid not null,
  host text collate "C" not null,
  shop text collate "C" not null,
  source_id text collate "C" not null,
  -- A host may count its revisions in milliseconds: a double holds every integer up to 2^53.
  revision float8 not null,
  payload json not null,
  problems jsonb,
  received_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, host, shop, source_id, revision)
);
alter table inbox alter column payload set compression LZ4_OR_PGLZ;
create index inbox_unmapped on inbox (tenant_id, host, shop, source_id) where problems is not null;
comment on table inbox is 'Every order as it was accepted. A row is never changed, except to forget why it could not be mapped.';

create table orders (
  tenant_id uuid not null,
  id uuid not null,
  host text collate "C" not null,
  shop text collate "C" not null,
  source_id text collate "C" not null,
  -- A host may count its revisions in milliseconds: a double holds every integer up to 2^53.
  revision float8 not null,
  inbox_id uuid not null,
  number text collate "C" not null,
  buyer text not null,
  placed_at timestamptz not null,
  currency text not null,
  total numeric not null,
  test boolean not null,
  stage text not null,
  finished boolean not null default false,
  stop jsonb,
  stop_code text collate "C",
  stopped_at timestamptz,
  next_attempt_at timestamptz,
  attempts int not null default 0,
  connection text collate "C",
  erp_id text,
  erp_number text collate "C",
  erp_ext text collate "C",
  claimed_by uuid,
  sent_at timestamptz,
  unresolved boolean not null default false,
  sequence int not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, host, shop, source_id)
) with (fillfactor = 70);
create index orders_number on orders (tenant_id, number);
create index orders_unfinished on orders (tenant_id, id) where not finished;
create index orders_stopped on orders (tenant_id, stop_code, id) where stop_code is not null;
create index orders_erp_ext on orders (tenant_id, erp_ext) where erp_ext is not null;
create index orders_claimed on orders (tenant_id, connection) where claimed_by is not null;
comment on column orders.sent_at is 'When it was last sent to the ERP.';
comment on column orders.finished is 'Nothing is under way. Indexed in place of the stage, so that most updates touch no index.';
comment on column orders.unresolved is 'The ERP was called and its answer is not known: look before sending again.';

create table series (
  tenant_id uuid not null,
  series text collate "C" not null,
  last_counter bigint not null,
  last_date date not null,
  primary key (tenant_id, series)
) with (fillfactor = 50);

create table document (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  kind text collate "C" not null,
  part text collate "C" not null,
  series text collate "C" not null,
  counter bigint not null,
  number text collate "C" not null,
  issue_date date not null,
  due_date date,
  currency text not null,
  total numeric not null,
  buyer text not null,
  order_number text not null,
  content bytea not null,
  ubl bytea not null,
  ubl_sha256 bytea not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, order_id, kind, part),
  unique (tenant_id, series, counter),
  unique (tenant_id, number)
);
alter table document alter column content set storage external;
alter table document alter column ubl set storage external;
comment on column document.content is 'The canonical invoice and what it covers as JSON, zstd.';
comment on column document.ubl is 'The UBL document, zstd; its SHA-256 is that of the plain bytes.';

create table open_item (
  tenant_id uuid not null,
  document_id uuid not null,
  due_date date not null,
  currency text not null,
  amount numeric not null,
  open numeric not null,
  primary key (tenant_id, document_id, due_date)
) with (fillfactor = 80);
create index open_item_open on open_item (tenant_id, due_date, document_id) where open <> 0;

create table payment (
  tenant_id uuid not null,
  origin text collate "C" not null,
  id text collate "C" not null,
  document_id uuid,
  amount numeric not null,
  currency text not null,
  date date not null,
  method text,
  reference text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, origin, id)
);
create index payment_document on payment (tenant_id, document_id);

create table status_event (
  tenant_id uuid not null,
  id bigint generated always as identity,
  order_id uuid not null,
  sequence int not null,
  at timestamptz not null,
  kind text not null,
  details jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, order_id, sequence)
);

create table seal (
  tenant_id uuid not null,
  first_position bigint not null,
  event_ids bigint[] not null,
  hashes bytea not null,
  sealed_at timestamptz not null default now(),
  primary key (tenant_id, first_position)
);
alter table seal alter column hashes set storage external;
comment on table seal is 'One batch of the tenant''s chain: the events in their order and the 32-byte hash of each link.';

create table seal_head (
  tenant_id uuid primary key,
  length bigint not null,
  hash text not null,
  signature text not null,
  last_event_id bigint not null,
  horizon_event_id bigint not null,
  horizon_xid xid8 not null
);

create table erp_cursor (
  tenant_id uuid not null,
  connection text collate "C" not null,
  kind text not null,
  cursor text not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, connection, kind)
);

create table erp_document (
  tenant_id uuid not null,
  connection text collate "C" not null,
  erp_id text collate "C" not null,
  order_id uuid not null,
  kind text not null,
  number text,
  state text not null,
  issued date,
  due_date date,
  currency text not null,
  total numeric not null,
  open numeric not null,
  version text not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, connection, erp_id)
);
create index erp_document_order on erp_document (tenant_id, order_id);

create table write_back (
  tenant_id uuid not null,
  order_id uuid not null,
  host text collate "C" not null,
  sequence int not null,
  shown int not null default 0,
  attempts int not null default 0,
  problem jsonb,
  primary key (tenant_id, order_id, host)
) with (fillfactor = 70);
comment on table write_back is 'The newest state each host must show of an order, and the newest it has shown.';

create table ledger_entry (
  tenant_id uuid not null,
  ext text collate "C" not null,
  order_ext text collate "C" not null,
  position bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  entry jsonb not null,
  primary key (tenant_id, ext)
);
create index ledger_entry_order on ledger_entry (tenant_id, order_ext);
create index ledger_entry_position on ledger_entry (tenant_id, xid, position);
`;

/** Every query sees and writes the rows of the tenant its transaction was opened for, and of no other. */
const TENANT_TABLES = [
  'merchant_settings',
  'connection',
  'inbox',
  'orders',
  'series',
  'document',
  'open_item',
  'payment',
  'status_event',
  'seal',
  'seal_head',
  'erp_cursor',
  'erp_document',
  'write_back',
  'ledger_entry',
];
const ROW_SECURITY = TENANT_TABLES.map(
  (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy one_tenant on ${table} using (tenant_id = nullif(current_setting('quittance.tenant', true), '')::uuid);`,
).join('');

/** Issued documents, events, seals and ledger entries are history: not even the tables' owner changes them by mistake. */
const APPEND_ONLY = ['document', 'status_event', 'seal', 'ledger_entry'];
const HISTORY = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;
${APPEND_ONLY.map((table) => `create trigger append_only before update or delete or truncate on ${table} for each statement execute function refuse_change();`).join('\n')}`;

/** Rows that change or vanish all day are vacuumed before they pile up; those that never change only need freezing. */
const VACUUM = ['orders', 'write_back', 'series', 'open_item', 'worker']
  .map(
    (table) =>
      `alter table ${table} set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_analyze_scale_factor = 0.02);`,
  )
  .join('\n');

export const road: Migration = { id: '0001-road', statements: [ROAD, ROW_SECURITY, HISTORY, VACUUM] };
