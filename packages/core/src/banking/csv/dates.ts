import { isoDate, type IsoDate } from '../../model/index.ts';
import { wholeYear } from '../short-date.ts';
import type { DateOrder } from './options.ts';

const YEAR_FIRST = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ]|$)/;
const YEAR_LAST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[T ,]|$)/;

/** A day of a year with two or four digits. */
export function dateIn(text: string, order: DateOrder): IsoDate | undefined {
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined) return dayIn(year, month, day);
  const parts = YEAR_LAST.exec(text);
  if (parts === null) return undefined;
  const [, first, second, last = ''] = parts;
  if (order === 'YMD') return dayIn(`20${first}`, second, last);
  const whole = last.length === 2 ? wholeYear(last) : last;
  return order === 'DMY' ? dayIn(whole, second, first) : dayIn(whole, first, second);
}

function dayIn(year: string | undefined, month: string | undefined, day: string | undefined): IsoDate | undefined {
  const date = isoDate.safeParse(`${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`);
  return date.success ? date.data : undefined;
}

/**
 * The order in which day and month stand: the one in which every day is one of the calendar; where both are, dots mean day first, and else the
 * order in which the rows go on through the calendar. `undefined`: it cannot be known.
 */
export function dateOrderIn(texts: readonly string[]): DateOrder | undefined {
  const open = texts.filter((text) => !YEAR_FIRST.test(text) && YEAR_LAST.test(text));
  if (open.length === 0) return 'DMY';
  const fits = (['DMY', 'MDY'] as const).filter((order) => open.every((text) => dateIn(text, order) !== undefined));
  if (fits.length < 2) return fits[0] ?? 'DMY';
  if (open.some((text) => /^\d+\./.test(text))) return 'DMY';
  const sorted = fits.filter((order) => isSorted(open.map((text) => dateIn(text, order) ?? '')));
  const spread = sorted.filter((order) => new Set(open.map((text) => dateIn(text, order))).size > 1);
  return spread.length === 1 ? spread[0] : undefined;
}

const isSorted = (days: readonly string[]): boolean =>
  days.every((day, index) => index === 0 || day >= (days[index - 1] ?? '')) ||
  days.every((day, index) => index === 0 || day <= (days[index - 1] ?? ''));
