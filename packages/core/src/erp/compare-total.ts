import { Decimal, type Order } from '../model/index.ts';
import { rejected, type Failure } from './outcome.ts';

/** What the ERP must come to: the shop's total less what a marketplace pays to the tax office itself. */
export function expectedTotal(order: Order): Decimal {
  const priced = [...order.lines, ...order.shipping, ...order.fees];
  const collected = priced.flatMap(({ taxes }) =>
    taxes.filter((tax) => tax.collectedByMarketplace === true).map((tax) => tax.amount ?? Decimal.ZERO),
  );
  return order.totals.total.minus(Decimal.sum(collected));
}

/** Up to one cent per line is rounding and becomes an explicit adjustment; more means that price, tax or discount went wrong. */
export function roundingLimit(order: Order): Decimal {
  const lines = order.lines.length + order.shipping.length + order.fees.length;
  return Decimal.fromUnits(BigInt(Math.max(lines, 1)), 2);
}

/** The shop's total less the ERP's: zero, a rounding difference to be shown, or a refusal. */
export function totalDifference(
  order: Order,
  erpTotal: Decimal,
): { readonly ok: true; readonly difference: Decimal } | Failure {
  const expected = expectedTotal(order);
  const difference = expected.minus(erpTotal);
  if (!difference.abs().greaterThan(roundingLimit(order))) return { ok: true, difference };
  return rejected(
    {
      code: 'TOTAL_DIFFERS',
      message: `The ERP comes to ${erpTotal.toFixed(2)} ${order.currency}, the shop to ${expected.toFixed(2)}.`,
      advice:
        'Compare the tax rates of the articles and the tax mapping of the connection; the order was not confirmed.',
    },
    'totals.total',
  );
}
