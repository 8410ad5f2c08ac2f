import type { Order, Result, TenantId } from '../model/index.ts';
import { forgetUnmapped, takeOrders, uuidv7, type TakenOrder } from '../store/index.ts';
import { acceptedOrders } from './order-cache.ts';
import { inTenant, nowOf, QUEUE, tellHosts, type Road } from './road.ts';

/** Makes the accepted payloads the current state of their orders, and sends the orders on to the ERP. */
export async function takeOrder(road: Road, tenant: TenantId, inboxIds: readonly string[]): Promise<void> {
  await inTenant(road, tenant, async (trx) => {
    const accepted = await acceptedOrders(trx, inboxIds);
    const orders = newestOf([...accepted].flatMap(([id, order]) => takenOrder(road, tenant, id, order)));
    const taken = await takeOrders(trx, orders, nowOf(road));
    await forgetUnmapped(trx, inboxIds);
    await road.jobs.enqueue(
      trx,
      QUEUE.push,
      taken.map(({ id }) => id),
    );
    await tellHosts(road, trx, taken);
  });
}

function takenOrder(road: Road, tenant: TenantId, inboxId: string, read: Result<Order>): readonly TakenOrder[] {
  if (read.ok) return [asTaken(inboxId, read.value)];
  // It was a canonical order when it was accepted: only a release with a stricter schema can bring us here.
  road.log.error(
    { tenant, inboxId, code: read.problems[0]?.code, field: read.problems[0]?.field },
    'an accepted order is no longer readable',
  );
  return [];
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
