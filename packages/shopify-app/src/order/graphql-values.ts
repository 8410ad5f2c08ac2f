import { Decimal } from '@quittance/core/model';
import type { GraphqlBag } from './graphql-order.ts';

/** `gid://shopify/Order/820982911946154508` is 820982911946154508. */
export function numericId(gid: string): string {
  return gid.split('/').at(-1)?.split('?')[0] ?? gid;
}

export function bagOf({ shopMoney, presentmentMoney }: GraphqlBag): { shop: string; presentment: string } {
  return { shop: shopMoney.amount, presentment: presentmentMoney.amount };
}

export function plus(one: GraphqlBag, other: GraphqlBag): { shop: Decimal; presentment: Decimal } {
  return {
    shop: Decimal.of(one.shopMoney.amount).plus(Decimal.of(other.shopMoney.amount)),
    presentment: Decimal.of(one.presentmentMoney.amount).plus(Decimal.of(other.presentmentMoney.amount)),
  };
}

export function less(one: GraphqlBag, other: GraphqlBag): { shop: Decimal; presentment: Decimal } {
  return {
    shop: Decimal.of(one.shopMoney.amount).minus(Decimal.of(other.shopMoney.amount)),
    presentment: Decimal.of(one.presentmentMoney.amount).minus(Decimal.of(other.presentmentMoney.amount)),
  };
}
