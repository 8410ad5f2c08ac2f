import { sql } from 'kysely';
import type { TenantTransaction } from './connect.ts';
import { firstIdAt } from './uuid.ts';

export interface ArrivalRow {
  readonly host: string;
  readonly shop: string;
  readonly hour: Date;
  readonly orders: number;
  readonly lastAt: Date;
}

const DAY = 86_400_000;
const KEPT = 36 * DAY;
const HOUR = 3_600_000;

/** Counts what came in since the last count, from the hour before it on; the first count goes back five weeks. */
export async function countArrivals(trx: TenantTransaction, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - KEPT);
  const { rows } = await sql<{ last: Date | null }>`
    select max(hour) as last from quittance.arrival where tenant_id = ${trx.tenant}::uuid`.execute(trx);
  const last = rows[0]?.last;
  const since = last == null ? oldest : new Date(Math.max(oldest.getTime(), last.getTime() - HOUR));
  await sql`
    insert into quittance.arrival as a (tenant_id, host, shop, hour, orders, last_at)
    select tenant_id, host, shop, date_trunc('hour', received_at, 'UTC'), count(*), max(received_at) from quittance.inbox
    where tenant_id = ${trx.tenant}::uuid and id >= ${firstIdAt(since)}::uuid and revision >= 0
    group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (tenant_id, host, shop, hour) do update set
      orders = greatest(a.orders, excluded.orders), last_at = greatest(a.last_at, excluded.last_at)`.execute(trx);
  await sql`delete from quittance.arrival where tenant_id = ${trx.tenant}::uuid and hour < ${oldest}`.execute(trx);
}

export async function readArrivals(trx: TenantTransaction): Promise<readonly ArrivalRow[]> {
  const { rows } = await sql<ArrivalRow>`
    select host, shop, hour, orders, last_at as "lastAt" from quittance.arrival where tenant_id = ${trx.tenant}::uuid`.execute(
    trx,
  );
  return rows;
}
