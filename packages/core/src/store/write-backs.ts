import { sql } from 'kysely';
import type { Problem } from '../model/index.ts';
import { isKey, wanted } from './by-key.ts';
import { isInstalled } from './changes.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

/** An order whose newest state its host has not shown yet. */
export interface PendingWriteBack {
  readonly orderId: string;
  readonly sequence: number;
  readonly attempts: number;
}

export async function pendingWriteBacks(
  trx: TenantTransaction,
  host: string,
  orderIds: readonly string[],
): Promise<readonly PendingWriteBack[]> {
  const { rows } = await sql<PendingWriteBack>`
    select w.order_id as "orderId", w.sequence, w.attempts
    from ${wanted(orderIds)} join quittance.write_back w on w.order_id = wanted.key join quittance.orders o on o.id = wanted.key and o.tenant_id = w.tenant_id
    where w.tenant_id = ${trx.tenant}::uuid and w.host = ${host} and w.shown < w.sequence and ${isInstalled('o')}`.execute(
    trx,
  );
  return rows;
}

export interface WriteBackResult {
  readonly orderId: string;
  readonly sequence: number;
  /** `null` when the host shows it now. */
  readonly problem: Problem | null;
}

/**
 * Notes what each host shows now; a result that comes late never takes back a newer one. Rows are locked in the order of their ids, as where orders
 * are moved: two batches that share orders wait for each other, and never in a circle.
 */
export async function recordWriteBacks(
  trx: TenantTransaction,
  host: string,
  results: readonly WriteBackResult[],
): Promise<void> {
  if (results.length === 0) return;
  await sql`
    with x as (
      select * from json_to_recordset(${storedJson(results)}::json) as x("orderId" uuid, sequence int, problem jsonb)
    ), locked as (
      select w.order_id, x.sequence, x.problem from x join quittance.write_back w on w.order_id = x."orderId"
      where w.tenant_id = ${trx.tenant}::uuid and w.host = ${host} and ${isKey('x.orderId')} order by w.order_id for update of w
    )
    update quittance.write_back w set
      shown = case when locked.problem is null then greatest(w.shown, locked.sequence) else w.shown end,
      attempts = case when locked.problem is null then 0 else w.attempts + 1 end, problem = locked.problem
    from locked where w.tenant_id = ${trx.tenant}::uuid and w.order_id = locked.order_id and w.host = ${host} and ${isKey('locked.order_id')}`.execute(
    trx,
  );
}

/** Orders that wait to be shown, oldest first: for a host that comes back after an absence. A shop whose app is uninstalled rests. */
export async function unshownOrders(
  trx: TenantTransaction,
  host: string,
  after: string | null,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ order_id: string }>`
    select w.order_id from quittance.write_back w join quittance.orders o on o.tenant_id = w.tenant_id and o.id = w.order_id
    where w.tenant_id = ${trx.tenant}::uuid and w.host = ${host} and w.shown < w.sequence and (${after}::uuid is null or w.order_id > ${after}::uuid)
      and ${isInstalled('o')}
    order by w.order_id limit ${limit}`.execute(trx);
  return rows.map(({ order_id }) => order_id);
}
