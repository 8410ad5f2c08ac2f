import { isoDate, type IsoDate } from '../model/index.ts';

/** A day of a year with two digits: 80 to 99 were in the last century. `undefined` for a day that no calendar has. */
export function shortDate(year: string, month: string, day: string): IsoDate | undefined {
  const date = isoDate.safeParse(`${wholeYear(year)}-${month}-${day}`);
  return date.success ? date.data : undefined;
}

export const wholeYear = (year: string): string => `${Number(year) >= 80 ? '19' : '20'}${year}`;
