import { momentIn, type IsoDate, type IsoDateTime, type TimeOfDay } from '../../model/index.ts';

/** What the clocks of a zone show. */
export interface WallClock {
  readonly day: IsoDate;
  readonly time: TimeOfDay;
}

/** What the clocks of any zone show at one moment. */
export type Clocks = (timeZone: string) => WallClock;

export function clocksAt(now: Date): Clocks {
  const shown = new Map<string, WallClock>();
  return (timeZone) => kept(shown, timeZone, () => wallClock(timeZone, now));
}

/** The moment at which a zone's clocks show a day and time. */
export function momentOf(timeZone: string, day: IsoDate, time: TimeOfDay): IsoDateTime {
  if (moments.size >= MOST_MOMENTS) moments.clear();
  return kept(moments, `${timeZone} ${day} ${time}`, () => momentIn(timeZone, `${day}T${time}:00`));
}

// Letters of a run share a few moments, and asking a zone for its offset is what costs most in planning one.
const moments = new Map<string, IsoDateTime>();
const MOST_MOMENTS = 10_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function wallClock(timeZone: string, now: Date): WallClock {
  const format = kept(formats, timeZone, () => {
    const part = '2-digit';
    return new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: part,
      day: part,
      hour: part,
      minute: part,
    });
  });
  const text = format.format(now);
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

function kept<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
