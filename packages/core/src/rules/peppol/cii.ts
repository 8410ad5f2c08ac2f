import type { RuleSet } from '../engine/index.ts';
import { ALLOWANCE_RULES, BILLING_ALLOWANCE_RULES, percentageRule } from './cii/allowances.ts';
import { BILLING_RULES } from './cii/billing.ts';
import { ITALY, NETHERLANDS, NORWAY, SWEDEN } from './cii/countries.ts';
import { DENMARK } from './cii/denmark.ts';
import { DOCUMENT_RULES, ONE_TOTAL } from './cii/document.ts';
import { IDENTIFICATION } from './cii/identification.ts';
import { LINE_RULES, NET_AMOUNT } from './cii/lines.ts';
import { TEXTS } from './texts.ts';
import { twoCents } from './tolerance.ts';
import { VERSION } from './version.ts';

/** CII is not asked for empty elements: R008 is UBL's. */
const documentRules = DOCUMENT_RULES.filter(({ id }) => id !== 'PEPPOL-EN16931-R008');

export const peppolCii: RuleSet = {
  layer: 'peppol',
  syntax: 'cii',
  version: VERSION,
  rules: [
    ...documentRules,
    ONE_TOTAL,
    ...BILLING_RULES,
    ...ALLOWANCE_RULES,
    ...BILLING_ALLOWANCE_RULES,
    ...LINE_RULES,
    NET_AMOUNT,
    percentageRule(twoCents),
    ...IDENTIFICATION,
    ...DENMARK,
    ...ITALY,
    ...NETHERLANDS,
    ...NORWAY,
    ...SWEDEN,
  ],
  texts: { ...TEXTS, 'DK-R-003': { ...(TEXTS['DK-R-003'] ?? { message: '' }), severity: 'warning' } },
};
