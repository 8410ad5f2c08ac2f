import { Decimal, documentDecimals } from '@quittance/core/model';
import type { RestBag, RestOrder } from './webhook-order.ts';

/** A money bag as text. */
export interface BagJson {
  readonly shop: string;
  readonly presentment: string;
}

/** Makes money bags of one order's body. */
export interface Bags {
  /** The set where there is one; else an amount in the shop's currency, at the rate of the order's total. */
  of(set: RestBag | null | undefined, amount: string | null | undefined): BagJson;
  /** Nothing where the body says nothing. */
  maybe(set: RestBag | null | undefined, amount: string | null | undefined): BagJson | undefined;
  /** An amount of which the body names the currency: the shop's or the buyer's. */
  inCurrency(amount: string, currency: string | null | undefined): BagJson;
  less(whole: BagJson, part: BagJson): BagJson;
  plus(one: BagJson, other: BagJson): BagJson;
}

export function bagsOf(order: RestOrder): Bags {
  const presentmentCurrency = order.presentment_currency ?? order.currency;
  const isOne = presentmentCurrency === order.currency;
  const [shopTotal, shownTotal] = [
    order.total_price_set?.shop_money.amount,
    order.total_price_set?.presentment_money?.amount,
  ];
  const converted = (amount: string, from: string | undefined, to: string | undefined): string => {
    const whole = Decimal.of(from ?? '0');
    if (isOne || to === undefined || whole.isZero()) return amount;
    return Decimal.of(amount).times(Decimal.of(to)).dividedBy(whole, documentDecimals(presentmentCurrency)).toString();
  };
  const bags: Bags = {
    of(set, amount) {
      if (set != null)
        return { shop: set.shop_money.amount, presentment: set.presentment_money?.amount ?? set.shop_money.amount };
      const shop = amount ?? '0';
      return { shop, presentment: converted(shop, shopTotal, shownTotal) };
    },
    maybe: (set, amount) => (set == null && amount == null ? undefined : bags.of(set, amount)),
    inCurrency: (amount, currency) =>
      !isOne && currency === presentmentCurrency
        ? { shop: converted(amount, shownTotal, shopTotal), presentment: amount }
        : bags.of(undefined, amount),
    less: (whole, part) => combined(whole, part, (a, b) => a.minus(b)),
    plus: (one, other) => combined(one, other, (a, b) => a.plus(b)),
  };
  return bags;
}

function combined(one: BagJson, other: BagJson, by: (a: Decimal, b: Decimal) => Decimal): BagJson {
  const of = (key: keyof BagJson): string => by(Decimal.of(one[key]), Decimal.of(other[key])).toString();
  return { shop: of('shop'), presentment: of('presentment') };
}
