import { everyRule, type RuleSet, type TreeRule } from '../../engine/index.ts';
import { EN16931_UBL } from '../../en16931/ubl/index.ts';
import { BREAKDOWN, DOCUMENT } from '../../en16931/ubl/paths.ts';
import { decimalAt, isVat } from '../../en16931/ubl/reading.ts';
import { codeOf } from '../../en16931/ubl/vat-uses.ts';
import { NOT_TAKEN_OVER_IN_UBL } from './not-taken-over.ts';
import { UBL_CODE_RULES } from './ubl-codes.ts';
import { isBrokenDown, isUsed, ublTaxOf, ublTotal } from './ubl-items.ts';
import { UBL_GROUP_RULES } from './ubl-lines.ts';
import { UBL_LINE_RULES } from './ubl-line-rules.ts';
import { UBL_TOTAL_RULES } from './ubl-totals.ts';
import { vatRules } from './vat.ts';
import { EXT_TEXTS } from './texts.ts';

const VAT_RULES = vatRules({
  root: DOCUMENT,
  row: `${DOCUMENT}/${BREAKDOWN}/cac:TaxCategory`,
  isOf: (category, code) => codeOf(category) === code && isVat(category),
  taxOf: ublTaxOf,
  taxable: ({ parent }) => parent && decimalAt(parent, 'cbc:TaxableAmount'),
  tax: ({ parent }) => parent && decimalAt(parent, 'cbc:TaxAmount'),
  total: ublTotal,
  isUsed,
  isBrokenDown,
  inBinary: true,
  needsRate: false,
  countsByReason: true,
  ids: (family) => ({
    used: `BR-FREXT-${family}-01`,
    taxable: `BR-FREXT-${family}-08`,
    withoutReason: `BR-FREXT-${family}-08ini`,
    withReason: `BR-FREXT-${family}-08rev`,
  }),
  standard: 'BR-FREXT-S-09',
});

/** Lines have references of their own. */
const OF_DOCUMENT = new Set(['BR-55', 'UBL-SR-06', 'UBL-SR-07']);

const TAKEN_OVER: readonly TreeRule[] = everyRule(EN16931_UBL)
  .filter(({ id }) => !NOT_TAKEN_OVER_IN_UBL.has(id))
  .map((rule) => (OF_DOCUMENT.has(rule.id) ? { ...rule, at: `${DOCUMENT}/cac:BillingReference` } : rule));

/** EXTENDED-CTC-FR in UBL, 1.4.0.03. */
export const frExtUbl: RuleSet = {
  layer: 'fr-ext',
  syntax: 'ubl',
  version: '1.4.0.03',
  rules: [...TAKEN_OVER, ...UBL_CODE_RULES, ...VAT_RULES, ...UBL_TOTAL_RULES, ...UBL_LINE_RULES, ...UBL_GROUP_RULES],
  texts: { ...EN16931_UBL.texts, ...EXT_TEXTS },
};
