import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, fact, normalized, type TreeRule } from '../../engine/index.ts';
import { hasCents } from './decimals.ts';
import { rounded } from './numbers.ts';
import { ANY_LINE, ANY_SETTLEMENT, DELIVERED, SETTLED, SETTLEMENT_OF_TRADE } from './paths.ts';
import { isVat, isVatInPattern, only } from './read.ts';
import { firstCategory, isRowApart, says, type VatAsked } from './vat-categories.ts';
import { rowsOf } from './vat-uses.ts';

const ROW = `${SETTLEMENT_OF_TRADE}/ram:ApplicableTradeTax`;
const ANY_ROW = `${ANY_SETTLEMENT}/ram:ApplicableTradeTax`;
const isOfTrade = (row: XmlElement): boolean => row.parent?.parent?.path.name === 'rsm:SupplyChainTradeTransaction';
const isGeneral = (row: XmlElement): boolean => !isOfTrade(row) || !isRowApart(row);
const GENERAL = { at: ANY_ROW, when: isGeneral } as const;

const POINT = 'ram:DueDateTypeCode';
const BREAKDOWN = [...SETTLED, 'ram:ApplicableTradeTax'] as const;

/** BT-8 of the first tax that says it. */
const codeOfTax = (root: XmlElement): XmlElement | undefined =>
  root.firstBelow(({ name, parent }) => name === POINT && parent?.name === 'ram:ApplicableTradeTax');

/** BT-8 as the breakdown says it, or the document says it first. Few documents say it, so it is sought only where it stands. */
const pointDateCode = fact(({ root }) => root.anywhere(POINT));
const taxPointDateCode = fact(({ root }) => (root.find(...BREAKDOWN, POINT) ?? codeOfTax(root))?.value);

const hasGeneralRow = fact((judged) => rowsOf(judged).some(isGeneral));
const rowsNotSubject = fact((judged) => rowsOf(judged).filter((row) => isOfTrade(row) && says(row, 'O')));

/** BR-CO-17: off by one unit of currency at most; without a rate it is nought once rounded, a half towards plus infinity. */
export function taxFits(row: XmlElement): boolean {
  const tax = decimalOf(only(row, 'ram:CalculatedAmount'));
  if (tax === undefined) return false;
  const isVatRow = normalized(only(row, 'ram:TypeCode')?.value ?? '').toUpperCase() === 'VAT';
  const rate = isVatRow ? decimalOf(only(row, 'ram:RateApplicablePercent')) : undefined;
  if (rate === undefined || roundsToZero(rate)) return roundsToZero(tax);
  const basis = decimalOf(only(row, 'ram:BasisAmount'));
  if (basis === undefined) return false;
  const expected = rounded(basis.abs().times(rate).times(CENT));
  return !tax.abs().minus(expected).abs().greaterThan(Decimal.ONE);
}

/** XPath `round(…) = 0`. */
const roundsToZero = (amount: Decimal): boolean => amount.abs().lessThan(HALF) || amount.equals(HALF.negated());

const HALF = Decimal.of('0.5');
const CENT = Decimal.of('0.01');

type Asked = Pick<VatAsked, 'isAsked' | 'oneByOne'>;

/** Of a document outside the scope of VAT, every VAT category is that one. */
function onlyNotSubject(id: string, tax: string, { isAsked, oneByOne }: Asked): TreeRule {
  const isNotSubject = fact((judged) =>
    rowsNotSubject(judged).some((row) => isAsked(row) && (!oneByOne || firstCategory(row, judged) === 'O')),
  );
  return {
    id,
    at: `ram:${tax}/ram:CategoryCode`,
    holds: ({ value }, judged) => value === 'O' || !isNotSubject(judged),
  };
}

const CATEGORY = 'ram:CategoryCode';
const isSplitPayment = ({ value }: XmlElement): boolean => value === 'B';

const areItalian = (element: XmlElement): boolean =>
  element.children.every((child) => (child.path.name === 'ram:CountryID' ? child.value === 'IT' : areItalian(child)));
/** Whether every country of an address is Italy, of whomever and wherever. */
const isDomestic = fact(({ root }) => areItalian(root));

const DELIVERY_DATE = [
  ...DELIVERED,
  'ram:ActualDeliverySupplyChainEvent',
  'ram:OccurrenceDateTime',
  'udt:DateTimeString',
] as const;
const DELIVERY_COUNTRY = [...DELIVERED, 'ram:ShipToTradeParty', 'ram:PostalTradeAddress', 'ram:CountryID'] as const;

/** Of a breakdown row of intra-community supplies. */
const ofSupplies = (id: string, { isAsked }: Asked, holds: TreeRule['holds']): TreeRule => ({
  id,
  at: `${ROW}/ram:CategoryCode`,
  when: ({ value, parent }) => value === 'K' && parent !== undefined && isAsked(parent),
  holds,
});

const hasPeriod = (settlement: XmlElement | undefined): boolean =>
  settlement !== undefined &&
  ['ram:StartDateTime', 'ram:EndDateTime'].some((end) => settlement.has('ram:BillingSpecifiedPeriod', end));

/** Rules on the whole document that follow from rows of the breakdown. */
export const rowRules = (asked: Asked): readonly TreeRule[] => [
  onlyNotSubject('BR-O-11', 'ApplicableTradeTax', asked),
  onlyNotSubject('BR-O-12', 'ApplicableTradeTax', asked),
  onlyNotSubject('BR-O-13', 'CategoryTradeTax', asked),
  onlyNotSubject('BR-O-14', 'CategoryTradeTax', asked),
  ofSupplies('BR-IC-11', asked, ({ parent }, { root }) => root.has(...DELIVERY_DATE) || hasPeriod(parent?.parent)),
  ofSupplies('BR-IC-12', asked, (_, { root }) => root.has(...DELIVERY_COUNTRY)),
];

/** Rules on VAT that are not the same for all categories. */
export const VAT_RULES: readonly TreeRule[] = [
  { id: 'BR-45', ...GENERAL, holds: (row) => row.has('ram:BasisAmount') },
  { id: 'BR-46', ...GENERAL, holds: (row) => row.has('ram:CalculatedAmount') },
  { id: 'BR-47', ...GENERAL, holds: (row) => isVat(row) && row.has('ram:CategoryCode') },
  { id: 'BR-48', ...GENERAL, holds: (row) => isVat(row) && (row.has('ram:RateApplicablePercent') || says(row, 'O')) },
  {
    id: 'BR-CO-03',
    at: 'ram:TaxPointDate',
    holds: (_, judged) => pointDateCode(judged) === undefined || !hasGeneralRow(judged),
  },
  { id: 'BR-CO-17', ...GENERAL, holds: (row) => taxFits(row) },
  { id: 'BR-DEC-19', ...GENERAL, holds: (row) => hasCents(only(row, 'ram:BasisAmount')) },
  { id: 'BR-DEC-20', ...GENERAL, holds: (row) => hasCents(only(row, 'ram:CalculatedAmount')) },
  {
    id: 'BR-CO-18',
    at: ANY_LINE,
    holds: (_, judged) => rowsOf(judged).some(isOfTrade),
  },
  {
    id: 'CII-SR-462',
    at: 'ram:ApplicableTradeTax/ram:DueDateTypeCode',
    when: (_, { root }) => root.has(...SETTLED),
    holds: ({ value }, judged) => value === taxPointDateCode(judged),
  },
  {
    id: 'CII-DT-037',
    at: 'ram:*TradeTax/ram:TypeCode',
    holds: ({ value, parent }) =>
      value === 'VAT' || (parent?.all('ram:TypeCode').some((other) => other.value === 'VAT') ?? false),
  },
  ...rowRules({ isAsked: isVatInPattern, oneByOne: true }),
  { id: 'BR-B-01', at: CATEGORY, when: isSplitPayment, holds: (_, judged) => isDomestic(judged) },
  {
    id: 'BR-B-02',
    at: CATEGORY,
    when: isSplitPayment,
    holds: (_, { root }) => !root.everywhere(CATEGORY).some(({ value }) => value === 'S'),
  },
];
