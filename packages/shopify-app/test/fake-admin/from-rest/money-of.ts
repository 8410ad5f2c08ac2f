import { moneyBag, sameAmount, type Currencies, type MoneyBag } from '../money.ts';
import type { RestMoneySet, RestOrder } from '../rest.ts';

/** An amount by its `_set` twin, which is exact; payloads from before the sets have the shop's amount alone. */
export function moneyOf(
  set: RestMoneySet | null | undefined,
  amount: string | undefined,
  currencies: Currencies,
): MoneyBag {
  return set == null ? sameAmount(amount ?? '0.00', currencies) : moneyBag(set);
}

export const currenciesOf = (rest: RestOrder): Currencies => ({
  shop: rest.currency,
  presentment: rest.presentment_currency ?? rest.currency,
});

/** The amount of an order under this key. */
export const moneyAt = (rest: RestOrder, key: string): MoneyBag =>
  moneyOf(rest[`${key}_set`] as RestMoneySet | null | undefined, rest[key] as string | undefined, currenciesOf(rest));
