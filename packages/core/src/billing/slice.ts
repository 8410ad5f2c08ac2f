import type { Decimal } from '../model/index.ts';
import { partOf } from './apportion.ts';
import type { CoverageEntry } from './document.ts';

/** Pieces `before` to `before + pieces` of a whole entry, every amount at its exact share. */
export function sliceEntry(whole: CoverageEntry, before: Decimal, pieces: Decimal, decimals: number): CoverageEntry {
  const part = (amount: Decimal): Decimal => partOf(amount, before, pieces, whole.quantity, decimals);
  return {
    ...whole,
    quantity: pieces,
    net: part(whole.net),
    allowance: part(whole.allowance),
    discount: part(whole.discount),
    gross: part(whole.gross),
  };
}

/** The same thing for `gross` of its price instead of pieces: a delivery charge given back in part. */
export function shareEntry(whole: CoverageEntry, before: Decimal, gross: Decimal, decimals: number): CoverageEntry {
  const part = (amount: Decimal): Decimal => partOf(amount, before, gross, whole.gross, decimals);
  return { ...whole, net: part(whole.net), allowance: part(whole.allowance), discount: part(whole.discount), gross };
}
