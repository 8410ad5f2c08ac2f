import { Decimal } from '../model/index.ts';
import type { CoverageEntry } from './document.ts';
import type { Documented } from './ledger.ts';
import { atLeastZero, smaller } from './split-refunds.ts';
import { baseFor, treatmentKey, withoutVat } from './vat-group.ts';

/** A sum under one VAT rate, without and with VAT. */
export interface Sum {
  readonly base: Decimal;
  readonly gross: Decimal;
}

/** What the invoices can still bear under one VAT rate, and what was credited of it so far. */
export interface Room extends Sum {
  readonly credited: Sum;
}

export function roomOf(invoiced: Sum, credited: Sum): Room {
  const base = invoiced.base.minus(credited.base);
  if (!base.isPositive()) return { base: Decimal.ZERO, gross: Decimal.ZERO, credited };
  return { base, gross: atLeastZero(invoiced.gross.minus(credited.gross)), credited };
}

/** What buyers were asked for or given back, by VAT rate. */
export function grossByRate(book: ReadonlyMap<string, Documented>): Map<string, Decimal> {
  const sums = new Map<string, Decimal>();
  for (const { entry, gross } of book.values()) addGross(sums, { ...entry, gross });
  return sums;
}

export function addGross(sums: Map<string, Decimal>, entry: CoverageEntry): void {
  const key = treatmentKey(entry);
  sums.set(key, entry.gross.plus(sums.get(key) ?? Decimal.ZERO));
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
