import { Decimal, ok, refused, type Order, type Result } from '../model/index.ts';
import { apportion } from './apportion.ts';
import { withoutVat, withVat } from './vat-group.ts';
import { discountTooLarge, PRECISION, type Ware } from './wares.ts';

/** Order discounts go to goods and services by their price, not to shipping, tips or gift cards. */
export function spreadDiscounts(order: Order, wares: readonly Ware[], decimals: number): Result<undefined> {
  for (const [index, discount] of order.discounts.entries()) {
    const included = discount.includesTax ?? order.pricesIncludeTax;
    const open = wares.filter((ware) => ware.discountable);
    const weights = open.map((ware) => asMode(ware, ware.amount.minus(ware.reduction).minus(ware.share), included));
    const most = Decimal.sum(weights).round(decimals);
    if (discount.amount.greaterThan(most)) return refused(discountTooLarge(`discounts[${index}]`));
    const shares = apportion(discount.amount.round(decimals), weights, decimals);
    open.forEach((ware, at) => {
      ware.share = ware.share.plus(fromMode(ware, shares[at] ?? Decimal.ZERO, included));
    });
  }
  return ok(undefined);
}

function asMode(ware: Ware, amount: Decimal, included: boolean): Decimal {
  if (ware.includesTax === included) return amount;
  return included ? withVat(amount, ware.treatment.rate) : withoutVat(amount, ware.treatment.rate, PRECISION);
}

function fromMode(ware: Ware, amount: Decimal, included: boolean): Decimal {
  if (ware.includesTax === included) return amount;
  return included ? withoutVat(amount, ware.treatment.rate, PRECISION) : withVat(amount, ware.treatment.rate);
}
