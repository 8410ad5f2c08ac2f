import { type Decimal, documentDecimals } from '@quittance/core/model';
import type { MoneyBag, ShopifyOrder } from './shopify-order.ts';

/**
 * The amount of a money bag that stands on documents: the one in the currency the buyer was shown and paid in. Shopify never changes an
 * order's presentment currency, so an order's credit notes find the same choice as its invoice without anybody keeping it; and shop amounts
 * are those converted and rounded one by one, which need not add up.
 */
export function amountOf(bag: MoneyBag): Decimal {
  return bag.presentment;
}

export function isZero(bag: MoneyBag): boolean {
  return amountOf(bag).isZero();
}

/** A share of an amount, in whole minor units of the order's currency. */
export function shareOf(amount: Decimal, part: Decimal, whole: Decimal, order: ShopifyOrder): Decimal {
  return part.equals(whole) ? amount : amount.times(part).dividedBy(whole, documentDecimals(order.presentmentCurrency));
}
