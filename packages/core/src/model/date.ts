import { z } from 'zod';

/** A calendar day, `YYYY-MM-DD`, no time zone. */
export const isoDate = z.iso.date();
/** A moment with its offset, `2026-11-21T22:19:45Z` or `…+01:00`. */
export const isoDateTime = z.iso.datetime({ offset: true });

export type IsoDate = z.output<typeof isoDate>;
export type IsoDateTime = z.output<typeof isoDateTime>;

/** The source of "now"; injected, so that tests and replays decide what time it is. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The calendar day of `moment` in a time zone: an invoice is dated by the seller's wall clock, not by UTC. */
export function dayIn(timeZone: string, moment: Date): IsoDate {
  let format = dayFormats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    dayFormats.set(timeZone, format);
  }
  return format.format(moment);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The moment at which the clocks of a time zone show `local` (`2026-11-21T22:19:45`); in the hour that comes twice, one of both. */
export function momentIn(timeZone: string, local: string): IsoDateTime {
  const asUtc = Date.parse(`${local}Z`);
  const shown = (moment: number): number => {
    const wall = new Date(moment).toLocaleString('sv-SE', { timeZone });
    return Date.parse(`${wall.replace(' ', 'T')}Z`);
  };
  const near = asUtc - (shown(asUtc) - asUtc);
  return new Date(near - (shown(near) - asUtc)).toISOString();
}

/** `days` calendar days after `date` (negative: before). */
export function addDays(date: IsoDate, days: number): IsoDate {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}
