import type { RuleSet } from '../../engine/index.ts';
import { en16931Texts, textOf } from '../texts/index.ts';
import { ALLOWANCE_RULES } from './allowances.ts';
import { AMOUNT_RULES } from './amounts.ts';
import { CODE_RULES } from './codes.ts';
import {
  DATA_TYPE_RULES,
  FORBIDDEN_ATTRIBUTES,
  FORBIDDEN_IN_PARTS,
  UNWANTED_ATTRIBUTES,
  UNWANTED_IN_PARTS,
} from './data-types.ts';
import { DECIMAL_RULES } from './decimals.ts';
import { DOCUMENT_RULES } from './document.ts';
import { LINE_RULES } from './lines.ts';
import { ONCE_RULES, ONCE_TEXTS } from './once.ts';
import { PARTY_RULES } from './parties.ts';
import { PAYMENT_RULES } from './payment.ts';
import { PERIOD_RULES } from './periods.ts';
import { STRUCTURE_RULES } from './structure.ts';
import { ciiTexts } from './texts.ts';
import { UNWANTED_IN_HEADER } from './unwanted-header.ts';
import { UNWANTED_IN_LINES } from './unwanted-line.ts';
import { unwanted } from './unwanted.ts';
import { CATEGORY_RULES } from './vat-categories.ts';
import { VAT_RULES } from './vat.ts';

/** What CII could say, and EN 16931-1 has no term for. */
const UNWANTED = [
  unwanted('CII-SR', [...UNWANTED_IN_HEADER, ...UNWANTED_IN_LINES], 'warning'),
  unwanted('CII-DT', [...UNWANTED_IN_PARTS, ...UNWANTED_ATTRIBUTES], 'warning'),
  unwanted('CII-DT', [...FORBIDDEN_IN_PARTS, ...FORBIDDEN_ATTRIBUTES], 'fatal'),
];

let texts: RuleSet['texts'] | undefined;

/** EN 16931-1 in CII: validation artefacts 1.3.16. */
export const EN16931_CII: RuleSet = {
  layer: 'cen',
  syntax: 'cii',
  version: '1.3.16',
  rules: [
    ...DOCUMENT_RULES,
    ...PARTY_RULES,
    ...PAYMENT_RULES,
    ...PERIOD_RULES,
    ...ALLOWANCE_RULES,
    ...AMOUNT_RULES,
    ...DECIMAL_RULES,
    ...LINE_RULES,
    ...VAT_RULES,
    ...CATEGORY_RULES,
    ...CODE_RULES,
    ...ONCE_RULES,
    ...STRUCTURE_RULES,
    ...DATA_TYPE_RULES,
    ...UNWANTED.flatMap(({ attributes }) => attributes),
  ],
  below: UNWANTED.flatMap(({ children }) => children),
  get texts() {
    return (texts ??= {
      ...en16931Texts(),
      'BR-51': { ...textOf('BR-51'), severity: 'fatal' },
      ...ciiTexts(),
      ...Object.fromEntries(ONCE_TEXTS),
    });
  },
};
