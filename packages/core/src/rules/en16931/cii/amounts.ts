import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, doubleOf, fact, type TreeRule } from '../../engine/index.ts';
import { exactly, isZero, rounded, roundedDouble, sum, sumOfDoubles, toDouble } from './numbers.ts';
import { ROOT, SETTLEMENT, SUMMATION } from './paths.ts';
import { isCharge, only } from './read.ts';

const TRADE = 'rsm:SupplyChainTradeTransaction';
const NET_AMOUNTS = [
  'ram:IncludedSupplyChainTradeLineItem',
  'ram:SpecifiedLineTradeSettlement',
  'ram:SpecifiedTradeSettlementLineMonetarySummation',
  'ram:LineTotalAmount',
] as const;

/** Added as floating-point numbers, and rounded as the decimal that the sum really is. */
const lineTotal = (trade: XmlElement | undefined): number =>
  toDouble(rounded(exactly(sumOfDoubles(trade?.all(...NET_AMOUNTS) ?? []) ?? 0)));

export function isSumOf(total: XmlElement, amounts: readonly XmlElement[]): boolean {
  const expected = sumOfDoubles(amounts);
  return expected === undefined ? isZero(total) : Object.is(doubleOf(total), roundedDouble(expected));
}

const amountsOf = (settlement: XmlElement | undefined, charge: boolean): readonly XmlElement[] =>
  (settlement?.all('ram:SpecifiedTradeAllowanceCharge') ?? [])
    .filter((item) => isCharge(item, charge))
    .flatMap((item) => item.child('ram:ActualAmount') ?? []);

/** BT-107 is the sum of BT-92, BT-108 that of BT-99. */
const totalOf =
  (name: string, charge: boolean): TreeRule['holds'] =>
  (summation) => {
    const total = only(summation, name);
    const amounts = amountsOf(summation.parent, charge);
    return total === undefined ? amounts.length === 0 : isSumOf(total, amounts);
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

/** The currency of the document (BT-5). */
const currency = fact(
  ({ root }) => only(root, TRADE, 'ram:ApplicableHeaderTradeSettlement', 'ram:InvoiceCurrencyCode')?.value,
);

export const SUMMED = [
  TRADE,
  'ram:ApplicableHeaderTradeSettlement',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
] as const;

/** BT-112 is BT-109, with BT-110 where there is one in the currency of the document. */
export function grossTotalFits(root: XmlElement, code: string): boolean {
  const vat = root.all(...SUMMED, 'ram:TaxTotalAmount').filter(({ attributes }) => attributes['currencyID'] === code);
  const gross = decimalOf(root.find(...SUMMED, 'ram:GrandTotalAmount'));
  const net = decimalOf(root.find(...SUMMED, 'ram:TaxBasisTotalAmount'));
  if (gross === undefined || net === undefined) return false;
  return gross.equals(net) || (vat.length === 1 && gross.equals(rounded(net.plus(sum(vat)))));
}

const currenciesOf = (settlement: XmlElement | undefined, name: string): readonly string[] =>
  (settlement?.all(name) ?? []).map(({ value }) => value);

/** VAT totals in one of these currencies. */
const vatIn = (summation: XmlElement, codes: readonly string[]): readonly XmlElement[] =>
  summation.all('ram:TaxTotalAmount').filter(({ attributes }) => codes.includes(attributes['currencyID'] ?? ''));

const isInCents = (amount: XmlElement): boolean => roundedDouble(doubleOf(amount)) === doubleOf(amount);

/** BR-CO-10 to -16, BR-53: totals. */
export const AMOUNT_RULES: readonly TreeRule[] = [
  {
    id: 'BR-CO-10',
    at: SUMMATION,
    holds: (summation) => {
      const total = decimalOf(only(summation, 'ram:LineTotalAmount'));
      return total !== undefined && toDouble(total) === lineTotal(summation.parent?.parent);
    },
  },
  { id: 'BR-CO-11', at: SUMMATION, holds: totalOf('ram:AllowanceTotalAmount', false) },
  { id: 'BR-CO-12', at: SUMMATION, holds: totalOf('ram:ChargeTotalAmount', true) },
  { id: 'BR-CO-13', at: SUMMATION, holds: netTotalFits },
  {
    id: 'BR-CO-14',
    at: `${SETTLEMENT}/${SUMMATION}/ram:TaxTotalAmount`,
    when: ({ attributes }, judged) =>
      attributes['currencyID'] !== undefined && attributes['currencyID'] === currency(judged),
    holds: (vat) => isSumOf(vat, vat.parent?.parent?.all('ram:ApplicableTradeTax', 'ram:CalculatedAmount') ?? []),
  },
  {
    id: 'BR-CO-15',
    at: ROOT,
    holds: (root, judged) => {
      const code = currency(judged);
      return code === undefined || grossTotalFits(root, code);
    },
  },
  { id: 'BR-CO-16', at: SUMMATION, holds: dueFits },
  {
    id: 'BR-53',
    at: SUMMATION,
    when: ({ parent }) => parent?.has('ram:TaxCurrencyCode') ?? false,
    holds: (summation) => {
      const invoiced = currenciesOf(summation.parent, 'ram:InvoiceCurrencyCode');
      return vatIn(summation, currenciesOf(summation.parent, 'ram:TaxCurrencyCode')).some(
        ({ attributes }) => !invoiced.includes(attributes['currencyID'] ?? ''),
      );
    },
  },
  {
    id: 'BR-DEC-13',
    at: SUMMATION,
    holds: (summation) => {
      const totals = summation.all('ram:TaxTotalAmount');
      const own = vatIn(summation, currenciesOf(summation.parent, 'ram:InvoiceCurrencyCode'));
      return own.length === 0 || own.length < totals.length || own.some(isInCents);
    },
  },
  {
    id: 'BR-DEC-15',
    at: SUMMATION,
    when: ({ parent }) => parent?.has('ram:TaxCurrencyCode') ?? false,
    holds: (summation) =>
      !summation.has('ram:TaxTotalAmount') ||
      vatIn(summation, currenciesOf(summation.parent, 'ram:TaxCurrencyCode')).some(isInCents),
  },
];
