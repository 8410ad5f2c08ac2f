import type { Order, Result, TenantId } from '../../model/index.ts';
import {
  forgetUnmapped,
  readInbox,
  stopUnreadable,
  takeOrders,
  uuidv7,
  type Moved,
  type TakenOrder,
  type TenantTransaction,
} from '../../store/index.ts';
import { holdOrdersInDefault } from './hold-orders.ts';
import { acceptedOrders } from './order-cache.ts';
import { isInLedger } from './push-order.ts';
import { goOn, inTenant, nowOf, QUEUE, tellHosts, tellHostsSoon, type Road } from '../road.ts';
import { unreadableOrder } from './unreadable-order.ts';

/** Makes the accepted payloads the current state of their orders, and sends the orders on to the ERP. Answers those that go on here. */
export async function takeOrder(road: Road, tenant: TenantId, inboxIds: readonly string[]): Promise<readonly string[]> {
  return inTenant(road, tenant, async (trx) => {
    const accepted = await acceptedOrders(trx, inboxIds);
    const orders = newestOf([...accepted].flatMap(([id, order]) => (order.ok ? [asTaken(id, order.value)] : [])));
    const taken = await takeOrders(trx, orders, nowOf(road));
    await forgetUnmapped(trx, inboxIds);
    await tellHostsSoon(road, trx, taken);
    await tellHosts(road, trx, await stopThose(road, trx, accepted));
    const held = await holdOrdersInDefault(road, trx, newOnes(taken, orders, accepted));
    await tellHosts(road, trx, held);
    const stays = new Set(held.map(({ id }) => id));
    const ids = taken.map(({ id }) => id).filter((id) => !stays.has(id));
    if (await isInLedger(trx)) return goOn(road, trx, QUEUE.push, ids);
    // An ERP over a wire may be slow, or away: its orders queue for it, and the others come in meanwhile.
    await road.jobs.enqueue(trx, QUEUE.push, ids);
    return [];
  });
}

/** The orders that were not there before. */
function newOnes(
  taken: readonly Moved[],
  orders: readonly TakenOrder[],
  accepted: ReadonlyMap<string, Result<Order>>,
): readonly { readonly id: string; readonly order: Order }[] {
  const inboxIds = new Map(orders.map(({ id, inboxId }) => [id, inboxId]));
  return taken.flatMap(({ id, sequence }) => {
    const order = accepted.get(inboxIds.get(id) ?? '');
    return sequence === 1 && order?.ok === true ? [{ id, order: order.value }] : [];
  });
}

async function stopThose(
  road: Road,
  trx: TenantTransaction,
  accepted: ReadonlyMap<string, Result<Order>>,
): Promise<readonly Moved[]> {
  const refusals = new Map(
    [...accepted].flatMap(([id, order]) => (order.ok ? [] : [[id, order.problems[0]] as const])),
  );
  if (refusals.size === 0) return [];
  for (const [inboxId, problem] of refusals)
    road.log.error(
      { tenant: trx.tenant, inboxId, code: problem?.code, field: problem?.field },
      'an accepted order is no longer readable',
    );
  const payloads = await readInbox(trx, [...refusals.keys()]);
  const stopped: Moved[] = [];
  // One by one: a batch may hold two revisions of an order, and one statement may touch a row once.
  for (const payload of payloads)
    stopped.push(...(await stopUnreadable(trx, [unreadableOrder(payload, refusals.get(payload.id))], nowOf(road))));
  return stopped;
}

function asTaken(inboxId: string, order: Order): TakenOrder {
  const { source, revision, number, buyer, placedAt, currency, totals, test } = order;
  return {
    id: uuidv7(),
    inboxId,
    host: source.host,
    shop: source.shop,
    sourceId: source.orderId,
    revision,
    number,
    buyer: buyer.name,
    placedAt,
    currency,
    total: totals.total.toString(),
    test,
  };
}

/** Of several revisions of one order in a batch only the newest counts; one statement may touch a row once. */
function newestOf(orders: readonly TakenOrder[]): readonly TakenOrder[] {
  const newest = new Map<string, TakenOrder>();
  for (const order of orders) {
    const key = JSON.stringify([order.host, order.shop, order.sourceId]);
    if ((newest.get(key)?.revision ?? -1) < order.revision) newest.set(key, order);
  }
  return [...newest.values()];
}
