import { z } from 'zod';
import { letterJson, type Letter } from '../../dunning/index.ts';
import { isoDate } from '../../model/index.ts';
import type { DunningMark, OpenItemRow } from '../../store/index.ts';
import { itemIdOf } from './dunning-input.ts';

/** A letter as it is kept: with what its items were before it, so that one that does not leave can be taken back. */
export interface KeptLetter {
  readonly letter: Letter;
  /** By the ids of its items. */
  readonly before: Readonly<Record<string, KeptMark>>;
  /** The fees and interest that were charged with it, as items of their own: their ids. */
  readonly claims?: readonly string[];
}

export interface KeptMark extends DunningMark {
  readonly cycle: number;
}

export function keptLetter(letter: Letter, rows: readonly OpenItemRow[]): KeptLetter {
  const wanted = new Set(letter.items.map(({ id }) => id));
  const own = rows.filter((row) => row.currency === letter.currency && wanted.has(itemIdOf(row)));
  return { letter, before: Object.fromEntries(own.map((row) => [itemIdOf(row), markOf(row)])) };
}

export function markOf(row: OpenItemRow): KeptMark {
  const { documentId, dueDate, level, repeats, cycle, lastLetterOn, interestClaimedTo, compensationClaimed } = row;
  return { documentId, dueDate, level, repeats, cycle, lastLetterOn, interestClaimedTo, compensationClaimed };
}

/** What is kept beside the letter. */
const kept = z.object({
  letter: letterJson,
  before: z.record(
    z.string(),
    z.strictObject({
      documentId: z.uuid(),
      dueDate: isoDate,
      level: z.int(),
      repeats: z.int(),
      cycle: z.int(),
      lastLetterOn: isoDate.nullable(),
      interestClaimedTo: isoDate.nullable(),
      compensationClaimed: z.boolean(),
    }),
  ),
  claims: z.array(z.uuid()).exactOptional(),
});

/** A letter as the store keeps it. */
export function reviveLetter(stored: unknown): KeptLetter {
  return kept.parse(stored);
}
