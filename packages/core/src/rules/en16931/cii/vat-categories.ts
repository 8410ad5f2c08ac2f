import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, doubleOf, elementFact, type Judged, type TreeRule } from '../../engine/index.ts';
import { VAT_CATEGORIES, type VatCategory } from '../vat-families/categories.ts';
import { isNotNegative, isPositive, isZero, toDouble } from './numbers.ts';
import { ANY_SETTLEMENT, LINE_OF_TRADE, ROOT, SETTLEMENT_OF_TRADE } from './paths.ts';
import { isVatInPattern, only, saysCharge } from './read.ts';
import { readIndicators, taxable } from './taxable.ts';
import { partiesFit } from './vat-parties.ts';
import { categoryOf, codesOf } from './vat-uses.ts';

const ROW = `${SETTLEMENT_OF_TRADE}/ram:ApplicableTradeTax`;
const ANY_ROW = `${ANY_SETTLEMENT}/ram:ApplicableTradeTax`;
const LINE_TAX = `${LINE_OF_TRADE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax`;
const REDUCTION_TAX = 'ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax';

/** Whether a tax is of that category. */
export const says = (tax: XmlElement, code: string): boolean =>
  tax.all('ram:CategoryCode').some(({ value }) => value === code);

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

/** What the artefacts that share these rules do not ask alike. */
export interface VatAsked {
  /** Whether a tax is one that the rules are about. */
  readonly isAsked: (tax: XmlElement) => boolean;
  /** Whether of a tax of two categories one alone is judged. */
  readonly oneByOne: boolean;
  /** Whether what is added to or taken from says in the very word that it is a charge, or an allowance. */
  readonly says: (item: XmlElement, charge: boolean) => boolean;
  /** Whether a taxable amount may be off by one unit of currency upwards, or must be by less. */
  readonly byOne: boolean;
}

/** The order in which the artefact looks for the category of a tax, where it judges one alone. */
const FIRST = ['AE', 'L', 'M', 'E', 'G', 'K', 'O', 'S', 'Z'];

/** The category that a tax is judged by where it is by one alone. */
export const firstCategory = elementFact((tax) => {
  const codes = codesOf(tax);
  return FIRST.find((code) => codes.has(code));
});

/** -02 to -07: where a line, an allowance or a charge has the category, the identifiers of the parties and the rate. */
function useRules(category: VatCategory, { isAsked, oneByOne, says }: VatAsked): TreeRule[] {
  const { code, family } = category;
  const fitsRate = elementFact((tax) => rateFits(category, tax));
  const rules = (at: string, isHere: Place, forParties: string, forRate: string): TreeRule[] => {
    const about = {
      at: `${at}/ram:CategoryCode`,
      when: (element: XmlElement, judged: Judged) => {
        if (element.value !== code) return false;
        const tax = element.parent;
        return tax !== undefined && isAsked(tax) && (!oneByOne || firstCategory(tax, judged) === code) && isHere(tax);
      },
    };
    return [
      { id: `BR-${family}-${forParties}`, ...about, holds: (_, judged) => partiesFit(category, judged) },
      {
        id: `BR-${family}-${forRate}`,
        ...about,
        holds: ({ parent }, judged) => parent !== undefined && fitsRate(parent, judged),
      },
    ];
  };
  const allowance: Place = ({ parent }) => parent !== undefined && says(parent, false);
  const charge: Place = (tax) => tax.parent !== undefined && says(tax.parent, true) && !(oneByOne && allowance(tax));
  return [
    ...rules(LINE_TAX, () => true, '02', '05'),
    ...rules(REDUCTION_TAX, allowance, '03', '06'),
    ...rules(REDUCTION_TAX, charge, '04', '07'),
  ];
}

/** -01: where the category is used the breakdown has a row of it, and where not none. */
function hasItsRows({ code, rows: needed }: VatCategory, judged: Judged): boolean {
  const { lines, reductions, rows } = categoryOf(judged, code);
  // So the artefact counts: it misses a row only where one tax of a line, or one of an allowance or charge, asks for it.
  if (needed === 'one per rate') return rows > 0 || (lines !== 1 && reductions !== 1);
  const isUsed = lines + reductions > 0;
  if (code === 'O') return rows === 0 || (rows === 1 && isUsed);
  return rows === (isUsed ? 1 : 0);
}

/** -08 of the categories with one row: off by one unit of currency or by less, in binary floating-point numbers. */
function nearlyTaxable(basis: XmlElement | undefined, expected: Decimal, byOne: boolean): boolean {
  if (basis === undefined) return false;
  const amount = doubleOf(basis);
  const sum = toDouble(expected);
  return (amount - 1 < sum || (byOne && amount - 1 === sum)) && amount + 1 > sum;
}

function taxableFits({ code, rows }: VatCategory, row: XmlElement, judged: Judged, byOne: boolean): boolean {
  if (code === 'Z' || code === 'O') readIndicators(judged);
  if (code === 'O') {
    const expected = toDouble(taxable(judged, code));
    return row.all('ram:BasisAmount').some((basis) => Object.is(doubleOf(basis), expected));
  }
  if (rows === 'one') return nearlyTaxable(only(row, 'ram:BasisAmount'), taxable(judged, code), byOne);
  return row.all('ram:RateApplicablePercent').every((rate) => {
    const expected = toDouble(taxable(judged, code, decimalOf(rate)));
    return row.all('ram:BasisAmount').some((basis) => Object.is(doubleOf(basis), expected));
  });
}

/** -09: BT-117 is BT-116 times BT-119, off by less than one; of the categories without VAT it is nought. */
function taxFits({ code }: VatCategory, row: XmlElement): boolean {
  if (code !== 'S') return row.all('ram:CalculatedAmount').some(isZero);
  const tax = only(row, 'ram:CalculatedAmount');
  const basis = only(row, 'ram:BasisAmount');
  const rate = only(row, 'ram:RateApplicablePercent');
  if (tax === undefined || basis === undefined || rate === undefined) return false;
  const expected = Math.round(toDouble(decimalOf(basis).abs()) * doubleOf(rate)) / 100;
  const amount = decimalOf(tax).abs();
  return toDouble(amount.minus(ONE)) < expected && toDouble(amount.plus(ONE)) > expected;
}

const ONE = Decimal.ONE;

const reasonFits = ({ reason }: VatCategory, row: XmlElement): boolean =>
  (row.has('ram:ExemptionReason') || row.has('ram:ExemptionReasonCode')) === (reason === 'required');

/** Rows of these categories the artefact tells apart: what it asks of every row it does not ask of them. */
const ROWS_APART = ['L', 'M', 'O'];

export const isRowApart = (row: XmlElement): boolean =>
  row.named('ram:CategoryCode').some(({ value }) => ROWS_APART.includes(value)) && isVatInPattern(row);

/** -01, -08 to -10: the breakdown. BR-AF-09 and BR-AG-09 no document can break in this syntax. */
function breakdownRules(category: VatCategory, { isAsked, oneByOne, byOne }: VatAsked): TreeRule[] {
  const { code, family } = category;
  const apart = ROWS_APART.includes(code);
  // Standard and zero rated rows are judged whatever the type of their tax.
  const anyTax = code === 'S' || code === 'Z';
  const about = apart
    ? {
        at: ROW,
        when: (row: XmlElement, judged: Judged) =>
          says(row, code) && isAsked(row) && (!oneByOne || firstCategory(row, judged) === code),
      }
    : {
        at: `${anyTax ? ANY_ROW : ROW}/ram:CategoryCode`,
        when: (element: XmlElement) =>
          element.value === code && (anyTax || (element.parent !== undefined && isAsked(element.parent))),
      };
  const rowOf = (element: XmlElement): XmlElement => (apart ? element : (element.parent ?? element));
  const fitsTaxable = elementFact((row, judged) => taxableFits(category, row, judged, byOne));
  const fitsTax = elementFact((row) => taxFits(category, row));
  const always = [
    { id: `BR-${family}-01`, at: ROOT, holds: (_: XmlElement, judged: Judged) => hasItsRows(category, judged) },
    { id: `BR-${family}-10`, ...about, holds: (element: XmlElement) => reasonFits(category, rowOf(element)) },
  ];
  // Of these two the artefact looks for rate and taxable amount beside the row.
  if (code === 'L' || code === 'M')
    return [
      ...always,
      {
        id: `BR-${family}-08`,
        ...about,
        holds: ({ parent }, judged) => parent === undefined || fitsTaxable(parent, judged),
      },
    ];
  return [
    ...always,
    {
      id: `BR-${family}-08`,
      ...about,
      holds: (element, judged) => fitsTaxable(rowOf(element), judged),
    },
    { id: `BR-${family}-09`, ...about, holds: (element, judged) => fitsTax(rowOf(element), judged) },
  ];
}

export const categoryRules = (asked: VatAsked): readonly TreeRule[] =>
  VAT_CATEGORIES.flatMap((category) => [...breakdownRules(category, asked), ...useRules(category, asked)]);

export const CATEGORY_RULES = categoryRules({
  isAsked: isVatInPattern,
  oneByOne: true,
  says: saysCharge,
  byOne: false,
});
