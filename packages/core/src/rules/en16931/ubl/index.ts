import type { RuleSet } from '../../engine/index.ts';
import { en16931Texts } from '../texts/index.ts';
import { AMOUNT_RULES, amountTexts } from './amounts.ts';
import { AT_MOST_ONCE, atMostOnceTexts } from './at-most-once.ts';
import { ATTRIBUTE_RULES, attributeTexts } from './attributes.ts';
import { CODE_RULES } from './codes.ts';
import { IDENTIFIER_RULES, identifierTexts } from './identifiers.ts';
import { PAYMENT_RULES } from './payment.ts';
import { PERIOD_RULES } from './periods.ts';
import { PRESENCE_RULES } from './presence.ts';
import { REDUCTION_RULES } from './reductions.ts';
import { UNWANTED_ELSEWHERE, UNWANTED_IN_GROUPS } from './unwanted/index.ts';
import { VAT_RULES } from './vat.ts';
import { VAT_CATEGORY_RULES } from './vat-categories.ts';

let texts: RuleSet['texts'] | undefined;

/** EN 16931 in UBL 2.1: the business rules and the syntax rules of the validation artefacts 1.3.16. */
export const EN16931_UBL: RuleSet = {
  layer: 'cen',
  syntax: 'ubl',
  version: '1.3.16',
  rules: [
    ...PRESENCE_RULES,
    ...AMOUNT_RULES,
    ...PERIOD_RULES,
    ...REDUCTION_RULES,
    ...PAYMENT_RULES,
    ...VAT_CATEGORY_RULES,
    ...VAT_RULES,
    ...CODE_RULES,
    ...IDENTIFIER_RULES,
    ...AT_MOST_ONCE,
    ...ATTRIBUTE_RULES,
    ...UNWANTED_ELSEWHERE,
  ],
  below: UNWANTED_IN_GROUPS,
  get texts() {
    return (texts ??= {
      ...en16931Texts(),
      ...amountTexts(),
      ...atMostOnceTexts(),
      ...attributeTexts(),
      ...identifierTexts(),
    });
  },
};
