import { Decimal } from '../model/index.ts';
import type { Documented } from './ledger.ts';
import { smaller } from './split-refunds.ts';
import { baseFor } from './vat-group.ts';

export type Amounts = Pick<Documented, 'net' | 'discount' | 'gross'>;

/**
 * What some pieces are credited with: their share of the price, never more than is left; the last pieces take what is left where that is
 * their share but for rounding. `said` is what the shop gave back for them, VAT included.
 */
export function takenPart(
  share: Amounts,
  of: { left: Amounts; isLast: boolean; said?: Decimal | undefined; rate: Decimal | undefined; decimals: number },
): Amounts {
  const twoCents = Decimal.fromUnits(2n, of.decimals);
  const part = (amount: keyof Amounts): Decimal => {
    const left = of.left[amount];
    return of.isLast && !left.minus(share[amount]).abs().greaterThan(twoCents) ? left : smaller(share[amount], left);
  };
  const normal = { net: part('net'), discount: part('discount'), gross: part('gross') };
  if (of.said === undefined || of.said.equals(normal.gross)) return normal;
  if (of.isLast) return { ...normal, gross: of.said };
  const net = baseFor(of.said, of.rate ?? Decimal.ZERO, of.decimals).plus(normal.discount);
  return { ...normal, net: smaller(net, of.left.net), gross: of.said };
}
