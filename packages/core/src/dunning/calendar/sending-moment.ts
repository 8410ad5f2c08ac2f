import { addDays, type IsoDate, type IsoDateTime, type SendingWindow, type TimeOfDay } from '../../model/index.ts';
import { firstDay, isFeast, type Place } from './calendar.ts';
import { daysBetween, weekdayOf } from './day.ts';
import { momentOf, type WallClock } from './wall-clock.ts';

export interface SendingMoment {
  /** The day on the clock of the zone. */
  readonly day: IsoDate;
  readonly time: TimeOfDay;
  readonly timeZone: string;
  readonly sendAt: IsoDateTime;
}

/** What the recipient prefers; the merchant's window decides where it does not. */
export interface SendingWish {
  readonly hour?: TimeOfDay | undefined;
  /** Waited for, but no longer than `MOST_DAYS_WAITED`. */
  readonly weekday?: number | undefined;
}

/** A better weekday is worth a few days, not a week. */
const MOST_DAYS_WAITED = 4;

/** The next moment at which a letter may leave: at the wished hour of the first day that is no quiet one. */
export function sendingMoment(
  clock: WallClock,
  window: SendingWindow,
  place: Place,
  wish: SendingWish,
  timeZone: string,
): SendingMoment {
  const time = within(wish.hour ?? window.hour, window);
  const earliest = clock.time <= time ? clock.day : addDays(clock.day, 1);
  const open = (day: IsoDate): boolean =>
    window.weekdays.includes(weekdayOf(day)) && !(window.skipHolidays && isFeast(place, day));
  const first = firstDay(earliest, 1, open);
  const day = betterDay(first, wish.weekday, open) ?? first;
  return { day, time, timeZone, sendAt: momentOf(timeZone, day, time) };
}

function betterDay(first: IsoDate, weekday: number | undefined, open: (day: IsoDate) => boolean): IsoDate | undefined {
  if (weekday === undefined) return undefined;
  const better = addDays(first, (weekday - weekdayOf(first) + 7) % 7);
  return daysBetween(first, better) <= MOST_DAYS_WAITED && open(better) ? better : undefined;
}

function within(time: TimeOfDay, { from, to }: SendingWindow): TimeOfDay {
  return time < from || time >= to ? from : time;
}
