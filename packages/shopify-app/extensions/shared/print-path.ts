import { orderIdOf } from './order-id.ts';

export type PrintKind = 'invoice' | 'creditNote';

/** What one page can hold; our server refuses more. */
export const MOST_ORDERS = 250;

/** Where the printable documents of orders are; `undefined` when there is nothing to ask for. */
export function printPath(orders: readonly string[], kinds: readonly PrintKind[]): string | undefined {
  if (orders.length === 0 || orders.length > MOST_ORDERS || kinds.length === 0) return undefined;
  return `/print/orders?orders=${orders.map(orderIdOf).join(',')}&kinds=${kinds.join(',')}`;
}
