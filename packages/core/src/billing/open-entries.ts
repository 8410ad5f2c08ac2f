import { Decimal } from '../model/index.ts';
import type { CoverageEntry } from './document.ts';
import type { Ledger } from './ledger.ts';
import type { PricedOrder } from './price-order.ts';
import { shareEntry, sliceEntry } from './slice.ts';
import { chargeKey } from './split-charges.ts';
import { smaller, standing, type SplitRefunds } from './split-refunds.ts';

/** Every position less what is invoiced and what was given back before: what an invoice may still hold. */
export function openEntries({
  priced,
  ledger,
  refunds,
}: {
  priced: PricedOrder;
  ledger: Ledger;
  refunds: SplitRefunds;
}): CoverageEntry[] {
  const chargesBack = new Map(refunds.nettedCharges);
  return priced.positions.flatMap((position) => {
    if (position.ref.startsWith('line:')) {
      const before = standing(ledger, position.ref);
      const pieces = position.quantity.minus(before).minus(refunds.netted.get(position.ref) ?? Decimal.ZERO);
      return pieces.isPositive() ? [sliceEntry(position, before, pieces, priced.decimals)] : [];
    }
    if (standing(ledger, position.ref).isPositive()) return [];
    const key = chargeKey(position.ref);
    if (key === undefined) return [position];
    const left = chargesBack.get(key) ?? Decimal.ZERO;
    const back = smaller(left, position.gross);
    chargesBack.set(key, left.minus(back));
    if (back.isZero()) return [position];
    return position.gross.equals(back)
      ? []
      : [shareEntry(position, Decimal.ZERO, position.gross.minus(back), priced.decimals)];
  });
}
