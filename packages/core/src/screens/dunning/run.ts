import type { HandOver, Skip, SkipCode } from '../../dunning/index.ts';
import type { Problem } from '../../model/index.ts';
import type { AsJson } from '../format/as-json.ts';
import { inRow, type Words } from '../format/words.ts';
import type { Colour } from '../status/colour.ts';

export type ShownRunState = 'draft' | 'committing' | 'committed' | 'discarded';

/** A dunning run as it comes over HTTP; amounts are decimal strings. */
export interface ShownRun {
  readonly id: string;
  readonly state: ShownRunState;
  readonly origin: 'manual' | 'schedule';
  readonly by: string;
  readonly plannedAt: string;
  readonly committedAt?: string;
  readonly snapshot: string;
  readonly report: {
    readonly customers: number;
    readonly items: number;
    readonly letters: number;
    readonly byLevel: Readonly<Record<string, number>>;
    readonly totals: Readonly<Record<string, string>>;
    readonly skipped: Readonly<Partial<Record<SkipCode, number>>>;
    readonly leftOut: readonly (Skip & { readonly customerId: string })[];
    readonly handOver: readonly AsJson<HandOver>[];
    readonly inDefault: number;
    readonly warnings: readonly Problem[];
  };
}

const COLOURS: Readonly<Record<ShownRunState, Colour>> = {
  draft: 'orange',
  committing: 'blue',
  committed: 'green',
  discarded: 'grey',
};

export function runColour(state: ShownRunState): Colour {
  return COLOURS[state];
}

/** `12 letters, 4 120,00 €`: what a run asks for, by currency. */
export function runSentence({ report: { letters, totals } }: ShownRun, { tOr, money }: Words): string {
  const sums = inRow(Object.entries(totals).map(([currency, amount]) => money(amount, currency)));
  if (letters === 0) return tOr('dunning.run.noLetters', '');
  return tOr('dunning.run.letters', String(letters), { count: letters, sums });
}

/** How many letters there are of each level, reminders first. */
export function runLevels({
  report: { byLevel },
}: ShownRun): readonly { readonly level: number; readonly letters: number }[] {
  return Object.entries(byLevel)
    .map(([level, letters]) => ({ level: Number(level), letters }))
    .toSorted((a, b) => a.level - b.level);
}

/** Why an item is in no letter, in the language of who looks. */
export function skipSentence({ code, sentence, until }: Skip, { tOr, day }: Words): string {
  const why = tOr(`dunning.skip.${code}`, sentence);
  return until === undefined ? why : tOr('dunning.skipUntil', sentence, { why, day: day(until) });
}

/** Items left out for one reason. */
export interface LeftOutGroup {
  readonly code: SkipCode;
  /** All of them, also those that are not listed. */
  readonly count: number;
  /** Those that somebody may wonder about: overdue, and left out. */
  readonly items: readonly LeftOutItem[];
}

export interface LeftOutItem extends Skip {
  readonly customerId: string;
  readonly documentNumber: string;
  readonly dueDate: string;
}

/** What no letter of a run is about, by why: what somebody may wonder about first. */
export function leftOutGroups({ report: { skipped, leftOut } }: Pick<ShownRun, 'report'>): readonly LeftOutGroup[] {
  const listed = Map.groupBy(leftOut.map(itemOf), ({ code }) => code);
  return (Object.entries(skipped) as [SkipCode, number][])
    .map(([code, count]) => ({ code, count, items: listed.get(code) ?? [] }))
    .toSorted((a, b) => b.items.length - a.items.length || b.count - a.count);
}

/** The id of an item is its document and its due date. */
function itemOf(skip: Skip & { readonly customerId: string }): LeftOutItem {
  const at = skip.itemId.lastIndexOf('|');
  return { ...skip, documentNumber: skip.itemId.slice(0, at), dueDate: skip.itemId.slice(at + 1) };
}

/** The documents of one case that is ready for an agency. */
export function handOverDocuments({ itemIds }: Pick<HandOver, 'itemIds'>): readonly string[] {
  return [...new Set(itemIds.map((id) => id.slice(0, id.lastIndexOf('|'))))];
}

/** Whether the letters of a run can still be chosen. */
export function isDraft({ state }: Pick<ShownRun, 'state'>): boolean {
  return state === 'draft';
}
