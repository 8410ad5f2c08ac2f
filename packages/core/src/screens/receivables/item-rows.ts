import { daysBetween, type SkipCode } from '../../dunning/index.ts';
import { Decimal, type HoldKind } from '../../model/index.ts';
import type { Words } from '../format/words.ts';
import type { Colour } from '../status/colour.ts';
import { holdState, type ShownHold } from './hold.ts';

/** One due date of one document; amounts are decimal strings, days `YYYY-MM-DD`. */
export interface ShownItem {
  readonly id: string;
  readonly documentNumber: string;
  /** `invoice`, `creditNote`, `deposit`, `fee`, `interest`, `payment` … */
  readonly kind: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly open: string;
  /** The dunning level it has reached; 0: no letter yet. */
  readonly level: number;
  readonly lastLetterOn?: string;
  /** What a run planned now would do with it. */
  readonly outlook?: { readonly code: 'LETTER' | SkipCode; readonly level?: number; readonly on?: string };
}

/** A kind of hold where one stops all of the item; `credit`: the customer's money; else where it stands by the calendar. */
export type ItemState = 'credit' | HoldKind | 'overdue' | 'due-today' | 'not-due';

/** An open item as a row. */
export interface ItemRow<Item extends ShownItem = ShownItem> {
  readonly item: Item;
  readonly state: ItemState;
  readonly colour: Colour;
  /** Past the due date; 0 or less: not overdue. */
  readonly daysOverdue: number;
  /** What stops the chasing of it, or of a part of it, now. */
  readonly holds: readonly ShownHold[];
}

const COLOURS: Readonly<Record<ItemState, Colour>> = {
  credit: 'purple',
  insolvency: 'red',
  dispute: 'orange',
  promise: 'blue',
  manual: 'orange',
  overdue: 'red',
  'due-today': 'blue',
  'not-due': 'grey',
};

/** The hardest first: what is shown where several stand. */
const HARDEST: readonly HoldKind[] = ['insolvency', 'dispute', 'manual', 'promise'];

/** The items of one customer, each with the holds of that customer that stop it on `today`, the merchant's day. */
export function itemRows<Item extends ShownItem>(
  items: readonly Item[],
  holds: readonly ShownHold[],
  today: string,
): readonly ItemRow<Item>[] {
  const standing = holds.filter((hold) => holdState(hold, today) === 'standing');
  return items.map((item) => {
    const own = standing.filter((hold) => stops(hold, item));
    const state = stateOf(item, own, today);
    return { item, state, colour: COLOURS[state], daysOverdue: daysBetween(item.dueDate, today), holds: own };
  });
}

function stops({ documentNumber, dueDate }: ShownHold, item: ShownItem): boolean {
  return (
    (documentNumber === undefined || documentNumber === item.documentNumber) &&
    (dueDate === undefined || dueDate === item.dueDate)
  );
}

function stateOf(item: ShownItem, holds: readonly ShownHold[], today: string): ItemState {
  const open = Decimal.of(item.open);
  if (!open.isPositive()) return 'credit';
  const whole = holds.filter(({ amount }) => amount === undefined || !Decimal.of(amount).lessThan(open));
  const hardest = HARDEST.find((kind) => whole.some((hold) => hold.kind === kind));
  if (hardest !== undefined) return hardest;
  if (item.dueDate === today) return 'due-today';
  return item.dueDate < today ? 'overdue' : 'not-due';
}

/** How far the dunning of an item is: the level and the last letter, in one sentence. */
export function dunningSentence({ level, lastLetterOn }: ShownItem, { tOr, day }: Words): string {
  if (lastLetterOn === undefined) return tOr('receivables.item.noLetter', '');
  const context = level === 0 ? 'reminder' : '';
  return tOr('receivables.item.lastLetter', lastLetterOn, { context, level, day: day(lastLetterOn) });
}

/** What comes next: a letter, or why there is none; `undefined` where nobody knows. */
export function outlookSentence({ outlook }: ShownItem, { tOr, day }: Words): string | undefined {
  if (outlook === undefined) return undefined;
  const { code, level = 0, on } = outlook;
  if (code === 'LETTER')
    return tOr('receivables.item.next', code, {
      context: level === 0 ? 'reminder' : '',
      level,
      day: on === undefined ? '' : day(on),
    });
  const why = tOr(`dunning.skip.${code}`, code);
  return on === undefined ? why : tOr('dunning.skipUntil', why, { why, day: day(on) });
}
