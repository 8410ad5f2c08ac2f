import { Decimal, type OrderRefund } from '../model/index.ts';
import type { CoverageEntry } from './document.ts';
import type { Ledger } from './ledger.ts';
import type { PricedOrder } from './price-order.ts';

/** An amount given back of one charge, VAT included. */
export interface ChargeBack {
  readonly key: string;
  readonly gross: Decimal;
}

/** Delivery charges are given back as one sum, each fee by itself; `undefined` for what is no charge. */
export function chargeKey(ref: string): string | undefined {
  if (ref.startsWith('shipping:')) return 'shipping';
  return ref.startsWith('fee:') ? ref : undefined;
}

/** What a refund gives back of charges: netted as far as no invoice holds them yet, the rest to be credited. Adds to `netted`. */
export function splitCharges(
  refund: OrderRefund,
  {
    priced,
    ledger,
    credited,
    netted,
  }: {
    priced: PricedOrder;
    ledger: Ledger;
    credited: ReadonlyMap<string, CoverageEntry> | undefined;
    netted: Map<string, Decimal>;
  },
): ChargeBack[] {
  return chargesBack(refund).flatMap(({ key, gross }) => {
    const soFar = netted.get(key) ?? Decimal.ZERO;
    const invoiced = [...ledger.invoiced].map(([ref, documented]) => ({ ref, gross: documented.gross }));
    const open = grossOf(priced.positions, key).minus(grossOf(invoiced, key)).minus(soFar);
    const before = atLeastZero(
      credited === undefined ? least(gross, atLeastZero(open)) : gross.minus(grossOf([...credited.values()], key)),
    );
    netted.set(key, soFar.plus(before));
    return [{ key, gross: gross.minus(before) }];
  });
}

function chargesBack({ shippingGross, fees }: OrderRefund): ChargeBack[] {
  const all = [
    ...(shippingGross === undefined ? [] : [{ key: 'shipping', gross: shippingGross }]),
    ...fees.map(({ feeId, grossAmount }) => ({ key: `fee:${feeId}`, gross: grossAmount })),
  ];
  return [...Map.groupBy(all, ({ key }) => key)].map(([key, same]) => ({
    key,
    gross: Decimal.sum(same.map(({ gross }) => gross)),
  }));
}

function grossOf(entries: readonly Pick<CoverageEntry, 'ref' | 'gross'>[], key: string): Decimal {
  return Decimal.sum(entries.filter(({ ref }) => chargeKey(ref) === key).map(({ gross }) => gross));
}

function least(a: Decimal, b: Decimal): Decimal {
  return a.lessThan(b) ? a : b;
}

function atLeastZero(value: Decimal): Decimal {
  return value.isNegative() ? Decimal.ZERO : value;
}
