import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, normalized, type TreeRule } from '../../engine/index.ts';
import { has, near, only, quotient, sumOf, toCents } from '../reading.ts';
import { type Tolerance, twoCents, twoCentsOrHalfAForint } from '../tolerance.ts';
import { LINE } from './parts.ts';

const PERIOD = `rsm:SupplyChainTradeTransaction/${LINE}/ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod`;
const PRICE = 'ram:NetPriceProductTradePrice|ram:GrossPriceProductTradePrice';
const GROSS_PRICE = ['ram:SpecifiedLineTradeAgreement', 'ram:GrossPriceProductTradePrice'];
const NET_PRICE = ['ram:SpecifiedLineTradeAgreement', 'ram:NetPriceProductTradePrice'];

const of = (element: XmlElement | undefined, otherwise: Decimal): Decimal => decimalOf(element) ?? otherwise;
const quantityOf = (line: XmlElement): XmlElement | undefined =>
  only(line, 'ram:SpecifiedLineTradeDelivery', 'ram:BilledQuantity');
/** The prices whose base quantity counts, the first first: of none where it is nought. */
type Prices = readonly (readonly string[])[];
function baseQuantity(line: XmlElement, prices: Prices): Decimal {
  for (const price of prices) {
    const quantity = decimalOf(only(line, ...price, 'ram:BasisQuantity'));
    if (quantity !== undefined && !quantity.isZero()) return quantity;
  }
  return Decimal.ONE;
}

/** BT-131 = BT-129 × (BT-146 ÷ BT-149) + charges − allowances. */
function isQuantityTimesPrice(line: XmlElement, prices: Prices, tolerance: Decimal): boolean {
  const net = of(
    only(
      line,
      'ram:SpecifiedLineTradeSettlement',
      'ram:SpecifiedTradeSettlementLineMonetarySummation',
      'ram:LineTotalAmount',
    ),
    Decimal.ZERO,
  );
  const price = of(only(line, ...NET_PRICE, 'ram:ChargeAmount'), Decimal.ZERO);
  const sum = (indicator: string): Decimal =>
    toCents(
      sumOf(
        line
          .all('ram:SpecifiedLineTradeSettlement', 'ram:SpecifiedTradeAllowanceCharge')
          .filter((one) => normalized(only(one, 'ram:ChargeIndicator', 'udt:Indicator')?.value ?? '') === indicator)
          .flatMap((one) => one.all('ram:ActualAmount')),
      ),
    );
  const computed = of(quantityOf(line), Decimal.ONE)
    .times(quotient(price, baseQuantity(line, prices)))
    .plus(sum('true'))
    .minus(sum('false'));
  return near(net, computed, tolerance);
}

/** The bounds of the invoicing period of the transaction that a date of a line is in. */
const boundsOf = (date: XmlElement): readonly XmlElement[] =>
  date.parent?.parent?.parent?.parent?.all(
    'ram:ApplicableHeaderTradeSettlement',
    'ram:BillingSpecifiedPeriod',
    date.path.name,
  ) ?? [];
const isBounded = (date: XmlElement): boolean => boundsOf(date).length > 0;

/** Whether a date is, of eight digits as texts order, on the right side of a bound. */
function isWithin(date: XmlElement, isRight: (day: string, bound: string) => boolean): boolean {
  const bounds = boundsOf(date).flatMap((bound) => bound.all('udt:DateTimeString'));
  return date.all('udt:DateTimeString').some(({ value }) => bounds.some((bound) => isRight(value, bound.value)));
}

/** BT-131, as exact as the layer wants it. */
const netAmountRule = (prices: Prices, tolerance: Tolerance): TreeRule => ({
  id: 'PEPPOL-EN16931-R120',
  at: LINE,
  holds: (line, judged) => isQuantityTimesPrice(line, prices, tolerance(judged)),
});
/** Peppol asks for the base quantity of the net price (BT-149), XRechnung also for that which stands with the gross price alone. */
export const NET_AMOUNT = netAmountRule([NET_PRICE], twoCents);
export const NET_AMOUNT_OF_XRECHNUNG = netAmountRule([NET_PRICE, GROSS_PRICE], twoCentsOrHalfAForint);

export const LINE_RULES: readonly TreeRule[] = [
  {
    id: 'PEPPOL-EN16931-R121',
    at: PRICE,
    holds: (price) => decimalOf(only(price, 'ram:BasisQuantity'))?.isPositive() ?? true,
  },
  {
    id: 'PEPPOL-EN16931-R101',
    at: LINE,
    holds: (line) => {
      const references = ['ram:SpecifiedLineTradeSettlement', 'ram:AdditionalReferencedDocument'] as const;
      return !line.has(...references) || has(line, '130', ...references, 'ram:TypeCode');
    },
  },
  {
    id: 'PEPPOL-EN16931-R110',
    at: `${PERIOD}/ram:StartDateTime`,
    when: isBounded,
    holds: (date) => isWithin(date, (day, bound) => day >= bound),
  },
  {
    id: 'PEPPOL-EN16931-R111',
    at: `${PERIOD}/ram:EndDateTime`,
    when: isBounded,
    holds: (date) => isWithin(date, (day, bound) => day <= bound),
  },
  {
    id: 'PEPPOL-EN16931-R130',
    at: `${PRICE}/ram:BasisQuantity`,
    attribute: 'unitCode',
    holds: ({ attributes, parent }) =>
      (parent?.parent?.parent?.all('ram:SpecifiedLineTradeDelivery', 'ram:BilledQuantity') ?? []).some(
        (quantity) => quantity.attributes['unitCode'] === attributes['unitCode'],
      ),
  },
];
