import type { Order, Problem, Result, TenantId } from '../../model/index.ts';
import {
  defaulters,
  lockOrders,
  moveOrders,
  stuckInbox,
  type Moved,
  type TenantTransaction,
} from '../../store/index.ts';
import { buyerOf } from '../invoices/know-customers.ts';
import { stopped } from '../move.ts';
import { acceptedOrders } from './order-cache.ts';
import { retryOrders } from './retry-orders.ts';
import { inTenant, nowOf, type Road } from '../road.ts';

/** Orders looked at when a customer is no longer in default. */
const MOST_HELD = 10_000;

/** Stops those of these newly taken orders whose customers are in default. What the shop changes of an older order goes on: a refund must. */
export async function holdOrdersInDefault(
  road: Road,
  trx: TenantTransaction,
  taken: readonly { readonly id: string; readonly order: Order }[],
): Promise<readonly Moved[]> {
  const customers = new Map(taken.map(({ id, order }) => [id, buyerOf(order).customerId]));
  const inDefault = await defaulters(trx, [...new Set(customers.values())]);
  if (inDefault.size === 0) return [];
  const held = taken.filter(({ id }) => inDefault.has(customers.get(id) ?? '')).map(({ id }) => id);
  const rows = await lockOrders(trx, held, ['taken']);
  return moveOrders(
    trx,
    rows.map((row) => stopped(row, CUSTOMER_IN_DEFAULT)),
    nowOf(road),
  );
}

/** Lets the orders of customers go on that were held for what these customers owed. */
export async function releaseHeldOrders(road: Road, tenant: TenantId, customers: ReadonlySet<string>): Promise<void> {
  const held = await inTenant(road, tenant, async (trx) => {
    const stuck = await stuckInbox(trx, CUSTOMER_IN_DEFAULT.code, MOST_HELD);
    const orders = await acceptedOrders(
      trx,
      stuck.map(({ inboxId }) => inboxId),
    );
    return stuck.filter(({ inboxId }) => isOf(orders.get(inboxId), customers)).map(({ id }) => id);
  });
  for (const id of held) await retryOrders(road, tenant, { id }, 'paid');
}

function isOf(order: Result<Order> | undefined, customers: ReadonlySet<string>): boolean {
  return order?.ok === true && customers.has(buyerOf(order.value).customerId);
}

export const CUSTOMER_IN_DEFAULT: Problem = {
  code: 'CUSTOMER_IN_DEFAULT',
  message: 'The customer is in default with earlier invoices, so this order is held.',
  advice: 'It goes on by itself when what is overdue is paid. To deliver all the same, let the order try again.',
  retry: 'later',
};
