import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, type TreeRule } from '../../engine/index.ts';
import { near, only, quotient, textAt } from '../reading.ts';
import type { Tolerance } from '../tolerance.ts';

/** Allowances and charges of the document and of its lines; those of a price have rules of their own. */
const ALLOWANCE_CHARGE = [
  '/ubl:Invoice/cac:AllowanceCharge',
  '/cn:CreditNote/cac:AllowanceCharge',
  '/ubl:Invoice/cac:InvoiceLine/cac:AllowanceCharge',
  '/cn:CreditNote/cac:CreditNoteLine/cac:AllowanceCharge',
];
const PRICE_ALLOWANCE = 'cac:Price/cac:AllowanceCharge';

const percentage = (one: XmlElement): boolean => one.has('cbc:MultiplierFactorNumeric');
const base = (one: XmlElement): boolean => one.has('cbc:BaseAmount');

/** Whoever lacks its base or its percentage is told so, and nothing else. */
const complete = (one: XmlElement): boolean => percentage(one) === base(one);

function isPercentageOfBase(one: XmlElement, tolerance: Decimal): boolean {
  if (!percentage(one)) return true;
  const amount = decimalOf(only(one, 'cbc:Amount')) ?? Decimal.ZERO;
  const of = decimalOf(only(one, 'cbc:BaseAmount')) ?? Decimal.ZERO;
  const percent = decimalOf(only(one, 'cbc:MultiplierFactorNumeric')) ?? Decimal.ZERO;
  return near(amount, quotient(of.times(percent), Decimal.HUNDRED), tolerance);
}

function isGrossLessDiscount(discount: XmlElement): boolean {
  if (!discount.has('cbc:BaseAmount')) return true;
  const [gross, amount] = [castable(discount, 'cbc:BaseAmount'), castable(discount, 'cbc:Amount')];
  const net = castable(discount.parent ?? discount, 'cbc:PriceAmount');
  return gross !== undefined && net !== undefined && amount !== undefined && net.equals(gross.minus(amount));
}

/** The one decimal of that name; `undefined` of none, of two and of what is none. */
function castable(element: XmlElement, name: string): Decimal | undefined {
  const [one, ...more] = element.all(name);
  try {
    return more.length > 0 ? undefined : decimalOf(one);
  } catch {
    return undefined;
  }
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
  {
    id: 'PEPPOL-EN16931-R043',
    at: ALLOWANCE_CHARGE,
    when: complete,
    holds: (one) => ['true', 'false'].includes(textAt(one, 'cbc:ChargeIndicator')),
  },
  { id: 'PEPPOL-EN16931-R044', at: PRICE_ALLOWANCE, holds: (one) => textAt(one, 'cbc:ChargeIndicator') === 'false' },
  { id: 'PEPPOL-EN16931-R046', at: PRICE_ALLOWANCE, holds: isGrossLessDiscount },
];
