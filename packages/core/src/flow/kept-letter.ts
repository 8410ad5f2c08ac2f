import type { Letter } from '../dunning/index.ts';
import type { DunningMark, OpenItemRow } from '../store/index.ts';
import { itemIdOf } from './dunning-input.ts';
import { revived } from './revive.ts';

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

/** The amounts of a letter by the names of their members; what is stored as text becomes a number again. */
const AMOUNTS = [
  'amount',
  'claims',
  'compensation',
  'credits',
  'fee',
  'held',
  'interest',
  'interestOpen',
  'open',
  'principal',
  'principalOpen',
  'rate',
  'toInterest',
  'toPrincipal',
  'total',
];

/** A letter as the store keeps it. */
export function reviveLetter(stored: unknown): KeptLetter {
  return revived(stored, AMOUNTS) as KeptLetter;
}
