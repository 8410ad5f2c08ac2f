import { sql } from 'kysely';
import type { Problem } from '../model/index.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

export interface ConnectionRow {
  readonly id: string;
  readonly adapter: string;
  readonly config: unknown;
  /** Sealed, by name. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly concurrency: number | null;
  readonly requestsPerMinute: number | null;
  readonly paused: Problem | null;
  /** Rises with every change of what a session is made from. */
  readonly version: number;
}

const COLUMNS = [
  'id',
  'adapter',
  'config',
  'secrets',
  'concurrency',
  'requests_per_minute as requestsPerMinute',
  'paused',
  'version',
] as const;

export async function listConnections(trx: TenantTransaction): Promise<readonly ConnectionRow[]> {
  return trx.selectFrom('connection').select(COLUMNS).where('tenant_id', '=', trx.tenant).orderBy('id').execute();
}

export async function readConnection(trx: TenantTransaction, id: string): Promise<ConnectionRow | undefined> {
  return trx
    .selectFrom('connection')
    .select(COLUMNS)
    .where('tenant_id', '=', trx.tenant)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The same, locked: who holds it decides alone how many calls may start now. */
export async function lockConnection(trx: TenantTransaction, id: string): Promise<ConnectionRow | undefined> {
  return trx
    .selectFrom('connection')
    .select(COLUMNS)
    .where('tenant_id', '=', trx.tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function writeConnection(
  trx: TenantTransaction,
  row: Omit<ConnectionRow, 'version' | 'paused'>,
): Promise<void> {
  const columns = {
    adapter: row.adapter,
    config: storedJson(row.config ?? {}),
    secrets: storedJson(row.secrets),
    concurrency: row.concurrency,
    requests_per_minute: row.requestsPerMinute,
    paused: null,
  };
  await trx
    .insertInto('connection')
    .values({ tenant_id: trx.tenant, id: row.id, ...columns })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'id'])
        .doUpdateSet({ ...columns, version: sql`connection.version + 1`, updated_at: new Date() }),
    )
    .execute();
}

/** Pauses with a reason, or resumes with `null`; `false` when there is no such connection or it stood so already. */
export async function pauseConnection(trx: TenantTransaction, id: string, paused: Problem | null): Promise<boolean> {
  const result = await trx
    .updateTable('connection')
    .set({ paused: paused === null ? null : storedJson(paused), updated_at: new Date() })
    .where('tenant_id', '=', trx.tenant)
    .where('id', '=', id)
    .where('paused', paused === null ? 'is not' : 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * How many calls of a connection are under way, over all processes. Those of a process unseen for three seconds are not
 * counted: most likely it is dead and its calls with it, and the limit is a courtesy, not a lock.
 */
export async function callsUnderWay(trx: TenantTransaction, connection: string): Promise<number> {
  const { rows } = await sql<{ calls: number }>`
    select count(*)::int as calls from quittance.orders o join quittance.worker w on w.id = o.claimed_by
    where o.tenant_id = ${trx.tenant}::uuid and o.connection = ${connection} and o.claimed_by is not null
      and w.seen_at > clock_timestamp() - interval '3 seconds'`.execute(trx);
  return rows[0]?.calls ?? 0;
}

/** Books `calls` places in the connection's minute; answers how long the first must wait, in milliseconds. */
export async function bookCalls(
  trx: TenantTransaction,
  connection: string,
  calls: number,
  perMinute: number,
): Promise<number> {
  const { rows } = await sql<{ wait: number }>`
    update quittance.connection
    set next_call_at = greatest(next_call_at, clock_timestamp()) + ${calls}::int * (interval '1 minute' / ${perMinute}::int)
    where tenant_id = ${trx.tenant}::uuid and id = ${connection}
    returning greatest(0, extract(epoch from next_call_at - ${calls}::int * (interval '1 minute' / ${perMinute}::int) - clock_timestamp()) * 1000)::float8 as wait`.execute(
    trx,
  );
  return rows[0]?.wait ?? 0;
}

export async function readCursor(trx: TenantTransaction, connection: string, kind: string): Promise<string | null> {
  const row = await trx
    .selectFrom('erp_cursor')
    .select('cursor')
    .where('tenant_id', '=', trx.tenant)
    .where('connection', '=', connection)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.cursor ?? null;
}

export async function writeCursor(
  trx: TenantTransaction,
  connection: string,
  kind: string,
  cursor: string,
): Promise<void> {
  await trx
    .insertInto('erp_cursor')
    .values({ tenant_id: trx.tenant, connection, kind, cursor })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'connection', 'kind']).doUpdateSet({ cursor, updated_at: new Date() }),
    )
    .execute();
}

/** Puts other sealed texts of the same secrets in place: nothing of the connection changes. */
export async function resealConnection(
  trx: TenantTransaction,
  id: string,
  secrets: Readonly<Record<string, string>>,
): Promise<void> {
  await trx
    .updateTable('connection')
    .set({ secrets: storedJson(secrets) })
    .where('tenant_id', '=', trx.tenant)
    .where('id', '=', id)
    .execute();
}
