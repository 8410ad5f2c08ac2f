import type { IsoDateTime, TenantId } from '../../model/index.ts';
import {
  forgottenInInbox,
  forgottenOrders,
  listTenants,
  askableShops,
  reconcileFigures,
  unshownOrders,
  readReconciliation,
  writeReconciliation,
  type ReconcileFigures,
} from '../../store/index.ts';
import type { ErpReconciliation } from './erp-findings.ts';
import { reconcileErp } from './reconcile-erp.ts';
import { inTenant, nowOf, QUEUE, writeBackQueue, type Road } from '../road.ts';
import { resumeChanges, sweepShop } from '../shops/sweep-shops.ts';
import { trackStatus } from '../orders/track-status.ts';

/** What the reconciliation found, and mended. Amounts are decimal strings by currency. */
export interface ReconcileReport {
  /** Orders of the shops that no event had told us of. */
  readonly found: number;
  /** Noticed changes, accepted payloads and orders whose job was lost, put back on the road. */
  readonly resumed: number;
  /** Statuses that a host has not shown yet, sent again. */
  readonly shown: number;
  /** Of the last 30 days, as we know them: orders taken and pushed, documents issued and what is open on them. */
  readonly figures: readonly ReconcileFigures[];
  /** What the ERP itself says of our orders and of what is open on their invoices. */
  readonly erp: ErpReconciliation;
  readonly at: IsoDateTime;
}

const DAY = 86_400_000;
/** Younger work may simply be under way. */
const SETTLED = 10 * 60_000;
const BATCH = 5_000;

export async function reconcileAll(road: Road): Promise<void> {
  for (const { id } of await listTenants(road.database)) {
    try {
      tell(road, id, await reconcile(road, id));
    } catch (error) {
      road.log.error({ tenant: id, error: String(error) }, 'the reconciliation failed');
    }
  }
}

/** One line for the run, and one for each order that is not the same in the ERP. */
function tell({ log }: Road, tenant: TenantId, { found, resumed, shown, erp }: ReconcileReport): void {
  const { adapter, complete, differencesFound, problem } = erp;
  log.info(
    { tenant, found, resumed, shown, adapter, complete, differencesFound, problem: problem?.code },
    'reconciled',
  );
  for (const { code, orderId } of erp.differences) log.warn({ tenant, order: orderId, code }, 'the ERP differs');
}

/** Finds what events and jobs lost, and puts it back on the road. */
export async function reconcile(road: Road, tenant: TenantId): Promise<ReconcileReport> {
  const found = await askHosts(road, tenant);
  await trackStatus(road, tenant);
  const resumed = await resume(road, tenant);
  const shown = await showAgain(road, tenant);
  const figures = await inTenant(road, tenant, (trx) =>
    reconcileFigures(trx, new Date(road.clock.now().getTime() - 30 * DAY)),
  );
  const report = { found, resumed, shown, figures, erp: await reconcileErp(road, tenant), at: nowOf(road) };
  await inTenant(road, tenant, (trx) => writeReconciliation(trx, report, report.at));
  return report;
}

export async function lastReconciliation(road: Road, tenant: TenantId): Promise<ReconcileReport | undefined> {
  return (await inTenant(road, tenant, readReconciliation)) as ReconcileReport | undefined;
}

/** Asks every shop for what changed since the last time; what is known already is a duplicate and costs nothing. */
async function askHosts(road: Road, tenant: TenantId): Promise<number> {
  let found = 0;
  for (const { host, shop } of await inTenant(road, tenant, askableShops)) {
    const platform = road.hosts.get(host);
    if (platform !== undefined) found += await sweepShop(road, tenant, platform, shop);
  }
  return found;
}

async function resume(road: Road, tenant: TenantId): Promise<number> {
  const now = road.clock.now().getTime();
  const before = new Date(now - SETTLED);
  let changes = 0;
  for (const host of road.hosts.keys()) changes += await resumeChanges(road, tenant, host);
  return inTenant(road, tenant, async (trx) => {
    const inbox = await forgottenInInbox(trx, new Date(now - 3 * DAY), before, BATCH);
    const orders = await forgottenOrders(trx, ['taken', 'pushed'], before, BATCH);
    await road.jobs.enqueue(trx, QUEUE.take, inbox);
    await road.jobs.enqueue(
      trx,
      QUEUE.push,
      orders.filter(({ stage }) => stage === 'taken').map(({ id }) => id),
    );
    await road.jobs.enqueue(
      trx,
      QUEUE.issue,
      orders.filter(({ stage }) => stage === 'pushed').map(({ id }) => id),
    );
    return changes + inbox.length + orders.filter(({ stage }) => stage === 'taken').length;
  });
}

async function showAgain(road: Road, tenant: TenantId): Promise<number> {
  let shown = 0;
  for (const host of road.hosts.keys()) {
    shown += await inTenant(road, tenant, async (trx) => {
      const ids = await unshownOrders(trx, host, null, BATCH);
      await road.jobs.enqueue(trx, writeBackQueue(host), ids);
      return ids.length;
    });
  }
  return shown;
}
