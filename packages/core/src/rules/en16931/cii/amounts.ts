import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, doubleOf, elementFact, fact, type TreeRule } from '../../engine/index.ts';
import { isZero, rounded, roundedDouble, roundedExactly, sum, sumOfDoubles, toDouble } from './numbers.ts';
import { ANY_SUMMATION, ROOT, SETTLED } from './paths.ts';
import { isCharge, only } from './read.ts';

const NET_AMOUNTS = [
  'ram:IncludedSupplyChainTradeLineItem',
  'ram:SpecifiedLineTradeSettlement',
  'ram:SpecifiedTradeSettlementLineMonetarySummation',
  'ram:LineTotalAmount',
] as const;

/** Added as floating-point numbers, and rounded as the decimal that the sum really is. */
const lineTotal = elementFact((trade) => roundedExactly(sumOfDoubles(trade.all(...NET_AMOUNTS)) ?? 0));

/** Whether a total is a sum of {@link sumOfDoubles}: of nothing it is zero. */
export const isSum = (total: XmlElement, expected: number | undefined): boolean =>
  expected === undefined ? isZero(total) : Object.is(doubleOf(total), roundedDouble(expected));

/** BT-107 is the sum of BT-92, BT-108 that of BT-99: of each the first amount. */
function totalOf(name: string, charge: boolean): TreeRule['holds'] {
  const items = fact(({ root }) =>
    root.all(...SETTLED, 'ram:SpecifiedTradeAllowanceCharge').filter((item) => isCharge(item, charge)),
  );
  const expected = fact((judged) =>
    sumOfDoubles(items(judged).flatMap((item) => item.child('ram:ActualAmount') ?? [])),
  );
  return (summation, judged) => {
    const total = only(summation, name);
    return total === undefined ? items(judged).length === 0 : isSum(total, expected(judged));
  };
}

const orZero = (amount: XmlElement | undefined): Decimal => decimalOf(amount) ?? Decimal.ZERO;

function netTotalFits(summation: XmlElement): boolean {
  const total = decimalOf(only(summation, 'ram:TaxBasisTotalAmount'));
  const lines = decimalOf(only(summation, 'ram:LineTotalAmount'));
  if (total === undefined || lines === undefined) return false;
  const allowances = orZero(only(summation, 'ram:AllowanceTotalAmount'));
  const charges = orZero(only(summation, 'ram:ChargeTotalAmount'));
  return total.equals(rounded(lines.minus(allowances).plus(charges)));
}

function dueFits(summation: XmlElement): boolean {
  const due = decimalOf(only(summation, 'ram:DuePayableAmount'));
  const gross = decimalOf(only(summation, 'ram:GrandTotalAmount'));
  if (due === undefined || gross === undefined) return false;
  const paid = orZero(only(summation, 'ram:TotalPrepaidAmount'));
  return due.equals(gross.minus(paid).plus(orZero(only(summation, 'ram:RoundingAmount'))));
}

const currenciesOf = (root: XmlElement, name: string): readonly string[] =>
  root.all(...SETTLED, name).map(({ value }) => value);

/** The currencies of the document (BT-5) and of its VAT accounting (BT-6). */
export const invoiceCurrencies = fact(({ root }) => currenciesOf(root, 'ram:InvoiceCurrencyCode'));
const taxCurrencies = fact(({ root }) => currenciesOf(root, 'ram:TaxCurrencyCode'));

/** Whether an amount is in one of these currencies. */
export const isIn = ({ attributes }: XmlElement, currencies: readonly string[]): boolean => {
  const { currencyID } = attributes;
  return currencyID !== undefined && currencies.includes(currencyID);
};

export const SUMMED = [...SETTLED, ANY_SUMMATION] as const;

/** BT-112 is BT-109, with BT-110 where there is one in the currency of the document. */
export function grossTotalFits(root: XmlElement, code: string): boolean {
  const vat = root.all(...SUMMED, 'ram:TaxTotalAmount').filter(({ attributes }) => attributes['currencyID'] === code);
  const gross = decimalOf(root.find(...SUMMED, 'ram:GrandTotalAmount'));
  const net = decimalOf(root.find(...SUMMED, 'ram:TaxBasisTotalAmount'));
  if (gross === undefined || net === undefined) return false;
  // The only VAT amount is read as a decimal before the two totals are compared, and may not be one.
  return (vat.length === 1 && gross.equals(rounded(net.plus(sum(vat))))) || gross.equals(net);
}

const vatOf = (summation: XmlElement): readonly XmlElement[] => summation.all('ram:TaxTotalAmount');

const isInCents = (amount: XmlElement): boolean => roundedDouble(doubleOf(amount)) === doubleOf(amount);

/** BT-117 of all rows, added up; `undefined` without any. */
export const vatOfRows = fact(({ root }) =>
  sumOfDoubles(root.all(...SETTLED, 'ram:ApplicableTradeTax', 'ram:CalculatedAmount')),
);

/** BR-CO-10 to -16, BR-53: totals. */
export const AMOUNT_RULES: readonly TreeRule[] = [
  {
    id: 'BR-CO-10',
    at: ANY_SUMMATION,
    holds: (summation, judged) => {
      const total = decimalOf(only(summation, 'ram:LineTotalAmount'));
      const trade = summation.parent?.parent;
      return total !== undefined && toDouble(total) === (trade === undefined ? 0 : lineTotal(trade, judged));
    },
  },
  { id: 'BR-CO-11', at: ANY_SUMMATION, holds: totalOf('ram:AllowanceTotalAmount', false) },
  { id: 'BR-CO-12', at: ANY_SUMMATION, holds: totalOf('ram:ChargeTotalAmount', true) },
  { id: 'BR-CO-13', at: ANY_SUMMATION, holds: netTotalFits },
  {
    id: 'BR-CO-14',
    at: `${ANY_SUMMATION}/ram:TaxTotalAmount`,
    when: (vat, judged) => isIn(vat, invoiceCurrencies(judged)),
    holds: (vat, judged) => isSum(vat, vatOfRows(judged)),
  },
  {
    id: 'BR-CO-15',
    at: ROOT,
    holds: (root, judged) => invoiceCurrencies(judged).every((code) => grossTotalFits(root, code)),
  },
  { id: 'BR-CO-16', at: ANY_SUMMATION, holds: dueFits },
  {
    id: 'BR-53',
    at: ANY_SUMMATION,
    when: (_, judged) => taxCurrencies(judged).length > 0,
    holds: (summation, judged) => {
      const codes = taxCurrencies(judged);
      return (
        vatOf(summation).some((vat) => isIn(vat, codes)) &&
        !codes.some((code) => invoiceCurrencies(judged).includes(code))
      );
    },
  },
  {
    id: 'BR-DEC-13',
    at: ANY_SUMMATION,
    holds: (summation, judged) => {
      const totals = vatOf(summation);
      return totals.length === 0 || totals.some((vat) => !isIn(vat, invoiceCurrencies(judged)) || isInCents(vat));
    },
  },
  {
    id: 'BR-DEC-15',
    at: ANY_SUMMATION,
    when: (_, judged) => taxCurrencies(judged).length > 0,
    holds: (summation, judged) => {
      const totals = vatOf(summation);
      return totals.length === 0 || totals.some((vat) => isIn(vat, taxCurrencies(judged)) && isInCents(vat));
    },
  },
];
