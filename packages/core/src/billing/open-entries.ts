import { Decimal } from '../model/index.ts';
import type { CoverageEntry } from './document.ts';
import type { Ledger } from './ledger.ts';
import type { PricedOrder } from './price-order.ts';
import { shareEntry, sliceEntry } from './slice.ts';
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
  let shippingBack = refunds.nettedShipping;
  return priced.positions.flatMap((position) => {
    if (position.ref.startsWith('line:')) {
      const before = standing(ledger, position.ref);
      const pieces = position.quantity.minus(before).minus(refunds.netted.get(position.ref) ?? Decimal.ZERO);
      return pieces.isPositive() ? [sliceEntry(position, before, pieces, priced.decimals)] : [];
    }
    if (standing(ledger, position.ref).isPositive()) return [];
    if (!position.ref.startsWith('shipping:')) return [position];
    const back = smaller(shippingBack, position.gross);
    shippingBack = shippingBack.minus(back);
    if (back.isZero()) return [position];
    return position.gross.equals(back)
      ? []
      : [shareEntry(position, Decimal.ZERO, position.gross.minus(back), priced.decimals)];
  });
}
