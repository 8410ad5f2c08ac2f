import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { has, near, only, quotient, textAt } from '../reading.ts';
import type { Tolerance } from '../tolerance.ts';

const ALLOWANCE_CHARGE = 'ram:SpecifiedTradeAllowanceCharge';
const GROSS_PRICE =
  'rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeAgreement/ram:GrossPriceProductTradePrice';
const PRICE_ALLOWANCE = 'ram:AppliedTradeAllowanceCharge';

const percentage = (one: XmlElement): boolean => one.has('ram:CalculationPercent');
const base = (one: XmlElement): boolean => one.has('ram:BasisAmount');
const complete = (one: XmlElement): boolean => percentage(one) === base(one);
const indicator = (one: XmlElement): string => textAt(one, 'ram:ChargeIndicator', 'udt:Indicator');
const isIndicated = (one: XmlElement): boolean => ['true', 'false'].includes(indicator(one));

function isPercentageOfBase(one: XmlElement, tolerance: Decimal): boolean {
  if (!percentage(one)) return true;
  const amount = decimalOf(only(one, 'ram:ActualAmount')) ?? Decimal.ZERO;
  const of = decimalOf(only(one, 'ram:BasisAmount')) ?? Decimal.ZERO;
  const percent = decimalOf(only(one, 'ram:CalculationPercent')) ?? Decimal.ZERO;
  return near(amount, quotient(of.times(percent), Decimal.HUNDRED), tolerance);
}

function isGrossLessDiscount(gross: XmlElement): boolean {
  const price = decimalOf(only(gross, 'ram:ChargeAmount'));
  if (price === undefined) return true;
  const net = decimalOf(gross.parent && only(gross.parent, 'ram:NetPriceProductTradePrice', 'ram:ChargeAmount'));
  const discounts = gross.all(PRICE_ALLOWANCE).flatMap((discount) => discount.child('ram:ActualAmount') ?? []);
  if (discounts.length > 1) throw new Unjudgeable('ActualAmount');
  return net !== undefined && net.equals(price.minus(decimalOf(discounts[0]) ?? Decimal.ZERO));
}

/** An amount by percentage, as exact as the layer wants it. */
export const percentageRule = (tolerance: Tolerance): TreeRule => ({
  id: 'PEPPOL-EN16931-R040',
  at: ALLOWANCE_CHARGE,
  when: complete,
  holds: (one, judged) => isPercentageOfBase(one, tolerance(judged)),
});

export const ALLOWANCE_RULES: readonly TreeRule[] = [
  { id: 'PEPPOL-EN16931-R041', at: ALLOWANCE_CHARGE, holds: (one) => !percentage(one) || base(one) },
  { id: 'PEPPOL-EN16931-R042', at: ALLOWANCE_CHARGE, holds: (one) => percentage(one) || !base(one) },
];

/** XRechnung looks at the price too. */
export const XRECHNUNG_ALLOWANCE_RULES: readonly TreeRule[] = [
  { id: 'PEPPOL-EN16931-R043-1', at: ALLOWANCE_CHARGE, when: complete, holds: isIndicated },
  { id: 'PEPPOL-EN16931-R043-2', at: PRICE_ALLOWANCE, holds: isIndicated },
  {
    id: 'PEPPOL-EN16931-R044',
    at: GROSS_PRICE,
    when: (price) => price.has(PRICE_ALLOWANCE, 'ram:ActualAmount'),
    holds: (price) => has(price, 'false', PRICE_ALLOWANCE, 'ram:ChargeIndicator', 'udt:Indicator'),
  },
  { id: 'PEPPOL-EN16931-R046', at: GROSS_PRICE, holds: isGrossLessDiscount },
];

export const BILLING_ALLOWANCE_RULES: readonly TreeRule[] = [
  { id: 'PEPPOL-EN16931-R043', at: ALLOWANCE_CHARGE, when: complete, holds: isIndicated },
  { id: 'PEPPOL-EN16931-R043', at: PRICE_ALLOWANCE, holds: isIndicated },
];
