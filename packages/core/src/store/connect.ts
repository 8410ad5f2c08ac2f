import { Kysely, PostgresDialect, sql, type Transaction, type TransactionBuilder } from 'kysely';
import pg from 'pg';
import type { TenantId } from '../model/index.ts';
import { migrate } from './migrate.ts';
import { PreparingClient } from './prepared.ts';
import type { Schema } from './schema.ts';

/** Where the database is: a URL, or what `pg.Pool` takes. */
export type DatabaseConfig = { readonly connectionString: string } | Omit<pg.PoolConfig, 'types' | 'onConnect'>;

/** Inside one transaction of one tenant: row-level security shows its rows and no others. */
export type TenantTransaction = Transaction<Schema> & { readonly tenant: TenantId };

export interface Database {
  /** For the directory tables only (tenants, keys, hosts): anything of a tenant is empty here. */
  readonly directory: Kysely<Schema>;
  /** The settings with which another pool (the queue's) reaches the same database in the same role. */
  readonly poolConfig: pg.PoolConfig;
  /** Runs `work` in one transaction that sees and writes the rows of `tenant` alone. */
  inTenant<T>(tenant: TenantId, work: (trx: TenantTransaction) => Promise<T>): Promise<T>;
  /** The same for reading alone: all its statements see what was there when it began, whatever is written meanwhile. */
  asOfOneMoment<T>(tenant: TenantId, read: (trx: TenantTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const APP_ROLE = 'quittance_app';

/** Connects, brings the schema up to date, and never again works as a user whom row-level security does not bind. */
export async function openDatabase(config: DatabaseConfig, onError: (error: Error) => void): Promise<Database> {
  const role = await prepare(config);
  const poolConfig: pg.PoolConfig = { max: 10, application_name: 'quittance', ...config };
  const pool = new pg.Pool({
    ...poolConfig,
    Client: PreparingClient,
    types: { getTypeParser: parserOf },
    // oxlint-disable-next-line typescript/no-misused-promises -- pg-pool awaits it before it lends the client; its types say void
    onConnect: async (client) => {
      if (role !== undefined) await client.query(`set role ${role}`);
    },
  });
  let isOpen = true;
  const tell = (error: Error) => {
    if (isOpen) onError(error);
  };
  pool.on('error', tell);
  // A client that is in use when the server dies tells so by an event; unheard, it would end the whole process.
  pool.on('connect', (client) => client.on('error', tell));
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    directory: kysely.withSchema('quittance'),
    poolConfig:
      role === undefined
        ? poolConfig
        : { ...poolConfig, options: `${poolConfig.options ?? ''} -c role=${role}`.trim() },
    inTenant: (tenant, work) => inTenant(kysely.transaction(), tenant, work),
    asOfOneMoment: (tenant, read) =>
      inTenant(kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only'), tenant, read),
    close() {
      // The pool does not wait until its sockets are closed: a server that stops meanwhile is nobody's concern.
      isOpen = false;
      return kysely.destroy();
    },
  };
}

async function inTenant<T>(
  transaction: TransactionBuilder<Schema>,
  tenant: TenantId,
  work: (trx: TenantTransaction) => Promise<T>,
): Promise<T> {
  return transaction.execute(async (trx) => {
    await sql`select set_config('quittance.tenant', ${tenant}, true)`.execute(trx);
    return work(Object.assign(trx.withSchema('quittance'), { tenant }));
  });
}

/** Migrates; answers the role every connection must take, when the user it logs in as would bypass row-level security. */
async function prepare(config: DatabaseConfig): Promise<string | undefined> {
  const client = new pg.Client(config);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const role = await bindingRole(client);
    if (role !== undefined) await client.query(`set role ${role}`);
    await migrate(client);
    return role;
  } finally {
    await client.end();
  }
}

async function bindingRole(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ bypasses: boolean; member: boolean; database: string }>(
    `select bool_or(u.rolsuper or u.rolbypassrls) as bypasses, current_database() as database,
            coalesce(bool_or(pg_has_role(current_user, r.oid, 'member')), false) as member
     from pg_roles u left join pg_roles r on r.rolname = $1 where u.rolname = current_user`,
    [APP_ROLE],
  );
  const [user] = rows;
  if (user === undefined || (!user.bypasses && !user.member)) return undefined;
  if (user.bypasses) {
    await ignoring(['42710', '23505'], client.query(`create role ${APP_ROLE} nologin`));
    // XX000: two sessions granted at the same moment; the other one's grant is the same.
    await ignoring(
      ['XX000'],
      client.query(`grant create on database ${pg.escapeIdentifier(user.database)} to ${APP_ROLE}`),
    );
  }
  return APP_ROLE;
}

async function ignoring(codes: readonly string[], query: Promise<unknown>): Promise<void> {
  try {
    await query;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && codes.includes(error.code ?? ''))) throw error;
  }
}

// Set on our own pools: the process may belong to a shop that reads its columns otherwise.
const INT8 = 20;
const DATE = 1082;
const INT8_ARRAY = 1016;
function parserOf(oid: number, format?: 'text' | 'binary') {
  if (oid === INT8) return BigInt;
  if (oid === DATE) return (value: string) => value;
  if (oid === INT8_ARRAY) return (value: string) => (value === '{}' ? [] : value.slice(1, -1).split(',').map(BigInt));
  return format === 'binary' ? pg.types.getTypeParser(oid, format) : pg.types.getTypeParser(oid);
}

/** Whether the statement itself is at fault (a value, a constraint): it fails again, and its neighbours in the batch do not. */
export function isDataError(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '');
}
