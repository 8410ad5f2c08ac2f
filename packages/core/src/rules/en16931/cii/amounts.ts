import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, doubleOf, fact, type TreeRule } from '../../engine/index.ts';
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
const lineTotal = (trade: XmlElement | undefined): number =>
  roundedExactly(sumOfDoubles(trade?.all(...NET_AMOUNTS) ?? []) ?? 0);

export function isSumOf(total: XmlElement, amounts: readonly XmlElement[]): boolean {
  const expected = sumOfDoubles(amounts);
  return expected === undefined ? isZero(total) : Object.is(doubleOf(total), roundedDouble(expected));
}

/** BT-107 is the sum of BT-92, BT-108 that of BT-99: of each the first amount. */
const totalOf =
  (name: string, charge: boolean): TreeRule['holds'] =>
  (summation, { root }) => {
    const total = only(summation, name);
    const items = root.all(...SETTLED, 'ram:SpecifiedTradeAllowanceCharge').filter((item) => isCharge(item, charge));
    if (total === undefined) return items.length === 0;
    return isSumOf(
      total,
      items.flatMap((item) => item.child('ram:ActualAmount') ?? []),
    );
  };

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

/** BR-CO-10 to -16, BR-53: totals. */
export const AMOUNT_RULES: readonly TreeRule[] = [
  {
    id: 'BR-CO-10',
    at: ANY_SUMMATION,
    holds: (summation) => {
      const total = decimalOf(only(summation, 'ram:LineTotalAmount'));
      return total !== undefined && toDouble(total) === lineTotal(summation.parent?.parent);
    },
  },
  { id: 'BR-CO-11', at: ANY_SUMMATION, holds: totalOf('ram:AllowanceTotalAmount', false) },
  { id: 'BR-CO-12', at: ANY_SUMMATION, holds: totalOf('ram:ChargeTotalAmount', true) },
  { id: 'BR-CO-13', at: ANY_SUMMATION, holds: netTotalFits },
  {
    id: 'BR-CO-14',
    at: `${ANY_SUMMATION}/ram:TaxTotalAmount`,
    when: (vat, judged) => isIn(vat, invoiceCurrencies(judged)),
    holds: (vat, { root }) => isSumOf(vat, root.all(...SETTLED, 'ram:ApplicableTradeTax', 'ram:CalculatedAmount')),
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
