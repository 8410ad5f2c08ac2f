import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, fact, normalized, type TreeRule } from '../../engine/index.ts';
import { hasCents } from './decimals.ts';
import { rounded } from './numbers.ts';
import { ROOT, SETTLEMENT } from './paths.ts';
import { isVat, only } from './read.ts';
import { isRowApart, says } from './vat-categories.ts';
import { categoryOf } from './vat-uses.ts';

const ROW = `${SETTLEMENT}/ram:ApplicableTradeTax`;
const GENERAL = { at: ROW, when: (row: XmlElement): boolean => !isRowApart(row) } as const;

const TRADE = 'rsm:SupplyChainTradeTransaction';
const SETTLED = [TRADE, 'ram:ApplicableHeaderTradeSettlement'] as const;
const DELIVERED = [TRADE, 'ram:ApplicableHeaderTradeDelivery'] as const;
const POINT = 'ram:DueDateTypeCode';
const BREAKDOWN = [...SETTLED, 'ram:ApplicableTradeTax'] as const;

/** BT-8 of the first tax that says it. */
const codeOfTax = (root: XmlElement): XmlElement | undefined =>
  root.firstBelow(({ name, parent }) => name === POINT && parent?.name === 'ram:ApplicableTradeTax');

/** BT-8 as the breakdown says it, or the document says it first. Few documents say it, so it is sought only where it stands. */
const pointDateCode = fact(({ root }) => root.anywhere(POINT));
const taxPointDateCode = fact(({ root }) => (root.find(...BREAKDOWN, POINT) ?? codeOfTax(root))?.value);

const hasGeneralRow = fact(({ root }) => root.all(...BREAKDOWN).some((row) => !isRowApart(row)));
const rowsNotSubject = fact(({ root }) => root.all(...BREAKDOWN).filter((row) => says(row, 'O')));

/** BR-CO-17: off by one unit of currency at most; without a rate it is nought once rounded, a half towards plus infinity. */
export function taxFits(row: XmlElement, isNoRate: (rate: Decimal) => boolean): boolean {
  const tax = decimalOf(only(row, 'ram:CalculatedAmount'));
  if (tax === undefined) return false;
  const isVatRow = normalized(only(row, 'ram:TypeCode')?.value ?? '').toUpperCase() === 'VAT';
  const rate = isVatRow ? decimalOf(only(row, 'ram:RateApplicablePercent')) : undefined;
  if (rate === undefined || isNoRate(rate)) return roundsToZero(tax);
  const basis = decimalOf(only(row, 'ram:BasisAmount'));
  if (basis === undefined) return false;
  const expected = rounded(basis.abs().times(rate).times(CENT));
  return !tax.abs().minus(expected).abs().greaterThan(Decimal.ONE);
}

/** XPath `round(…) = 0`. */
export const roundsToZero = (amount: Decimal): boolean => amount.abs().lessThan(HALF) || amount.equals(HALF.negated());

const HALF = Decimal.of('0.5');
const CENT = Decimal.of('0.01');

/** Whether a row of the breakdown is one that the rules are about. */
type IsAsked = (row: XmlElement) => boolean;

/** Of a document outside the scope of VAT, every VAT category is that one. */
const onlyNotSubject = (id: string, tax: string, isAsked: IsAsked): TreeRule => ({
  id,
  at: `ram:${tax}/ram:CategoryCode`,
  holds: ({ value }, judged) => value === 'O' || !rowsNotSubject(judged).some(isAsked),
});

const CATEGORIES = 'ram:ApplicableTradeTax|ram:CategoryTradeTax/ram:CategoryCode';
const isSplitPayment = ({ value }: XmlElement): boolean => value === 'B';

const areItalian = (element: XmlElement): boolean =>
  element.children.every((child) => (child.path.name === 'ram:CountryID' ? child.value === 'IT' : areItalian(child)));
/** Whether every country of an address is Italy, of whomever and wherever. */
const isDomestic = fact(({ root }) => areItalian(root));

/** Of a breakdown row of intra-community supplies: the document holds one of these. */
const ofSupplies = (id: string, isAsked: IsAsked, ...paths: readonly (readonly string[])[]): TreeRule => ({
  id,
  at: `${ROW}/ram:CategoryCode`,
  when: ({ value, parent }) => value === 'K' && parent !== undefined && isAsked(parent),
  holds: (_, { root }) => paths.some((path) => root.has(...path)),
});

/** Rules on the whole document that follow from rows of the breakdown. */
export const rowRules = (isAsked: IsAsked): readonly TreeRule[] => [
  onlyNotSubject('BR-O-11', 'ApplicableTradeTax', isAsked),
  onlyNotSubject('BR-O-12', 'ApplicableTradeTax', isAsked),
  onlyNotSubject('BR-O-13', 'CategoryTradeTax', isAsked),
  onlyNotSubject('BR-O-14', 'CategoryTradeTax', isAsked),
  ofSupplies(
    'BR-IC-11',
    isAsked,
    [...DELIVERED, 'ram:ActualDeliverySupplyChainEvent', 'ram:OccurrenceDateTime', 'udt:DateTimeString'],
    [...SETTLED, 'ram:BillingSpecifiedPeriod', 'ram:StartDateTime'],
    [...SETTLED, 'ram:BillingSpecifiedPeriod', 'ram:EndDateTime'],
  ),
  ofSupplies('BR-IC-12', isAsked, [...DELIVERED, 'ram:ShipToTradeParty', 'ram:PostalTradeAddress', 'ram:CountryID']),
];

/** Rules on VAT that are not the same for all categories. */
export const VAT_RULES: readonly TreeRule[] = [
  { id: 'BR-45', ...GENERAL, holds: (row) => row.has('ram:BasisAmount') },
  { id: 'BR-46', ...GENERAL, holds: (row) => row.has('ram:CalculatedAmount') },
  { id: 'BR-47', ...GENERAL, holds: (row) => isVat(row) && row.has('ram:CategoryCode') },
  { id: 'BR-48', ...GENERAL, holds: (row) => isVat(row) && row.has('ram:RateApplicablePercent') },
  {
    id: 'BR-CO-03',
    at: 'ram:TaxPointDate',
    holds: (_, judged) => pointDateCode(judged) === undefined || !hasGeneralRow(judged),
  },
  { id: 'BR-CO-17', ...GENERAL, holds: (row) => taxFits(row, (rate) => rate.isZero()) },
  { id: 'BR-DEC-19', ...GENERAL, holds: (row) => hasCents(only(row, 'ram:BasisAmount')) },
  { id: 'BR-DEC-20', ...GENERAL, holds: (row) => hasCents(only(row, 'ram:CalculatedAmount')) },
  {
    id: 'BR-CO-18',
    at: ROOT,
    when: (root) => root.anywhere('ram:IncludedSupplyChainTradeLineItem') !== undefined,
    holds: (root) => root.has(...BREAKDOWN),
  },
  {
    id: 'CII-SR-462',
    at: 'ram:ApplicableTradeTax/ram:DueDateTypeCode',
    holds: ({ value }, judged) => value === taxPointDateCode(judged),
  },
  { id: 'CII-DT-037', at: 'ram:*TradeTax/ram:TypeCode', holds: ({ value }) => value === 'VAT' },
  ...rowRules(isVat),
  { id: 'BR-B-01', at: CATEGORIES, when: isSplitPayment, holds: (_, judged) => isDomestic(judged) },
  {
    id: 'BR-B-02',
    at: CATEGORIES,
    when: isSplitPayment,
    holds: (_, judged) => {
      const { lines, allowances, charges, rows } = categoryOf(judged, 'S');
      return lines.length + allowances.length + charges.length + rows === 0;
    },
  },
];
