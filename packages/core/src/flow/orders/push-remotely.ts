import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem, TenantId } from '../../model/index.ts';
import { pauseConnection, type ConnectionRow } from '../../store/index.ts';
import { callErp } from './call-erp.ts';
import { claimTogether, type Claim } from './claim-orders.ts';
import type { RemoteErp } from './parcel.ts';
import { recordDeliveries } from './record-deliveries.ts';
import { after, inTenant, QUEUE, type Road } from '../road.ts';

/** A slow ERP gives the worker back after this long and goes to the end of the queue: other tenants want it, too. */
const ROUND = 5_000;
const BUSY_WAIT = 1_000;

/**
 * Brings orders to an ERP over a wire. A claim is committed before any call, and the outcome after it: no transaction is
 * open while the ERP thinks. When this process dies in between, the claim says that the answer is not known, and whoever
 * comes next looks before it sends.
 */
export async function pushRemotely(
  road: Road,
  tenant: TenantId,
  connection: ConnectionRow,
  ids: readonly string[],
): Promise<void> {
  if (connection.paused !== null) return;
  const opened = await road.sessions.sessionOf(tenant, connection);
  if (!opened.ok) return pause(road, tenant, connection, opened.problems[0]);
  const erp: RemoteErp = { connection, ...opened.value };
  const until = performance.now() + ROUND;
  let waiting: readonly string[] = ids;
  while (waiting.length > 0) {
    const claim = await claimTogether(road, tenant, erp, waiting);
    if (claim.paused) return;
    await deliver(road, tenant, erp, claim);
    waiting = claim.rest;
    const stalled = claim.parcels.length === 0 && waiting.length > 0;
    if (waiting.length > 0 && (stalled || performance.now() > until)) {
      await comeBack(road, tenant, waiting, stalled ? BUSY_WAIT : 0);
      return;
    }
  }
}

async function deliver(road: Road, tenant: TenantId, erp: RemoteErp, { parcels, wait }: Claim): Promise<void> {
  try {
    if (wait > 0) await sleep(wait);
    const deliveries = await Promise.all(
      parcels.map(async (parcel) => ({ parcel, delivery: await callErp(road, erp, parcel) })),
    );
    if (parcels.length > 0) await inTenant(road, tenant, (trx) => recordDeliveries(road, trx, erp, deliveries));
  } finally {
    for (const { row } of parcels) road.underWay.delete(row.id);
  }
}

async function pause(
  road: Road,
  tenant: TenantId,
  connection: ConnectionRow,
  problem: Problem | undefined,
): Promise<void> {
  await inTenant(road, tenant, (trx) => pauseConnection(trx, connection.id, problem ?? null));
  road.log.warn({ tenant, connection: connection.id, code: problem?.code }, 'the connection is paused');
}

async function comeBack(road: Road, tenant: TenantId, ids: readonly string[], wait: number): Promise<void> {
  await inTenant(road, tenant, (trx) =>
    road.jobs.enqueue(trx, QUEUE.push, ids, after(road, wait * (0.5 + Math.random()))),
  );
}
