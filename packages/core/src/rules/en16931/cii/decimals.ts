import type { XmlElement } from '../../../xml/index.ts';
import type { TreeRule } from '../../engine/index.ts';
import { LINE, SUMMATION } from './paths.ts';
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
  cents('BR-DEC-09', SUMMATION, 'ram:LineTotalAmount'),
  cents('BR-DEC-10', SUMMATION, 'ram:AllowanceTotalAmount'),
  cents('BR-DEC-11', SUMMATION, 'ram:ChargeTotalAmount'),
  cents('BR-DEC-12', SUMMATION, 'ram:TaxBasisTotalAmount'),
  cents('BR-DEC-14', SUMMATION, 'ram:GrandTotalAmount'),
  cents('BR-DEC-16', SUMMATION, 'ram:TotalPrepaidAmount'),
  cents('BR-DEC-17', SUMMATION, 'ram:RoundingAmount'),
  cents('BR-DEC-18', SUMMATION, 'ram:DuePayableAmount'),
  cents(
    'BR-DEC-23',
    LINE,
    'ram:SpecifiedLineTradeSettlement',
    'ram:SpecifiedTradeSettlementLineMonetarySummation',
    'ram:LineTotalAmount',
  ),
];
