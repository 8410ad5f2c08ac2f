import { Decimal } from '../model/index.ts';
import type { Documented } from './ledger.ts';
import { atLeastZero, smaller } from './split-refunds.ts';
import { baseFor, treatmentKey, withoutVat } from './vat-group.ts';

/** What the invoices can still bear under one VAT rate, and what was credited of it so far. */
export interface Room {
  readonly base: Decimal;
  readonly gross: Decimal;
  readonly credited: { readonly base: Decimal; readonly gross: Decimal };
}

type Book = ReadonlyMap<string, Documented>;

export function roomOf(key: string, invoiced: Book, credited: Book): Room {
  const [whole, given] = [sumUnder(key, invoiced), sumUnder(key, credited)];
  const base = whole.base.minus(given.base);
  if (!base.isPositive()) return { base: Decimal.ZERO, gross: Decimal.ZERO, credited: given };
  return { base, gross: atLeastZero(whole.gross.minus(given.gross)), credited: given };
}

function sumUnder(key: string, book: Book): Room['credited'] {
  const like = [...book.values()].filter(({ entry }) => treatmentKey(entry) === key);
  return {
    base: Decimal.sum(like.map(({ net, discount }) => net.minus(discount))),
    gross: Decimal.sum(like.map(({ gross }) => gross)),
  };
}

/**
 * The net of an amount given back: all that is credited of its VAT rate then meets its gross as nearly as any base can. Rounded one by
 * one, several refunds would drift away from the invoice, and the last one would find a cent too little.
 */
export function netWithin(
  { base, gross: most, credited }: Room,
  gross: Decimal,
  rate: Decimal,
  decimals: number,
): Decimal {
  if (gross.equals(most)) return base;
  const net = baseFor(credited.gross.plus(gross), rate, decimals).minus(credited.base);
  // Something of the base stays for what is not given back yet: no credit note can say the rest without any.
  const spared = atLeastZero(base.minus(Decimal.fromUnits(1n, decimals)));
  return smaller(net.isPositive() ? net : withoutVat(gross, rate, decimals), spared);
}
