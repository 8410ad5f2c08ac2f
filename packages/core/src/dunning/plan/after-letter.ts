import type { DunningItem } from '../../model/index.ts';
import type { Letter } from './plan.ts';

/**
 * The item once the letter is committed: its level, and the day from which gaps are counted. Items that only came along keep their level. Mark
 * items when the plan is committed, not when the letter leaves, so that the next run knows of letters that still wait for their hour.
 */
export function afterLetter(item: DunningItem, letter: Letter): DunningItem {
  const told = letter.items.find(({ id }) => id === item.id);
  if (told === undefined || item.currency !== letter.currency) return item;
  const { levelAfter: level, repeatsAfter: repeats } = told;
  const isOwn = told.step > 0 || letter.kind === 'reminder';
  return { ...item, level, repeats, lastMessageOn: letter.day, ...(isOwn && { lastLetterOn: letter.day }) };
}
