import { Decimal } from '../model/index.ts';
import type { CoverageEntry } from './document.ts';

/** A treatment key at the end of a reference: `S-5.5`, `O`. */
const TREATMENT = /^[A-Z]{1,2}(?:-[\d.]+)?$/;

/** Whether an entry is the gesture `ref`, whole or under one of its VAT rates. */
function isOfGesture(ref: string, entry: string): boolean {
  return entry === ref || (entry.startsWith(`${ref}:`) && TREATMENT.test(entry.slice(ref.length + 1)));
}

/** What entries hold of the gesture `ref`, VAT included: below zero on an invoice, above on a credit note. */
export function grossOfGesture(entries: readonly Pick<CoverageEntry, 'ref' | 'gross'>[], ref: string): Decimal {
  return Decimal.sum(entries.filter((entry) => isOfGesture(ref, entry.ref)).map(({ gross }) => gross));
}
