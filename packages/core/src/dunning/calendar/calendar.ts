import { addDays, type IsoDate } from '../../model/index.ts';
import { weekdayOf } from './day.ts';
import { holidaysOf } from './holidays.ts';

/** Which days are public holidays where. */
export interface Calendar {
  isHoliday(country: string, day: IsoDate): boolean;
}

/** The holidays by law, and those a merchant adds by country. */
export function calendarOf(added: Readonly<Record<string, readonly IsoDate[]>> = {}): Calendar {
  const extra = new Map(Object.entries(added).map(([country, days]) => [country, new Set(days)]));
  return {
    isHoliday: (country, day) => legalHolidays(country, day).has(day) || extra.get(country)?.has(day) === true,
  };
}

// Law does not change while we run: each country's year is worked out once.
const legal = new Map<string, ReadonlySet<IsoDate>>();

function legalHolidays(country: string, day: IsoDate): ReadonlySet<IsoDate> {
  const key = country + day.slice(0, 4);
  const known = legal.get(key);
  if (known !== undefined) return known;
  const holidays = holidaysOf(country, Number(day.slice(0, 4)));
  legal.set(key, holidays);
  return holidays;
}

/** Where business days are counted: a country's calendar, and days on which this one customer is closed. */
export interface Place {
  readonly calendar: Calendar;
  readonly country: string;
  readonly closed: readonly IsoDate[];
}

export function isFeast({ calendar, country, closed }: Place, day: IsoDate): boolean {
  return calendar.isHoliday(country, day) || closed.includes(day);
}

/** Monday to Friday, and no holiday. */
export function isBusinessDay(place: Place, day: IsoDate): boolean {
  return weekdayOf(day) <= 5 && !isFeast(place, day);
}

/** The day itself, or the next business day. */
export function businessDayFrom(place: Place, day: IsoDate): IsoDate {
  return firstDay(day, 1, (each) => isBusinessDay(place, each));
}

/** The day itself, or the last business day before it. */
export function businessDayUntil(place: Place, day: IsoDate): IsoDate {
  return firstDay(day, -1, (each) => isBusinessDay(place, each));
}

/** The `count`-th business day after `day`. */
export function addBusinessDays(place: Place, day: IsoDate, count: number): IsoDate {
  let at = day;
  for (let left = count; left > 0; left -= 1) at = businessDayFrom(place, addDays(at, 1));
  return at;
}

/** The first day from `day` on, forward or back, that is wanted; `day` itself where a year holds none. */
export function firstDay(day: IsoDate, step: 1 | -1, wanted: (day: IsoDate) => boolean): IsoDate {
  let at = day;
  for (let tried = 0; tried < 366; tried += 1) {
    if (wanted(at)) return at;
    at = addDays(at, step);
  }
  return day;
}
