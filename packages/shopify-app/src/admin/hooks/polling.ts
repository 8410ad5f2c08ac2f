import type { OrderDetail, OrderPage } from '../api/contract.ts';

const POLL_MS = 2_000;

const UNDER_WAY: ReadonlySet<string> = new Set(['received', 'taken', 'pushing', 'pushed']);

/** Whether the order moves by itself in the next seconds. From `invoiced` on it waits for people and banks. */
function isUnderWay({
  stage,
  stopped,
  nextAttemptAt,
}: Pick<OrderDetail, 'stage' | 'stopped' | 'nextAttemptAt'>): boolean {
  return UNDER_WAY.has(stage) && stopped === undefined && nextAttemptAt === undefined;
}

/** Milliseconds until an order is asked for again, or `false` when it stands still. An hour later nobody waits for it any more. */
export function pollOrder(order: OrderDetail | undefined): number | false {
  if (order === undefined || !isUnderWay(order)) return false;
  return Date.now() - Date.parse(order.updatedAt) < 3_600_000 ? POLL_MS : false;
}

/** The same for a list: asked again while one of the orders it shows moves by itself. */
export function pollOrders(page: OrderPage | undefined): number | false {
  return page?.items.some((order) => isUnderWay(order) && Date.now() - Date.parse(order.updatedAt) < 600_000) === true
    ? POLL_MS
    : false;
}
