import type { DunningItem } from '../../model/index.ts';
import type { Letter, LetterItem } from './plan.ts';

/**
 * The item once the letter is committed: its level, and the day from which gaps are counted. Items that only came along keep their level. Mark
 * items when the plan is committed, not when the letter leaves, so that the next run knows of letters that still wait for their hour.
 */
export function afterLetter(item: DunningItem, letter: Letter): DunningItem {
  const told = toldOf(item, letter);
  if (told === undefined) return item;
  const isOwn = told.step > 0 || letter.kind === 'reminder';
  return {
    ...item,
    level: told.levelAfter,
    repeats: told.repeatsAfter,
    lastMessageOn: letter.day,
    ...(isOwn && { lastLetterOn: letter.day }),
  };
}

/** The item once the letter has left as `sent`, or did not: what was marked when it was committed and did not come true is taken back. */
export function afterSending(item: DunningItem, committed: Letter, sent: Letter | undefined): DunningItem {
  const told = toldOf(item, committed);
  if (told === undefined) return item;
  const before = beforeLetter(item, told);
  return sent === undefined ? before : afterLetter(before, sent);
}

/** The item as it was when the letter was planned, as far as dunning marked it. */
export function beforeLetter(item: DunningItem, told: LetterItem): DunningItem {
  const { lastLetterOn: _letter, lastMessageOn: _message, ...rest } = item;
  return {
    ...rest,
    level: told.levelBefore,
    repeats: told.repeatsBefore,
    ...(told.lastLetterBefore !== undefined && { lastLetterOn: told.lastLetterBefore }),
    ...(told.lastMessageBefore !== undefined && { lastMessageOn: told.lastMessageBefore }),
  };
}

function toldOf({ id, currency }: DunningItem, letter: Letter): LetterItem | undefined {
  return currency === letter.currency ? letter.items.find((item) => item.id === id) : undefined;
}
