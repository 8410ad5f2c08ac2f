import {
  addDays,
  Decimal,
  isCreditKind,
  standsOn,
  type DunningItem,
  type Hold,
  type IsoDate,
} from '../../model/index.ts';
import type { SkipCode } from './plan.ts';

/** Where an item stands on a day: what may be claimed of it, or what stops that. */
export interface Stand {
  readonly item: DunningItem;
  /** Open less what is held. */
  readonly claimable: Decimal;
  readonly held: Decimal;
  readonly stop?: Stop;
  /** The hold and the day of a promise that was not kept, and that no letter has answered yet. */
  readonly broken?: { readonly holdId: string; readonly promisedFor: IsoDate };
}

export interface Stop {
  readonly code: SkipCode;
  readonly until?: IsoDate | undefined;
}

const STOPS: Readonly<Record<Hold['kind'], SkipCode>> = {
  insolvency: 'INSOLVENT',
  dispute: 'DISPUTED',
  manual: 'ON_HOLD',
  promise: 'PROMISED',
};
/** What is told where several hold: the gravest. */
const GRAVITY: readonly Hold['kind'][] = ['insolvency', 'dispute', 'manual', 'promise'];

/** By due date, then by id: the order in which items are told and parts of them held. */
export function oldestFirst(a: DunningItem, b: DunningItem): number {
  return a.dueDate < b.dueDate || (a.dueDate === b.dueDate && a.id < b.id) ? -1 : 1;
}

/** The items of one customer in one currency, oldest due date first, so that a part that is held is taken of the oldest. */
export function standsOf(items: readonly DunningItem[], holds: readonly Hold[], day: IsoDate): Stand[] {
  if (holds.length === 0) return items.map((item) => standOf(item, [], day, NOTHING_LEFT));
  const left = new Map(holds.flatMap(({ id, amount }) => (amount === undefined ? [] : [[id, amount]])));
  return items.map((item) =>
    standOf(
      item,
      holds.filter((hold) => concerns(hold, item)),
      day,
      left,
    ),
  );
}

const NOTHING_LEFT: Map<string, Decimal> = new Map();

function standOf(item: DunningItem, holds: readonly Hold[], day: IsoDate, left: Map<string, Decimal>): Stand {
  const over = overWith(item);
  if (over !== undefined) return { item, claimable: Decimal.ZERO, held: Decimal.ZERO, stop: { code: over } };
  if (holds.length === 0) return { item, claimable: item.open, held: Decimal.ZERO };
  const standing = holds.filter((hold) => standsOn(hold, day)).toSorted(byGravity);
  let claimable = item.open;
  let gravest: Hold | undefined;
  for (const hold of standing) {
    const part = hold.amount === undefined ? claimable : takeOf(left, hold.id, claimable);
    if (part.isPositive()) gravest ??= hold;
    claimable = claimable.minus(part);
  }
  const held = item.open.minus(claimable);
  if (gravest !== undefined && !claimable.isPositive()) return { item, claimable, held, stop: stopBy(gravest) };
  const { id: holdId, until: promisedFor } = holds.find((hold) => isBroken(hold, item, day)) ?? {};
  if (holdId === undefined || promisedFor === undefined) return { item, claimable, held };
  return { item, claimable, held, broken: { holdId, promisedFor } };
}

function overWith({ kind, open, handedOverOn }: DunningItem): SkipCode | undefined {
  if (isCreditKind(kind)) return 'CREDIT';
  if (!open.isPositive()) return 'PAID';
  return handedOverOn === undefined ? undefined : 'HANDED_OVER';
}

function concerns(hold: Hold, item: DunningItem): boolean {
  return (
    (hold.customerId === undefined || hold.customerId === item.customerId) &&
    (hold.kind === 'insolvency' ||
      ((hold.documentNumber === undefined || hold.documentNumber === item.documentNumber) &&
        (hold.dueDate === undefined || hold.dueDate === item.dueDate) &&
        (hold.currency === undefined || hold.currency === item.currency)))
  );
}

function byGravity(a: Hold, b: Hold): number {
  return GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind);
}

function takeOf(left: Map<string, Decimal>, id: string, claimable: Decimal): Decimal {
  const rest = left.get(id) ?? Decimal.ZERO;
  const part = rest.lessThan(claimable) ? rest : claimable;
  left.set(id, rest.minus(part));
  return part;
}

function stopBy({ kind, until }: Hold): Stop {
  return { code: STOPS[kind], until: until === undefined ? undefined : addDays(until, 1) };
}

function isBroken({ kind, until, liftedOn }: Hold, { lastLetterOn }: DunningItem, day: IsoDate): boolean {
  return (
    kind === 'promise' &&
    until !== undefined &&
    until < day &&
    liftedOn === undefined &&
    (lastLetterOn === undefined || lastLetterOn <= until)
  );
}
