import type { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, doubleOf, fact, type Judged, type TreeRule } from '../../engine/index.ts';
import { VAT_CATEGORIES, type VatCategory } from '../vat-families/categories.ts';
import { isNotNegative, isPositive, isZero, roundedDouble, toDouble } from './numbers.ts';
import { LINE, ROOT, SETTLEMENT } from './paths.ts';
import { isVat, only, saysCharge } from './read.ts';
import { categoryOf, taxable } from './vat-uses.ts';

const ROW = `${SETTLEMENT}/ram:ApplicableTradeTax`;
const LINE_TAX = `${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax`;
const REDUCTION_TAX = `${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax`;

/** Whether a tax is of that category. */
export const says = (tax: XmlElement, code: string): boolean =>
  tax.all('ram:CategoryCode').some(({ value }) => value === code);

/** Which tax identifiers the parties show. */
const parties = fact(({ root }) => {
  const agreed = ['rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeAgreement'] as const;
  const number = (scheme: string, party: string): boolean =>
    root
      .all(...agreed, party, 'ram:SpecifiedTaxRegistration', 'ram:ID')
      .some(({ attributes }) => attributes['schemeID'] === scheme);
  return {
    sellerVat: number('VA', 'ram:SellerTradeParty') || number('VA', 'ram:SellerTaxRepresentativeTradeParty'),
    sellerTax: number('FC', 'ram:SellerTradeParty'),
    buyerVat: number('VA', 'ram:BuyerTradeParty'),
    buyerLegal: root.has(...agreed, 'ram:BuyerTradeParty', 'ram:SpecifiedLegalOrganization', 'ram:ID'),
  };
});

function partiesFit({ parties: needed }: VatCategory, judged: Judged): boolean {
  const { sellerVat, sellerTax, buyerVat, buyerLegal } = parties(judged);
  if (needed === 'no VAT numbers') return !sellerVat && !buyerVat;
  const sellerKnown = sellerVat || (sellerTax && (needed === 'seller' || needed === 'both'));
  const buyerKnown = buyerVat || (buyerLegal && needed === 'both');
  return sellerKnown && (buyerKnown || needed === 'seller' || needed === 'seller VAT');
}

function rateFits({ code, rate: needed }: VatCategory, tax: XmlElement): boolean {
  const rates = tax.all('ram:RateApplicablePercent');
  if (needed === 'none') return rates.length === 0;
  if (needed === 'zero') return rates.some(isZero);
  // IGIC is judged like the standard rate: a rate of nought breaks BR-AF-05 to -07 in this syntax.
  if (needed === 'positive' || code === 'L') return rates.some(isPositive);
  return rates.some(isNotNegative);
}

/** Whether a tax is of a line, an allowance or a charge. */
type Place = (tax: XmlElement) => boolean;
const anyLine: Place = () => true;
const allowance: Place = ({ parent }) => parent !== undefined && saysCharge(parent, false);
const charge: Place = ({ parent }) => parent !== undefined && saysCharge(parent, true);

/** What the artefacts that share these rules do not ask alike. */
export interface VatAsked {
  /** Whether a tax is one that the rules are about. */
  readonly isAsked: (tax: XmlElement) => boolean;
  /** Whether a taxable amount may be off by one unit of currency, or must be by less. */
  readonly byOne: boolean;
}

/** -02 to -07: where a line, an allowance or a charge has the category, the identifiers of the parties and the rate. */
function useRules(category: VatCategory, { isAsked }: VatAsked): TreeRule[] {
  const { code, family } = category;
  const rules = (at: string, isHere: Place, forParties: string, forRate: string): TreeRule[] => {
    const about = {
      at: `${at}/ram:CategoryCode`,
      when: ({ value, parent }: XmlElement) =>
        value === code && parent !== undefined && isAsked(parent) && isHere(parent),
    };
    return [
      { id: `BR-${family}-${forParties}`, ...about, holds: (_, judged) => partiesFit(category, judged) },
      {
        id: `BR-${family}-${forRate}`,
        ...about,
        holds: ({ parent }) => parent !== undefined && rateFits(category, parent),
      },
    ];
  };
  return [
    ...rules(LINE_TAX, anyLine, '02', '05'),
    ...rules(REDUCTION_TAX, allowance, '03', '06'),
    ...rules(REDUCTION_TAX, charge, '04', '07'),
  ];
}

/** -01: where the category is used the breakdown has a row of it, and where not none. */
function hasItsRows({ code, rows: needed }: VatCategory, judged: Judged): boolean {
  const { lines, allowances, charges, rows } = categoryOf(judged, code);
  const reductions = allowances.length + charges.length;
  // So the artefact counts: it misses a row only where one line, or one allowance or charge, asks for it.
  if (needed === 'one per rate') return rows > 0 || (lines.length !== 1 && reductions !== 1);
  const isUsed = lines.length + reductions > 0;
  if (code === 'O') return rows === 0 || (rows === 1 && isUsed);
  return rows === (isUsed ? 1 : 0);
}

/** -08 of the categories with one row: off by one unit of currency or by less, in binary floating-point numbers. */
function nearlyTaxable(basis: XmlElement | undefined, expected: Decimal, byOne: boolean): boolean {
  if (basis === undefined) return false;
  const amount = toDouble(decimalOf(basis));
  const sum = toDouble(expected);
  return (amount - 1 < sum && amount + 1 > sum) || (byOne && (amount - 1 === sum || amount + 1 === sum));
}

/** BR-Z-08 and BR-O-08 read of each allowance and charge one indicator, whatever its category. */
function readIndicators(row: XmlElement): void {
  for (const item of row.parent?.all('ram:SpecifiedTradeAllowanceCharge') ?? [])
    only(item, 'ram:ChargeIndicator', 'udt:Indicator');
}

function taxableFits({ code }: VatCategory, row: XmlElement, judged: Judged, byOne: boolean): boolean {
  if (code === 'Z' || code === 'O') readIndicators(row);
  if (code === 'O') {
    const expected = toDouble(taxable(judged, code));
    return row.all('ram:BasisAmount').some((basis) => Object.is(doubleOf(basis), expected));
  }
  const basis = only(row, 'ram:BasisAmount');
  if (code !== 'S') return nearlyTaxable(basis, taxable(judged, code), byOne);
  return row
    .all('ram:RateApplicablePercent')
    .every((rate) => decimalOf(basis)?.equals(taxable(judged, code, decimalOf(rate))) ?? false);
}

/** -09: BT-117 is BT-116 times BT-119, off by less than one; of the categories without VAT it is nought. */
function taxFits({ code }: VatCategory, row: XmlElement): boolean {
  if (code !== 'S') return row.all('ram:CalculatedAmount').some(isZero);
  const tax = only(row, 'ram:CalculatedAmount');
  const basis = only(row, 'ram:BasisAmount');
  const rate = only(row, 'ram:RateApplicablePercent');
  if (tax === undefined || basis === undefined || rate === undefined) return false;
  const expected = roundedDouble(Math.abs(doubleOf(basis)) * (doubleOf(rate) / 100));
  const amount = Math.abs(doubleOf(tax));
  return amount - 1 < expected && amount + 1 > expected;
}

const reasonFits = ({ reason }: VatCategory, row: XmlElement): boolean =>
  (row.has('ram:ExemptionReason') || row.has('ram:ExemptionReasonCode')) === (reason === 'required');

/** Rows of these categories the artefact tells apart: what it asks of every row it does not ask of them. */
export const ROWS_APART = ['O', 'L', 'M'];

export const isRowApart = (row: XmlElement): boolean => isVat(row) && ROWS_APART.some((code) => says(row, code));

/** -01, -08 to -10: the breakdown. BR-AF-08, -09 and BR-AG-08, -09 no document can break in this syntax. */
function breakdownRules(category: VatCategory, { isAsked, byOne }: VatAsked): TreeRule[] {
  const { code, family } = category;
  const apart = ROWS_APART.includes(code);
  // Standard and zero rated rows are judged whatever the type of their tax.
  const anyTax = code === 'S' || code === 'Z';
  const about = apart
    ? { at: ROW, when: (row: XmlElement) => says(row, code) && isAsked(row) }
    : {
        at: `${ROW}/ram:CategoryCode`,
        when: ({ value, parent }: XmlElement) =>
          value === code && (anyTax || (parent !== undefined && isAsked(parent))),
      };
  const rowOf = (element: XmlElement): XmlElement => (apart ? element : (element.parent ?? element));
  const always = [
    { id: `BR-${family}-01`, at: ROOT, holds: (_: XmlElement, judged: Judged) => hasItsRows(category, judged) },
    { id: `BR-${family}-10`, ...about, holds: (element: XmlElement) => reasonFits(category, rowOf(element)) },
  ];
  if (code === 'L' || code === 'M') return always;
  return [
    ...always,
    {
      id: `BR-${family}-08`,
      ...about,
      holds: (element, judged) => taxableFits(category, rowOf(element), judged, byOne),
    },
    { id: `BR-${family}-09`, ...about, holds: (element) => taxFits(category, rowOf(element)) },
  ];
}

export const categoryRules = (asked: VatAsked): readonly TreeRule[] =>
  VAT_CATEGORIES.flatMap((category) => [...breakdownRules(category, asked), ...useRules(category, asked)]);

export const CATEGORY_RULES = categoryRules({ isAsked: isVat, byOne: false });
