import type { XmlElement } from '../../../xml/index.ts';
import type { TreeRule } from '../../engine/index.ts';
import { ANY_LINE, ANY_SUMMATION } from './paths.ts';
import { only } from './read.ts';

/** Not more than two signs after the first point, blanks included: so the published rules count decimals. */
export function hasCents(amount: XmlElement | undefined): boolean {
  if (amount === undefined) return true;
  const { value } = amount;
  const point = value.indexOf('.');
  return point < 0 || value.length - point - 1 <= 2;
}

const cents = (id: string, at: string, ...path: readonly string[]): TreeRule => ({
  id,
  at,
  holds: (element) => hasCents(only(element, ...path)),
});

/** BR-DEC-*: amounts have two decimals at most. */
export const DECIMAL_RULES: readonly TreeRule[] = [
  cents('BR-DEC-09', ANY_SUMMATION, 'ram:LineTotalAmount'),
  cents('BR-DEC-10', ANY_SUMMATION, 'ram:AllowanceTotalAmount'),
  cents('BR-DEC-11', ANY_SUMMATION, 'ram:ChargeTotalAmount'),
  cents('BR-DEC-12', ANY_SUMMATION, 'ram:TaxBasisTotalAmount'),
  cents('BR-DEC-14', ANY_SUMMATION, 'ram:GrandTotalAmount'),
  cents('BR-DEC-16', ANY_SUMMATION, 'ram:TotalPrepaidAmount'),
  cents('BR-DEC-17', ANY_SUMMATION, 'ram:RoundingAmount'),
  cents('BR-DEC-18', ANY_SUMMATION, 'ram:DuePayableAmount'),
  cents(
    'BR-DEC-23',
    ANY_LINE,
    'ram:SpecifiedLineTradeSettlement',
    'ram:SpecifiedTradeSettlementLineMonetarySummation',
    'ram:LineTotalAmount',
  ),
];
