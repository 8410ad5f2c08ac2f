import { Decimal, present, type OrderJson } from '@quittance/core/model';
import { amountOf } from './money.ts';
import { takenOff } from './refunds.ts';
import type { ShopifyOrder } from './shopify-order.ts';

/**
 * What the shop asked for after the latest edit, before refunds. `total_price` says it until an edit or an exchange; from then on only the
 * current total does, to which what refunds took off is added back. A cancelled order's current total is what is left of it: nothing.
 */
export function totals(order: ShopifyOrder): OrderJson['totals'] {
  const asked = amountOf(order.total);
  if (order.currentTotal === undefined || order.cancelledAt != null) return whole(asked, order);
  const now = amountOf(order.currentTotal).plus(Decimal.sum(order.refunds.map((refund) => takenOff(refund, order))));
  return now.equals(asked) ? whole(asked, order) : { total: now };
}

function whole(total: Decimal, order: ShopifyOrder): OrderJson['totals'] {
  return present({ total, tax: order.tax === undefined ? undefined : amountOf(order.tax) });
}
