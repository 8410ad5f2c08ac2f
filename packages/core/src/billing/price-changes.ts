import { Decimal } from '../model/index.ts';
import { partOf } from './apportion.ts';
import type { CoverageEntry, DocumentKind } from './document.ts';
import type { Documented, Ledger } from './ledger.ts';
import type { PricedOrder } from './price-order.ts';
import { chargeKey } from './split-charges.ts';
import { smaller, standing, type SplitRefunds } from './split-refunds.ts';
import { withoutVat, withVat } from './vat-group.ts';

/** Differences up to this many minor units may come from sharing out discounts and cents anew; they are no change of price. */
const NOISE = 2n;

/**
 * What an edit after invoicing changed in the price of pieces that stay on their invoice: rises are invoiced, falls are credited, each as
 * one line per thing with what the price of its pieces differs by.
 */
export function priceChanges(of: Changes, direction: 'rise' | 'fall'): CoverageEntry[] {
  return of.priced.positions.flatMap((position) => {
    const pieces = keptPieces(position, of);
    if (!pieces.isPositive()) return [];
    const change = changeOf(position, pieces, of);
    const wanted = direction === 'rise' ? change : change.negated();
    if (!wanted.greaterThan(noiseIn(position, of))) return [];
    const net = position.includesTax ? withoutVat(wanted, position.rate, of.priced.decimals) : wanted;
    return [
      {
        ...position,
        ref: `price:${position.ref}`,
        quantity: pieces,
        net,
        allowance: Decimal.ZERO,
        discount: Decimal.ZERO,
        gross: position.includesTax ? wanted : withVat(wanted, position.rate).round(of.priced.decimals),
      },
    ];
  });
}

interface Changes {
  readonly priced: PricedOrder;
  readonly ledger: Ledger;
  readonly refunds: SplitRefunds;
}

/** Pieces that stay on their invoice, neither removed nor refunded. */
function keptPieces({ ref, quantity }: CoverageEntry, { ledger, refunds }: Changes): Decimal {
  if (refunds.nettedCharges.get(chargeKey(ref) ?? '')?.isPositive() === true) return Decimal.ZERO;
  const refunded = quantityIn(ledger.credited, ref).minus(quantityIn(ledger.withdrawn, ref));
  const wanted = ref.startsWith('line:') ? quantity.minus(refunds.netted.get(ref) ?? Decimal.ZERO) : quantity;
  return smaller(standing(ledger, ref), wanted).minus(refunded);
}

/** None where every piece has its own price in whole cents: there the smallest change is one that the merchant made. */
function noiseIn(position: CoverageEntry, { ledger, priced }: Changes): Decimal {
  const held = ledger.held.get(position.ref);
  const invoiced = ledger.invoiced.get(position.ref)?.entry;
  const isPlain = [position, ...(invoiced === undefined ? [] : [invoiced])].every(
    (entry) => entry.allowance.isZero() && entry.discount.isZero(),
  );
  const amounts = [
    position,
    ...(held === undefined ? [] : [{ ...held, quantity: held.pieces, includesTax: position.includesTax }]),
  ];
  return isPlain && amounts.every((entry) => isWhole(entry, priced.decimals))
    ? Decimal.ZERO
    : Decimal.fromUnits(NOISE, priced.decimals);
}

function isWhole(
  { includesTax, gross, net, quantity }: Pick<CoverageEntry, 'includesTax' | 'gross' | 'net' | 'quantity'>,
  decimals: number,
): boolean {
  const amount = includesTax ? gross : net;
  return !quantity.isZero() && amount.dividedBy(quantity, decimals).times(quantity).equals(amount);
}

/** New price less documented price of `kept` pieces: with VAT where the price was agreed with it, else without. */
function changeOf(position: CoverageEntry, kept: Decimal, { priced, ledger }: Changes): Decimal {
  const held = ledger.held.get(position.ref);
  if (held === undefined) return Decimal.ZERO;
  const amount = (of: Pick<CoverageEntry, 'net' | 'discount' | 'gross'>): Decimal =>
    position.includesTax ? of.gross : of.net.minus(of.discount);
  const share = (of: Decimal, whole: Decimal): Decimal => partOf(of, Decimal.ZERO, kept, whole, priced.decimals);
  return share(amount(position), position.quantity).minus(share(amount(held), held.pieces));
}

function quantityIn(book: ReadonlyMap<string, Documented>, ref: string): Decimal {
  return book.get(ref)?.quantity ?? Decimal.ZERO;
}

/** `part`, or the first `part-2`, `part-3` … that no document of this kind has: a shop may edit twice under one revision. */
export function freePart(ledger: Ledger, kind: DocumentKind, part: string): string {
  if (!ledger.has(kind, part)) return part;
  let count = 2;
  while (ledger.has(kind, `${part}-${count}`)) count += 1;
  return `${part}-${count}`;
}
