import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, type Judged, type TreeRule } from '../../engine/index.ts';
import { has, near, only, quotient, sumOf, textAt } from '../reading.ts';
import type { Tolerance } from '../tolerance.ts';
import { LINE, partAll, partHas, settlement } from './parts.ts';

const PERIOD = `${LINE}/ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod`;
const GROSS_PRICE = ['ram:SpecifiedLineTradeAgreement', 'ram:GrossPriceProductTradePrice'];
const NET_PRICE = ['ram:SpecifiedLineTradeAgreement', 'ram:NetPriceProductTradePrice'];

const of = (element: XmlElement | undefined, otherwise: Decimal): Decimal => decimalOf(element) ?? otherwise;
const quantityOf = (line: XmlElement): XmlElement | undefined =>
  only(line, 'ram:SpecifiedLineTradeDelivery', 'ram:BilledQuantity');
/** Of the net price, else of the gross price. */
const baseQuantityOf = (line: XmlElement): XmlElement | undefined =>
  only(line, ...NET_PRICE, 'ram:BasisQuantity') ?? only(line, ...GROSS_PRICE, 'ram:BasisQuantity');

function baseQuantity(line: XmlElement): Decimal {
  const quantity = decimalOf(baseQuantityOf(line));
  return quantity === undefined || quantity.isZero() ? Decimal.ONE : quantity;
}

/** BT-131 = BT-129 × (BT-146 ÷ BT-149) + charges − allowances. */
function isQuantityTimesPrice(line: XmlElement, tolerance: Decimal): boolean {
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
    sumOf(
      line
        .all('ram:SpecifiedLineTradeSettlement', 'ram:SpecifiedTradeAllowanceCharge')
        .filter((one) => textAt(one, 'ram:ChargeIndicator', 'udt:Indicator') === indicator)
        .flatMap((one) => one.all('ram:ActualAmount')),
    );
  const computed = of(quantityOf(line), Decimal.ONE)
    .times(quotient(price, baseQuantity(line)))
    .plus(sum('true'))
    .minus(sum('false'));
  return near(net, computed, tolerance);
}

/** Whether a date is, of eight digits as texts order, on the right side of one of the invoicing period. */
function isWithin(date: XmlElement, judged: Judged, isRight: (day: string, bound: string) => boolean): boolean {
  const bounds = partAll(settlement(judged), 'ram:BillingSpecifiedPeriod', date.path.name, 'udt:DateTimeString');
  return date.all('udt:DateTimeString').some(({ value }) => bounds.some((bound) => isRight(value, bound.value)));
}
const isBounded = ({ path }: XmlElement, judged: Judged): boolean =>
  partHas(settlement(judged), 'ram:BillingSpecifiedPeriod', path.name);

/** BT-131, as exact as the layer wants it. */
export const netAmountRule = (tolerance: Tolerance): TreeRule => ({
  id: 'PEPPOL-EN16931-R120',
  at: LINE,
  holds: (line, judged) => isQuantityTimesPrice(line, tolerance(judged)),
});

export const LINE_RULES: readonly TreeRule[] = [
  { id: 'PEPPOL-EN16931-R121', at: LINE, holds: (line) => decimalOf(baseQuantityOf(line))?.isPositive() ?? true },
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
    holds: (date, judged) => isWithin(date, judged, (day, bound) => day >= bound),
  },
  {
    id: 'PEPPOL-EN16931-R111',
    at: `${PERIOD}/ram:EndDateTime`,
    when: isBounded,
    holds: (date, judged) => isWithin(date, judged, (day, bound) => day <= bound),
  },
  {
    id: 'PEPPOL-EN16931-R130',
    at: 'ram:BasisQuantity',
    attribute: 'unitCode',
    holds: ({ attributes, parent }) =>
      (parent?.parent?.parent?.all('ram:SpecifiedLineTradeDelivery', 'ram:BilledQuantity') ?? []).some(
        (quantity) => quantity.attributes['unitCode'] === attributes['unitCode'],
      ),
  },
];
