import { parseOrder, type Order, type Result } from '../../model/index.ts';
import { readInbox, type TenantTransaction } from '../../store/index.ts';

/** What was accepted never changes, so a parsed order stays true: the next step of the same process need not read it again. */
const MOST_KEPT = 1_000;
/** A larger order is not worth its memory. */
const MOST_LINES = 50;
const kept = new Map<string, Order>();

/** The orders accepted under these inbox ids, parsed; each read from the database only when it is not at hand. */
export async function acceptedOrders(
  trx: TenantTransaction,
  inboxIds: readonly string[],
): Promise<ReadonlyMap<string, Result<Order>>> {
  const orders = new Map<string, Result<Order>>();
  const missing: string[] = [];
  for (const id of inboxIds) {
    const known = kept.get(id);
    if (known === undefined) missing.push(id);
    else orders.set(id, { ok: true, value: known });
  }
  for (const { id, payload } of missing.length === 0 ? [] : await readInbox(trx, missing)) {
    const order = parseOrder(payload);
    orders.set(id, order);
    if (order.ok) keep(id, order.value);
  }
  return orders;
}

/** The last step of an order's road has no further use for it. */
export function letGo(inboxIds: readonly string[]): void {
  for (const id of inboxIds) kept.delete(id);
}

function keep(id: string, order: Order): void {
  if (order.lines.length > MOST_LINES) return;
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(id, order);
}
