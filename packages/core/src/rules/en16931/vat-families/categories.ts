import type { VatCategoryCode } from '../../../model/index.ts';

/** What EN 16931-1 §6.4.3 asks of one VAT category; ten rules follow from it. */
export interface VatCategory {
  readonly code: VatCategoryCode;
  /** The middle of the rule ids: `BR-AE-05`. */
  readonly family: string;
  readonly name: string;
  /** How many rows of the breakdown it has where it is used. */
  readonly rows: 'one' | 'one per rate';
  readonly rate: 'positive' | 'zero' | 'not negative' | 'none';
  readonly reason: 'required' | 'forbidden';
  /** Identifiers the parties need (or, outside the scope of VAT, must not show). */
  readonly parties: 'seller' | 'seller VAT' | 'both' | 'both VAT' | 'no VAT numbers';
}

type Row = readonly [
  VatCategory['code'],
  family: string,
  name: string,
  VatCategory['rows'],
  VatCategory['rate'],
  VatCategory['reason'],
  VatCategory['parties'],
];

const ROWS: readonly Row[] = [
  ['S', 'S', 'standard rated', 'one per rate', 'positive', 'forbidden', 'seller'],
  ['Z', 'Z', 'zero rated', 'one', 'zero', 'forbidden', 'seller'],
  ['E', 'E', 'exempt', 'one', 'zero', 'required', 'seller'],
  ['AE', 'AE', 'reverse charge', 'one', 'zero', 'required', 'both'],
  ['K', 'IC', 'intra-community supply', 'one', 'zero', 'required', 'both VAT'],
  ['G', 'G', 'export', 'one', 'zero', 'required', 'seller VAT'],
  ['O', 'O', 'not subject to VAT', 'one', 'none', 'required', 'no VAT numbers'],
  ['L', 'AF', 'IGIC', 'one per rate', 'not negative', 'forbidden', 'seller'],
  ['M', 'AG', 'IPSI', 'one per rate', 'not negative', 'forbidden', 'seller'],
];

/** The families of rules BR-xx-01 to -10, by the VAT category they are about. Split payment (B) has two rules of its own. */
export const VAT_CATEGORIES: readonly VatCategory[] = ROWS.map(([code, family, name, rows, rate, reason, parties]) => ({
  code,
  family,
  name,
  rows,
  rate,
  reason,
  parties,
}));
