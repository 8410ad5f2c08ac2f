import { Decimal, documentDecimals, type Order, type OrderDiscount, type OrderTax } from '../model/index.ts';

/** VAT that a marketplace collects and owes: in the shop's total, not in the seller's invoice. */
export function marketplaceTax(order: Order): Decimal {
  const taxed = [
    ...order.lines.map((line) => ({ ...line, price: line.unitPrice.times(line.quantity) })),
    ...order.shipping,
    ...order.fees,
  ];
  return Decimal.sum(
    taxed.flatMap((thing) =>
      thing.taxes.filter((tax) => tax.collectedByMarketplace === true).map((tax) => collected(thing, tax, order)),
    ),
  );
}

function collected(
  thing: {
    price: Decimal;
    includesTax?: boolean | undefined;
    discounts: readonly OrderDiscount[];
    taxes: readonly OrderTax[];
  },
  tax: OrderTax,
  order: Order,
): Decimal {
  if (tax.amount !== undefined) return tax.amount;
  const price = thing.price.minus(Decimal.sum(thing.discounts.map((discount) => discount.amount)));
  const whole =
    (thing.includesTax ?? order.pricesIncludeTax)
      ? Decimal.HUNDRED.plus(Decimal.sum(thing.taxes.map((each) => each.rate)))
      : Decimal.HUNDRED;
  return price.times(tax.rate).dividedBy(whole, documentDecimals(order.currency));
}
