import type { RuleSet } from '../engine/index.ts';
import { TEXTS } from './texts.ts';
import { ALLOWANCE_RULES, percentageRule } from './ubl/allowances.ts';
import { CODE_RULES } from './ubl/codes.ts';
import { DENMARK } from './ubl/denmark.ts';
import { BILLING_RULES, DOCUMENT_RULES } from './ubl/document.ts';
import { GERMANY } from './ubl/germany.ts';
import { GREECE } from './ubl/greece.ts';
import { ICELAND } from './ubl/iceland.ts';
import { IDENTIFICATION } from './ubl/identification.ts';
import { ITALY } from './ubl/italy.ts';
import { BILLING_LINE_RULES, LINE_RULES, netAmountRule } from './ubl/lines.ts';
import { NETHERLANDS } from './ubl/netherlands.ts';
import { NORWAY } from './ubl/norway.ts';
import { SWEDEN } from './ubl/sweden.ts';
import { twoCents } from './tolerance.ts';
import { VERSION } from './version.ts';

export const peppolUbl: RuleSet = {
  layer: 'peppol',
  syntax: 'ubl',
  version: VERSION,
  rules: [
    ...DOCUMENT_RULES,
    ...BILLING_RULES,
    ...ALLOWANCE_RULES,
    ...LINE_RULES,
    netAmountRule(twoCents),
    percentageRule(twoCents),
    ...BILLING_LINE_RULES,
    ...CODE_RULES,
    ...IDENTIFICATION,
    ...DENMARK,
    ...GERMANY,
    ...GREECE,
    ...ICELAND,
    ...ITALY,
    ...NETHERLANDS,
    ...NORWAY,
    ...SWEDEN,
  ],
  texts: TEXTS,
};
