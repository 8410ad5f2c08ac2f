import { Decimal } from '../model/index.ts';
import { partOf } from './apportion.ts';
import type { CoverageEntry, DocumentKind } from './document.ts';
import type { Documented, Ledger } from './ledger.ts';
import type { PricedOrder } from './price-order.ts';
import { smaller, standing, type SplitRefunds } from './split-refunds.ts';
import { withoutVat } from './vat-group.ts';

/** Differences up to this many minor units come from sharing out discounts and cents anew; they are no change of price. */
const NOISE = 2n;

/**
 * What an edit after invoicing changed in the price of pieces that stay on their invoice: rises are invoiced, falls are credited, each as
 * one line per thing with what the price of its pieces differs by.
 */
export function priceChanges(of: { priced: PricedOrder; ledger: Ledger; refunds: SplitRefunds }, direction: 'rise' | 'fall'): CoverageEntry[] {
  return of.priced.positions.flatMap((position) => {
    const change = changeOf(position, of);
    const wanted = direction === 'rise' ? change : change.negated();
    if (!wanted.greaterThan(Decimal.fromUnits(NOISE, of.priced.decimals))) return [];
    const net = position.includesTax ? withoutVat(wanted, position.rate, of.priced.decimals) : wanted;
    return [{ ...position, ref: `price:${position.ref}`, quantity: Decimal.ONE, unitCode: 'C62', net, allowance: Decimal.ZERO, discount: Decimal.ZERO, gross: wanted }];
  });
}

/** New price less invoiced price of the pieces that stay: with VAT where the price was agreed with it, else without. */
function changeOf(position: CoverageEntry, { priced, ledger, refunds }: { priced: PricedOrder; ledger: Ledger; refunds: SplitRefunds }): Decimal {
  const pieces = standing(ledger, position.ref);
  const target = position.ref.startsWith('line:') ? position.quantity.minus(refunds.netted.get(position.ref) ?? Decimal.ZERO) : position.quantity;
  const kept = smaller(pieces, target);
  if (!kept.isPositive() || (position.ref.startsWith('shipping:') && refunds.nettedShipping.isPositive())) return Decimal.ZERO;
  const amount = position.includesTax ? (of: Documented | CoverageEntry): Decimal => of.gross : (of: Documented | CoverageEntry): Decimal => of.net.minus(of.discount);
  const documented = (ref: string, book: ReadonlyMap<string, Documented>): Decimal => {
    const entry = book.get(ref);
    return entry === undefined ? Decimal.ZERO : amount(entry);
  };
  const ref = `price:${position.ref}`;
  const invoiced = documented(position.ref, ledger.invoiced).minus(documented(position.ref, ledger.withdrawn));
  const before = partOf(invoiced, Decimal.ZERO, kept, pieces, priced.decimals);
  const changed = documented(ref, ledger.invoiced).minus(documented(ref, ledger.credited));
  return partOf(amount(position), Decimal.ZERO, kept, position.quantity, priced.decimals).minus(before).minus(changed);
}

/** `part`, or the first `part-2`, `part-3` … that no document of this kind has: a shop may edit twice under one revision. */
export function freePart(ledger: Ledger, kind: DocumentKind, part: string): string {
  if (!ledger.has(kind, part)) return part;
  let count = 2;
  while (ledger.has(kind, `${part}-${count}`)) count += 1;
  return `${part}-${count}`;
}
