import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, everyRule, fact, type RuleSet, type TreeRule } from '../../engine/index.ts';
import { EN16931_CII } from '../../en16931/cii/index.ts';
import { ROOT, ANY_SETTLEMENT } from '../../en16931/cii/paths.ts';
import { isVatInPattern, only } from '../../en16931/cii/read.ts';
import { firstCategory, says } from '../../en16931/cii/vat-categories.ts';
import { categoryOf, rowsOf } from '../../en16931/cii/vat-uses.ts';
import { VAT_CATEGORIES } from '../../en16931/vat-families/categories.ts';
import { ciiTaxOf, ciiTotal } from './cii-items.ts';
import { ciiAttributeRules, ciiLineRules } from './cii-line-rules.ts';
import { ciiTotalRules } from './cii-totals.ts';
import { CII_OTHER_RULES } from './cii-others.ts';
import { NOT_TAKEN_OVER_IN_CII } from './not-taken-over.ts';
import { EXT_TEXTS } from './texts.ts';
import { type VatBinding, vatRules } from './vat.ts';

/**
 * How VAT is broken down in CII; ids are those of the layer. `oneByOne`: of a row of two categories one alone is judged. `fees`: a category is used
 * by a fee for logistics, too.
 */
export const ciiVat = (
  ids: Pick<VatBinding, 'ids' | 'standard' | 'needsRate'>,
  { oneByOne, fees }: { readonly oneByOne: boolean; readonly fees: boolean },
): VatBinding => ({
  root: ROOT,
  row: `${ANY_SETTLEMENT}/ram:ApplicableTradeTax`,
  isOf: (row, code, judged) =>
    says(row, code) && isVatInPattern(row) && (!oneByOne || firstCategory(row, judged) === code),
  taxOf: ciiTaxOf,
  taxable: (row) => decimalOf(only(row, 'ram:BasisAmount')),
  tax: (row) => decimalOf(only(row, 'ram:CalculatedAmount')),
  total: ciiTotal,
  isUsed: (judged, code) => {
    const { lines, reductions } = categoryOf(judged, code);
    if (lines + reductions > 0) return true;
    return fees && judged.root.everywhere('ram:AppliedTradeTax').some((tax) => says(tax, code));
  },
  isBrokenDown: (judged, code) => categoryOf(judged, code).rows > 0,
  inBinary: false,
  countsByReason: false,
  ...ids,
});

const CATEGORIES = VAT_CATEGORIES.map(({ code }): string => code);
const SHADOWED = new Set(['BR-45', 'BR-46', 'BR-48', 'BR-DEC-19', 'BR-DEC-20']);

/** The artefact asks some rules of a row of the breakdown only where no rule of its category does. */
const isGeneral = (row: XmlElement): boolean => !(isVatInPattern(row) && CATEGORIES.some((code) => says(row, code)));
const hasGeneralRow = fact((judged) => rowsOf(judged).some(isGeneral));

function unshadowed(rule: TreeRule): TreeRule {
  const { when } = rule;
  if (rule.id === 'BR-CO-03') return { ...rule, when: (_, judged) => hasGeneralRow(judged) };
  if (!SHADOWED.has(rule.id)) return rule;
  return { ...rule, when: (row, judged) => isGeneral(row) && (when === undefined || when(row, judged)) };
}

/** Rules of EN 16931 under another name. */
const RENAMED: Readonly<Record<string, string>> = {
  'CII-DT-018': 'CII-EXT-DT-018',
  'CII-DT-024': 'CII-FREXT-DT-024',
  'CII-DT-027': 'CII-FREXTDT-027',
  'BR-CL-24': 'BR-FREXT-CL-24',
};

function renamed(rule: TreeRule): TreeRule {
  const id = RENAMED[rule.id];
  return id === undefined ? rule : { ...rule, id };
}

/** References that have a date. */
const DATED =
  'ram:InvoiceReferencedDocument|ram:ContractReferencedDocument|ram:BuyerOrderReferencedDocument|ram:DespatchAdviceReferencedDocument/ram:FormattedIssueDateTime';

const XML_TYPES = ['application/xml', 'text/xml'];

/** Rules of EN 16931 that allow more here: preceding invoices have a type, and attachments may be XML. */
const WIDENED: Readonly<Record<string, (rule: TreeRule) => TreeRule>> = {
  'CII-DT-018': (rule) => ({ ...rule, except: 'ram:InvoiceReferencedDocument/ram:TypeCode' }),
  'CII-DT-027': (rule) => ({ ...rule, except: DATED }),
  'BR-CL-24': (rule) => ({
    ...rule,
    holds: (file, judged) => XML_TYPES.includes(file.attributes['mimeCode'] ?? '') || rule.holds(file, judged),
  }),
};

const TAKEN_OVER: readonly TreeRule[] = everyRule(EN16931_CII)
  .filter(({ id }) => (id in RENAMED || !NOT_TAKEN_OVER_IN_CII.has(id)) && id !== 'CII-SR-454')
  .map((rule) => unshadowed(renamed(WIDENED[rule.id]?.(rule) ?? rule)));

const VAT_RULES = vatRules(
  ciiVat(
    {
      ids: (family) => ({
        used: `BR-FREXT-${family}-01`,
        taxable: `BR-FXEXT-${family}-08`,
        withoutReason: `BR-FXEXT-${family}-08ini`,
        withReason: `BR-FXEXT-${family}-08rev`,
      }),
      standard: 'BR-FXEXT-S-09',
      needsRate: false,
    },
    { oneByOne: true, fees: false },
  ),
);

/** EXTENDED-CTC-FR in CII, 1.4.0.03. */
export const frExtCii: RuleSet = {
  layer: 'fr-ext',
  syntax: 'cii',
  version: '1.4.0.03',
  rules: [
    ...TAKEN_OVER,
    ...VAT_RULES,
    ...ciiTotalRules('BR-FREXT'),
    ...ciiLineRules('BR-FREXT', () => true, true),
    ...ciiAttributeRules('BR-FREXT'),
    ...CII_OTHER_RULES,
  ],
  texts: { ...EN16931_CII.texts, ...EXT_TEXTS },
};
