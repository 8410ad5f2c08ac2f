import type { XmlElement } from '../../../xml/index.ts';
import type { NamedTerm } from '../../terms.ts';
import { VAT_CATEGORIES, WRITTEN_RATES } from '../codes.ts';
import { unknownCategory, unknownRate } from '../texts.ts';
import type { Both, Row } from './both.ts';
import { CII_LINE, CII_SETTLEMENT, only, textOf } from './read.ts';

/** Where a VAT category stands; the ids of the two syntaxes differ. */
interface Place extends Both<string> {
  readonly category: NamedTerm;
  readonly rate: NamedTerm;
  /** Where UBL has the rate that the published rule looks at, if not everywhere. */
  readonly ratePlace?: string;
  readonly ids: Both<{ readonly unknown: string; readonly elsewhere: string; readonly rate?: string }>;
}
const PLACES: readonly Place[] = [
  {
    category: 'BT-151',
    rate: 'BT-152',
    ubl: 'cac:Item/cac:ClassifiedTaxCategory',
    ratePlace: 'cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory',
    cii: `${CII_LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax`,
    ids: {
      ubl: { unknown: 'BR-FR-15_BT-151-1', elsewhere: 'BR-FR-08_BT-151-2', rate: 'BR-FR-16_BT-152' },
      cii: { unknown: 'BR-FR-15_BT-95_BT-151', elsewhere: 'BR-FR-15_BT-95_BT-151_LM', rate: 'BR-FR-16_BT-152' },
    },
  },
  {
    category: 'BT-118',
    rate: 'BT-119',
    ubl: 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory',
    cii: `${CII_SETTLEMENT}/ram:ApplicableTradeTax`,
    ids: {
      ubl: { unknown: 'BR-FR-15_BT-118-1', elsewhere: 'BR-FR-15_BT-118-2', rate: 'BR-FR-16_BT-119' },
      cii: { unknown: 'BR-FR-15_BT-95_BT-118', elsewhere: 'BR-FR-15_BT-95_BT-118_LM', rate: 'BR-FR-16_BT-119' },
    },
  },
  {
    category: 'BT-95',
    rate: 'BT-96',
    ubl: 'cac:AllowanceCharge/cac:TaxCategory',
    cii: `${CII_SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax`,
    ids: {
      ubl: { unknown: 'BR-FR-15_BT-95_BT-102-1', elsewhere: 'BR-FR-15_BT-95_BT-102-2' },
      cii: { unknown: 'BR-FR-15_BT-95_BT-102', elsewhere: 'BR-FR-15_BT-95_BT-102_LM', rate: 'BR-FR-16_BT-96_BT-103' },
    },
  },
];

const codeOf = (tax: XmlElement): string => textOf([...tax.all('cbc:ID'), ...tax.all('ram:CategoryCode')]);
/** In UBL the code itself is looked at, not that there is one. */
const hasCode = (tax: XmlElement): boolean => tax.has('cbc:ID');
/** A GROUP line sums up others and needs no category. */
const needsCode = (tax: XmlElement): boolean =>
  tax.has('ram:CategoryCode') ||
  tax.parent?.parent?.find('ram:AssociatedDocumentLineDocument', 'ram:LineStatusReasonCode')?.value !== 'GROUP';
const isUblRate = (tax: XmlElement): boolean => {
  const rate = only(tax.all('cbc:Percent'));
  return rate === undefined || WRITTEN_RATES.has(rate.value);
};
const isCiiRate = (tax: XmlElement): boolean => {
  const rate = textOf(tax.all('ram:RateApplicablePercent'));
  return rate === '' || WRITTEN_RATES.has(rate);
};

const placeRows = ({ category, rate, ubl, cii, ids, ratePlace }: Place): Row[] => [
  {
    id: { ubl: ids.ubl.unknown, cii: ids.cii.unknown },
    at: { ubl, cii },
    text: unknownCategory(category),
    when: { ubl: hasCode, cii: needsCode },
    holds: (tax) => VAT_CATEGORIES.has(codeOf(tax)),
  },
  {
    id: { ubl: ids.ubl.elsewhere, cii: ids.cii.elsewhere },
    at: { ubl, cii },
    text: unknownCategory(category),
    when: { ubl: hasCode },
    holds: (tax) => !['L', 'M'].includes(codeOf(tax)),
  },
  ...(ids.ubl.rate === undefined
    ? []
    : [{ id: ids.ubl.rate, at: { ubl: ratePlace ?? ubl }, text: unknownRate(rate), holds: isUblRate }]),
  ...(ids.cii.rate === undefined ? [] : [{ id: ids.cii.rate, at: { cii }, text: unknownRate(rate), holds: isCiiRate }]),
];

/** BR-FR-15 and BR-FR-16. */
export const VAT_CODES: readonly Row[] = [
  ...PLACES.flatMap(placeRows),
  {
    id: 'BR-FR-16_BT-96',
    at: { ubl: 'cac:AllowanceCharge/cac:TaxCategory' },
    text: unknownRate('BT-96'),
    holds: isUblRate,
  },
];
