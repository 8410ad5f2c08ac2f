import type { RuleSet } from '../../engine/index.ts';
import { ADDRESSES } from './addresses.ts';
import { AMOUNT_LENGTHS } from './amounts.ts';
import { type InvoiceSyntax, rulesIn, textsIn } from './both.ts';
import { DOCUMENT } from './document.ts';
import { GROUPS } from './groups.ts';
import { IDENTIFIERS } from './identifiers.ts';
import { NOTES } from './notes.ts';
import { NUMBERS_AND_DATES } from './numbers-and-dates.ts';
import { OBJECTS } from './objects.ts';
import { VAT_CODES } from './vat-codes.ts';

const ROWS = [
  ...NUMBERS_AND_DATES,
  ...NOTES,
  ...DOCUMENT,
  ...ADDRESSES,
  ...IDENTIFIERS,
  ...VAT_CODES,
  ...OBJECTS,
  ...AMOUNT_LENGTHS,
  ...GROUPS,
];

/** BR-FR-Flux2 1.4.0.03 (FNFE-MPE, 4 August 2026) in a syntax: the French rules on invoices between businesses. */
export function flux2(syntax: InvoiceSyntax): RuleSet {
  let texts: RuleSet['texts'] | undefined;
  return {
    layer: 'fr-flux2',
    syntax,
    version: '1.4.0.03',
    rules: rulesIn(ROWS, syntax),
    get texts() {
      return (texts ??= textsIn(ROWS, syntax));
    },
  };
}
