import type { ShopifyOrder } from '../order/shopify-order.ts';
import type { BuyerData } from './buyer-data.ts';

/** Under which name of the order's attributes each answer of the buyer's form is read. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  siren: 'siren',
  vatId: 'vat id',
  routingAddress: 'electronic address',
};

/** The order with what its buyer told in the form: what stands on the order itself goes first. */
export function withBuyerData(order: ShopifyOrder, told: BuyerData | undefined): ShopifyOrder {
  const said = Object.entries(told ?? {}).flatMap(([field, value]) => {
    const key = ATTRIBUTES[field];
    return key === undefined || value === '' ? [] : [{ key, value }];
  });
  return said.length === 0 ? order : { ...order, attributes: [...order.attributes, ...said] };
}
