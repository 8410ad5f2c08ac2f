import { Decimal } from '@quittance/core/model';
import type { RestMoneySet } from './rest.ts';

export interface Money {
  readonly amount: string;
  readonly currencyCode: string;
}
/** An amount in the currency of the shop and in the one the buyer paid in. */
export interface MoneyBag {
  readonly shopMoney: Money;
  readonly presentmentMoney: Money;
}
export interface Currencies {
  readonly shop: string;
  readonly presentment: string;
}

export const moneyBag = ({ shop_money: shop, presentment_money: presentment }: RestMoneySet): MoneyBag => ({
  shopMoney: { amount: shop.amount, currencyCode: shop.currency_code },
  presentmentMoney: { amount: presentment.amount, currencyCode: presentment.currency_code },
});

export const restSet = ({ shopMoney, presentmentMoney }: MoneyBag): RestMoneySet => ({
  shop_money: { amount: shopMoney.amount, currency_code: shopMoney.currencyCode },
  presentment_money: { amount: presentmentMoney.amount, currency_code: presentmentMoney.currencyCode },
});

/** One amount for both currencies, as old payloads know it. */
export const sameAmount = (amount: string, { shop, presentment }: Currencies): MoneyBag => ({
  shopMoney: { amount, currencyCode: shop },
  presentmentMoney: { amount, currencyCode: presentment },
});
export const zero = (currencies: Currencies): MoneyBag => sameAmount('0.00', currencies);

export const plus = (left: MoneyBag, right: MoneyBag): MoneyBag => both(left, right, (a, b) => a.plus(b));
export const minus = (left: MoneyBag, right: MoneyBag): MoneyBag => both(left, right, (a, b) => a.minus(b));
export const total = (bags: readonly MoneyBag[], currencies: Currencies): MoneyBag =>
  bags.reduce(plus, zero(currencies));

/** `bag` x `numerator` / `denominator`, rounded to the decimals that the amount has. */
export const share = (bag: MoneyBag, numerator: number, denominator: number): MoneyBag =>
  denominator === 0
    ? bag
    : each(bag, (a) => a.times(Decimal.of(BigInt(numerator))).dividedBy(Decimal.of(BigInt(denominator)), a.scale));
export const times = (bag: MoneyBag, quantity: number): MoneyBag =>
  each(bag, (a) => a.times(Decimal.of(BigInt(quantity))));
export const negated = (bag: MoneyBag): MoneyBag => each(bag, (a) => Decimal.ZERO.minus(a));
export const isPositive = ({ presentmentMoney }: MoneyBag): boolean => Decimal.of(presentmentMoney.amount).isPositive();
export const isZero = ({ presentmentMoney }: MoneyBag): boolean => Decimal.of(presentmentMoney.amount).isZero();

function each({ shopMoney, presentmentMoney }: MoneyBag, change: (amount: Decimal) => Decimal): MoneyBag {
  const changed = (money: Money): Money => ({ ...money, amount: change(Decimal.of(money.amount)).toString() });
  return { shopMoney: changed(shopMoney), presentmentMoney: changed(presentmentMoney) };
}
function both(left: MoneyBag, right: MoneyBag, combine: (left: Decimal, right: Decimal) => Decimal): MoneyBag {
  const combined = (a: Money, b: Money): Money => ({
    ...a,
    amount: combine(Decimal.of(a.amount), Decimal.of(b.amount)).toString(),
  });
  return {
    shopMoney: combined(left.shopMoney, right.shopMoney),
    presentmentMoney: combined(left.presentmentMoney, right.presentmentMoney),
  };
}
