import { addDays, type IsoDate } from '../../../model/index.ts';
import { daysIn, type NamedDay } from './dates-in.ts';
import { BACK, BACK_BEHIND, FROM, LEAVES, NOT_BEFORE, RETURNS, UNTIL } from './return-words.ts';

/**
 * The first day on which somebody is back, as an out-of-office text tells it in English, French, German, Spanish, Italian, Dutch or Polish.
 *
 * "Back on", "à partir du", "ab dem" name that day; "until", "jusqu'au", "bis zum" name the last day of the absence, and the answer is the day after:
 * people mean both by "until", and one day later disturbs nobody. `undefined` where no day to come is told.
 */
export function returnDateIn(text: string, today: IsoDate): IsoDate | undefined {
  const said = text
    .slice(0, 6000)
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ');
  const days = daysIn(said, today);
  const told = days
    .map((named, index) => ({ named, role: roleOf(said, named, days[index - 1]) }))
    .filter(({ named }) => named.day >= today);
  const back = told.find(({ role }) => role === 'back');
  if (back !== undefined) return back.named.day;
  const last = told.find(({ role }) => role === 'last');
  return last === undefined ? undefined : addDays(last.named.day, 1);
}

type Role = 'back' | 'last' | 'none';

function roleOf(text: string, { start, end }: NamedDay, before: NamedDay | undefined): Role {
  const lead = text.slice(Math.max(0, start - 48), start);
  const after = sentenceAfter(text, end);
  if (UNTIL.test(lead)) return NOT_BEFORE.test(lead) ? 'back' : 'last';
  if (BACK.test(lead) || BACK_BEHIND.test(after)) return 'back';
  if (endsRange(text, start, before) || NAMES_RANGE.test(text.slice(start, end))) return 'last';
  if (!FROM.test(lead) || RANGE_FOLLOWS.test(after)) return 'none';
  const sooner = sentenceBefore(text, start);
  const near = `${sooner.split(NEXT_CLAUSE).at(-1) ?? ''} ${after.split(NEXT_CLAUSE)[0] ?? ''}`;
  if (RETURNS.test(near)) return 'back';
  return !LEAVES.test(near) && RETURNS.test(`${sooner} ${after}`) ? 'back' : 'none';
}

/** What stands between the marks of a sentence before and behind a place; a dot within a date is none. */
function sentenceBefore(text: string, start: number): string {
  return (
    text
      .slice(Math.max(0, start - 120), start)
      .split(/[!?;]|\.(?= [^\d])/)
      .at(-1) ?? ''
  );
}

function sentenceAfter(text: string, end: number): string {
  return text.slice(end, end + 80).split(/[!?;]|\.(?= |$)/)[0] ?? '';
}

/** `1 to 12 March`, `vom 1. bis 12. März`, `12.03. - 20.03.`, `between … and …`. */
function endsRange(text: string, start: number, before: NamedDay | undefined): boolean {
  const lead = text.slice(Math.max(0, start - 24), start);
  if (before !== undefined && before.end <= start && start - before.end < 14)
    return /^[ ,.]*(?:-|–|—|to|bis|au|al|tot|do|and|und|et|y|e|en|a)(?: (?:the|zum|den|el|il|met))? ?$/.test(
      text.slice(before.end, start),
    );
  return /\b\d{1,2}(?:st|nd|rd|th|er|º|\.)? ?(?:-|–|to|bis(?: zum)?|au|al|tot|do|till|until|t\/m) ?$/.test(lead);
}

/** `March 10-31`. */
const NAMES_RANGE = /[^\d\s.,-]+\.? (?:the )?\d{1,2}(?:st|nd|rd|th)? ?(?:-|–|to) ?\d/;
const RANGE_FOLLOWS = /^[ ,.]*(?:-|–|—|to|until|till|through|bis|au|al|hasta|fino|tot|t\/m|do)\b/;
const NEXT_CLAUSE = /,| (?:and|und|et|y|e|en|i) /;
