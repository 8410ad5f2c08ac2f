import { Decimal, documentDecimals } from '../model/index.ts';
import { partOf } from './apportion.ts';
import type { CoverageEntry, IssuedDocument } from './document.ts';

/** Pieces of one thing that the buyer keeps, neither refunded nor removed by an edit, at the price that documents say by now. */
export interface Held {
  readonly pieces: Decimal;
  readonly net: Decimal;
  readonly discount: Decimal;
  readonly gross: Decimal;
}

const NOTHING: Held = { pieces: Decimal.ZERO, net: Decimal.ZERO, discount: Decimal.ZERO, gross: Decimal.ZERO };

/** What the buyer holds of each thing after the documents, replayed in the order of issue. */
export function heldAfter(documents: readonly IssuedDocument[]): ReadonlyMap<string, Held> {
  const held = new Map<string, Held>();
  const decimals = documentDecimals(documents[0]?.invoice.currencyCode ?? '');
  for (const { kind, part, coverage } of documents) {
    const isCredit = kind === 'creditNote';
    for (const entry of coverage.entries) {
      const ref = entry.ref.replace(/^price:/, '');
      const sofar = held.get(ref) ?? NOTHING;
      if (entry.ref !== ref && (!isCredit || part.startsWith('edit-')))
        held.set(ref, plus(sofar, { ...entry, pieces: Decimal.ZERO }, isCredit));
      else if (/^(?:line|shipping|fee):/.test(entry.ref))
        held.set(
          ref,
          isCredit
            ? plus(sofar, lastPieces(sofar, entry.quantity, decimals), true)
            : plus(sofar, piecesOf(entry), false),
        );
    }
  }
  return held;
}

/** What the last `pieces` cost: what is left are the first ones, to the cent. */
export function lastPieces(held: Held, pieces: Decimal, decimals: number): Held {
  if (pieces.greaterThan(held.pieces)) return NOTHING;
  const share = (amount: Decimal): Decimal => partOf(amount, held.pieces.minus(pieces), pieces, held.pieces, decimals);
  return { pieces, net: share(held.net), discount: share(held.discount), gross: share(held.gross) };
}

/** What is held once `taken` is given back. */
export function withoutPieces(held: Held, taken: Held): Held {
  return plus(held, taken, true);
}

function piecesOf({ quantity, net, discount, gross }: CoverageEntry): Held {
  return { pieces: quantity, net, discount, gross };
}

function plus(one: Held, other: Held, isTaken: boolean): Held {
  const sum = (a: Decimal, b: Decimal): Decimal => (isTaken ? a.minus(b) : a.plus(b));
  return {
    pieces: sum(one.pieces, other.pieces),
    net: sum(one.net, other.net),
    discount: sum(one.discount, other.discount),
    gross: sum(one.gross, other.gross),
  };
}
