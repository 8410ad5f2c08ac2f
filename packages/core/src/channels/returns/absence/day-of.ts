import type { IsoDate } from '../../../model/index.ts';

/** Who writes a mail is in none of the years outside of these, whatever the mail says. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2999];

/** The day that a mail names by its numbers; `undefined` where the calendar has no such day (`2026-02-30`) or nobody writes mail of that year. */
export function dayOf(year: number, month: number, day: number): IsoDate | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const moment = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || moment.getUTCDate() !== day ? undefined : text;
}

/** Two digits are a year of this century. */
export function yearOf(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}
