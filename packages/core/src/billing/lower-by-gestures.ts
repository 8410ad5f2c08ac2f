import { Decimal } from '../model/index.ts';
import { apportion } from './apportion.ts';
import type { CoverageEntry } from './document.ts';
import { atLeastZero, smaller, type Gesture } from './split-refunds.ts';
import { treatmentKey, withoutVat } from './vat-group.ts';

/** What each gesture has already taken off the documents of this plan, by its entry. */
export type Taken = Map<string, Decimal>;

/**
 * Money given back before the invoice lowers it, per VAT rate (BG-20): a gesture on one thing where the thing is invoiced, one on the
 * order wherever there is room. Each document takes as much as it can bear; `taken` carries the rest to the next one.
 */
export function lowerByGestures(
  document: readonly CoverageEntry[],
  gestures: readonly Gesture[],
  of: { taken: Taken; name: string; decimals: number },
): CoverageEntry[] {
  const lowering: Lowering[] = [];
  for (const gesture of gestures) {
    const already = of.taken.get(gesture.ref) ?? Decimal.ZERO;
    const rooms = roomsFor(gesture, document, lowering);
    const amount = smaller(
      gesture.gross.round(of.decimals).minus(already),
      Decimal.sum(rooms.map((room) => room.gross)),
    );
    if (!amount.isPositive()) continue;
    of.taken.set(gesture.ref, already.plus(amount));
    const name = gesture.name ?? of.name;
    const shares = apportion(
      amount,
      rooms.map((room) => room.gross),
      of.decimals,
    );
    lowering.push(
      ...rooms.flatMap((room, index) =>
        lower({ room, gross: shares[index] ?? Decimal.ZERO, gesture: { ...gesture, name }, decimals: of.decimals }),
      ),
    );
  }
  return lowering.map(({ entry }) => entry);
}

interface Lowering {
  readonly entry: CoverageEntry;
  /** The one thing that is lowered, if it is one. */
  readonly over?: string | undefined;
}

/** What a document can still bear under one VAT rate. */
interface Room {
  readonly like: CoverageEntry;
  readonly net: Decimal;
  readonly gross: Decimal;
}

function roomsFor({ over }: Gesture, document: readonly CoverageEntry[], lowering: readonly Lowering[]): Room[] {
  const lowered = document.filter((entry) => over === undefined || entry.ref === over);
  const taxed = lowered.some((entry) => entry.category !== 'O')
    ? lowered.filter((entry) => entry.category !== 'O')
    : lowered;
  return [...Map.groupBy(taxed, treatmentKey)].flatMap(([key, [like]]) => {
    const isAlike = (entry: CoverageEntry): boolean => treatmentKey(entry) === key;
    const ofRate = roomIn([...document.filter(isAlike), ...lowering.map(({ entry }) => entry).filter(isAlike)]);
    const ofThing =
      over === undefined
        ? ofRate
        : roomIn([...taxed, ...lowering.filter((each) => each.over === over).map(({ entry }) => entry)]);
    return like === undefined
      ? []
      : [{ like, net: smaller(ofRate.net, ofThing.net), gross: smaller(ofRate.gross, ofThing.gross) }];
  });
}

function roomIn(entries: readonly CoverageEntry[]): { net: Decimal; gross: Decimal } {
  return {
    net: atLeastZero(Decimal.sum(entries.map((entry) => entry.net.minus(entry.discount)))),
    gross: atLeastZero(Decimal.sum(entries.map((entry) => entry.gross))),
  };
}

function lower({
  room,
  gross,
  gesture,
  decimals,
}: {
  room: Room;
  gross: Decimal;
  gesture: Gesture & { name: string };
  decimals: number;
}): Lowering[] {
  if (gross.isZero()) return [];
  const net = gross.equals(room.gross) ? room.net : smaller(withoutVat(gross, room.like.rate, decimals), room.net);
  const entry: CoverageEntry = {
    ...room.like,
    ref: `${gesture.ref}:${treatmentKey(room.like)}`,
    name: gesture.name,
    quantity: Decimal.ONE,
    unitCode: 'C62',
    net: net.negated(),
    allowance: Decimal.ZERO,
    discount: Decimal.ZERO,
    gross: gross.negated(),
    includesTax: true,
  };
  return [{ entry, over: gesture.over }];
}
