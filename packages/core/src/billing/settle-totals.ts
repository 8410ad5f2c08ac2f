import { Decimal, ok, refused, type Result } from '../model/index.ts';

/**
 * Compares what we compute with what the shop says, and gives the difference to explain (shop less ours).
 *
 * Up to one minor unit per line it is a matter of rounding and goes to BT-114, visibly: never into a VAT base. An adjustment line
 * (BG-20, BG-21) is no way out: at 20 % one gross cent in six is reached by no net amount whatever, and an untaxed adjustment may
 * not stand beside taxed lines (BR-O-11). Where BT-114 is at odds with a rule (BR-FR-CO-09: an invoice marked as already paid has
 * BT-113 = BT-112 and nothing due), the mark gives way, not the arithmetic: see `businessProcess`. A larger difference stops the order.
 */
export function settleTotals(totals: {
  ours: Decimal;
  shop: Decimal;
  lines: number;
  decimals: number;
  currency: string;
}): Result<Decimal> {
  const difference = totals.shop.round(totals.decimals).minus(totals.ours);
  const bound = Decimal.fromUnits(BigInt(Math.max(1, totals.lines)), totals.decimals);
  if (!difference.abs().greaterThan(bound)) return ok(difference);
  return refused({
    code: 'TOTALS_DIFFER',
    message: `The shop says ${totals.shop.toString()} ${totals.currency}, its lines come to ${totals.ours.toString()}: ${difference.toString()} more than rounding explains.`,
    advice:
      'Look for a discount, fee or tax that is in the total of the order but not in its lines, then send the order again.',
    retry: 'after-fix',
    field: 'totals.total',
    rule: 'BR-CO-15',
  });
}
