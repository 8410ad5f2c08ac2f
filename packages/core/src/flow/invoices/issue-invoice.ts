import {
  dayIn,
  type MerchantSettings,
  type Order,
  type Problem,
  type Result,
  type TenantId,
} from '../../model/index.ts';
import {
  insertDocuments,
  issuedFor,
  keepBuyers,
  lockOrders,
  moveOrders,
  type IssuedRow,
  type Move,
  type OrderRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { checkDrafts } from './check-drafts.ts';
import { unpackDocument } from './document-content.ts';
import { followErp } from '../orders/follow-erp.ts';
import { stopped, withCancelRefusal } from '../move.ts';
import { acceptedOrders, letGo } from '../orders/order-cache.ts';
import { inSeries, numberDrafts, UnwritableDocument, type CheckedDraft } from './number-drafts.ts';
import { planOrder } from '../orders/plan-order.ts';
import { inTenant, nowOf, QUEUE, tellHosts, type Road } from '../road.ts';
import { settingsOf, SETTINGS_MISSING } from '../settings.ts';
import { settleOrders, type IssuedNow } from '../payments/settle-orders.ts';

/**
 * Issues every document the orders call for: planned and checked first, then numbered, written and stored in the same
 * transaction as the new stage. What our own rules reject is not issued: its order stops, the others of the batch go on.
 */
export async function issueInvoice(road: Road, tenant: TenantId, ids: readonly string[]): Promise<readonly []> {
  const unwritable = new Map<string, Problem>();
  for (;;) {
    try {
      await inTenant(road, tenant, (trx) => issueTogether(road, trx, ids, unwritable));
      return [];
    } catch (error) {
      // The numbers were given back with the transaction; the rest of the batch is issued without that order.
      if (!(error instanceof UnwritableDocument) || unwritable.has(error.orderId)) throw error;
      unwritable.set(error.orderId, error.problem);
    }
  }
}

/** An order with the checked drafts of what is due for it. */
export interface Planned {
  readonly row: OrderRow;
  readonly order: Order;
  readonly drafts: readonly CheckedDraft[];
  readonly earlier: readonly IssuedRow[];
}

async function issueTogether(
  road: Road,
  trx: TenantTransaction,
  ids: readonly string[],
  unwritable: ReadonlyMap<string, Problem>,
): Promise<void> {
  const all = await lockOrders(trx, ids, ['pushed']);
  if (all.length === 0) return;
  const settings = await settingsOf(trx);
  const earlier = Map.groupBy(
    await issuedFor(
      trx,
      all.map(({ id }) => id),
    ),
    ({ orderId }) => orderId,
  );
  // What we have invoiced we credit, whoever invoices now.
  const isTheirs = ({ id }: OrderRow) => settings?.issuer === 'erp' && !earlier.has(id);
  const rows = all.filter((row) => !isTheirs(row));
  const accepted = await acceptedOrders(
    trx,
    rows.map(({ inboxId }) => inboxId),
  );
  const planned: Planned[] = [];
  const moves: Move[] = [...(await followErp(trx, all.filter(isTheirs)))];
  const today = settings === undefined ? '' : dayIn(settings.timeZone, road.clock.now());
  for (const row of rows) {
    const refusal = unwritable.get(row.id);
    const plan =
      refusal ??
      (settings === undefined
        ? SETTINGS_MISSING
        : await planOne(road, row, accepted.get(row.inboxId), earlier.get(row.id) ?? [], settings, today));
    if ('code' in plan) moves.push(stopped(row, plan));
    else planned.push(plan);
  }
  if (settings !== undefined) moves.push(...(await issuePlanned(road, trx, planned, settings, today)));
  await tellHosts(road, trx, await moveOrders(trx, moves.map(withCancelRefusal), nowOf(road)));
  letGo(all.map(({ inboxId }) => inboxId));
}

/** What is due for an order, or why it cannot be issued. */
export async function planOne(
  road: Road,
  row: OrderRow,
  accepted: Result<Order> | undefined,
  earlier: readonly IssuedRow[],
  settings: MerchantSettings,
  today: string,
): Promise<Planned | Problem> {
  try {
    if (accepted?.ok !== true) return accepted?.problems[0] ?? PLANNING_FAILED;
    const order = accepted.value;
    const due = planOrder(order, earlier.map(unpackDocument), settings);
    if (!due.ok) return due.problems[0] ?? PLANNING_FAILED;
    const placed = inSeries(row.id, order, due.value, settings, today);
    if (!placed.ok) return placed.problems[0] ?? PLANNING_FAILED;
    const checked = await checkDrafts(placed.value, today);
    if (!checked.ok) return checked.problems[0] ?? PLANNING_FAILED;
    return { row, order, drafts: checked.value, earlier };
  } catch (error) {
    // A bug of ours must not hold back the other orders of the batch.
    road.log.error(
      { order: row.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
      'planning an order failed',
    );
    return PLANNING_FAILED;
  }
}

/** Numbers, writes and stores the documents; answers where their orders stand now. */
export async function issuePlanned(
  road: Road,
  trx: TenantTransaction,
  planned: readonly Planned[],
  settings: MerchantSettings,
  today: string,
): Promise<readonly Move[]> {
  const drafts = planned.flatMap((each) => each.drafts);
  await keepBuyers(
    trx,
    drafts.map(({ buyer }) => buyer),
  );
  const numbered = await numberDrafts(trx, drafts, settings, today);
  await insertDocuments(
    trx,
    numbered.map(({ stored }) => stored),
  );
  if (settings.delivery.enabled)
    await road.jobs.enqueue(
      trx,
      QUEUE.plan,
      numbered.map(({ stored }) => stored.id),
    );
  // What changes on issued documents may settle what was promised or chased.
  await road.jobs.enqueue(
    trx,
    QUEUE.follow,
    planned.flatMap((each) => each.earlier.map(({ id }) => id)),
  );
  const byOrder = Map.groupBy(numbered, ({ orderId }) => orderId);
  const issued = planned.map(({ row, order, earlier }): IssuedNow => ({
    row,
    order,
    earlier,
    now: byOrder.get(row.id) ?? [],
  }));
  return settleOrders(trx, issued, settings);
}

const PLANNING_FAILED: Problem = {
  code: 'ORDER_NOT_INVOICEABLE',
  message: 'The order could not be turned into an invoice.',
  advice: 'Report this order: its invoice was not issued and nothing was lost.',
  retry: 'after-fix',
};
