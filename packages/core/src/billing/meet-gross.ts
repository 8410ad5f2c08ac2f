import { Decimal } from '../model/index.ts';
import { apportion } from './apportion.ts';
import type { CoverageEntry } from './document.ts';
import { baseFor, treatmentKey } from './vat-group.ts';

/**
 * What is left of an order once pieces or money went back before its invoice, its nets chosen anew so that each VAT rate meets the price
 * that is left. Shares of the whole order's nets would be rounded one by one, and stray from it by up to half a cent per line.
 */
export function meetGross(entries: readonly CoverageEntry[], decimals: number): CoverageEntry[] {
  const shifts = new Map<CoverageEntry, Decimal>();
  for (const group of Map.groupBy(entries, treatmentKey).values()) {
    const bearers = group.filter((entry) => entry.includesTax && entry.net.isPositive());
    const missing = missingBase(group, decimals);
    if (group.every((entry) => entry.vatSaid === true)) continue;
    if (bearers.length === 0 || missing.isZero()) continue;
    const shares = apportion(
      missing,
      bearers.map(({ net }) => net),
      decimals,
    );
    bearers.forEach((entry, index) => shifts.set(entry, shares[index] ?? Decimal.ZERO));
  }
  return entries.map((entry) => {
    const shift = shifts.get(entry);
    return shift === undefined ? entry : { ...entry, net: entry.net.plus(shift) };
  });
}

function missingBase(group: readonly CoverageEntry[], decimals: number): Decimal {
  const rate = group[0]?.rate ?? Decimal.ZERO;
  const gross = Decimal.sum(group.map((entry) => entry.gross)).round(decimals);
  return baseFor(gross, rate, decimals).minus(Decimal.sum(group.map((entry) => entry.net.minus(entry.discount))));
}
