import type { CiiTerms } from './read.ts';

/** The code that ISO 3166 leaves to its users, and everybody reads as "unknown". */
export const UNKNOWN_COUNTRY = 'ZZ';

/**
 * Factur-X MINIMUM is no invoice of EN 16931: it has no buyer's address and no sum of lines. Both are filled in so that it can be shown and
 * booked, and each filling is told.
 */
export function fillMinimum(terms: CiiTerms, warn: (message: string) => void): object {
  const { buyer, totals } = terms;
  const filled: { buyer?: object; totals?: object } = {};
  if (buyer !== undefined && buyer.postalAddress === undefined) {
    warn(`The profile has no buyer's address: its country (BT-55) is read as ${UNKNOWN_COUNTRY}, which means unknown.`);
    filled.buyer = { ...buyer, postalAddress: { countryCode: UNKNOWN_COUNTRY } };
  }
  if (totals !== undefined && totals.sumOfLineNetAmounts === undefined) {
    warn('The profile has no sum of lines (BT-106): the total without VAT (BT-109) is read for it.');
    filled.totals = { ...totals, sumOfLineNetAmounts: totals.totalWithoutVat };
  }
  return { ...terms, ...filled };
}
