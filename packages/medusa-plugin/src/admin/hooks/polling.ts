import type { OrderDetail, OrderList } from '../../api/admin/quittance/contract.ts';

const FAST_MS = 2_000;
const SLOW_MS = 10_000;

/** After a minute of asking every two seconds something is slow: ask less often, and after some ten minutes no more. */
const FAST_POLLS = 30;
const LAST_POLL = 90;

/** Times to ask again for an order that is not on the road: it may have been placed moments ago. */
const POLLS_FOR_UNKNOWN = 5;

const UNDER_WAY: ReadonlySet<string> = new Set(['received', 'taken', 'pushing', 'pushed']);

/** Whether the order moves by itself in the next seconds. From `invoiced` on it waits for people and banks. */
export function isUnderWay(stage: string): boolean {
  return UNDER_WAY.has(stage);
}

/** Milliseconds until an order is asked for again, or `false` when it stands still. `polls` counts the answers so far. */
export function pollAgain(detail: OrderDetail | undefined, polls: number): number | false {
  if (detail === undefined) return false;
  if (detail.order === null) return polls < POLLS_FOR_UNKNOWN ? FAST_MS : false;
  if (!isUnderWay(detail.order.stage) || polls >= LAST_POLL) return false;
  return polls < FAST_POLLS ? FAST_MS : SLOW_MS;
}

/** The same for a list: asked again while one of the orders it shows moves by itself. */
export function pollListAgain(list: OrderList | undefined, polls: number): number | false {
  const moving = list?.orders.some((order) => isUnderWay(order.stage)) ?? false;
  if (!moving || polls >= LAST_POLL) return false;
  return polls < FAST_POLLS ? FAST_MS : SLOW_MS;
}
