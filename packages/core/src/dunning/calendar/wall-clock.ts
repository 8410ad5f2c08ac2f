import { momentIn, type IsoDate, type IsoDateTime, type TimeOfDay } from '../../model/index.ts';

/** What the clocks of a zone show. */
export interface WallClock {
  readonly day: IsoDate;
  readonly time: TimeOfDay;
}

/** What the clocks of any zone show at one moment, and moments of their days; each worked out once. */
export interface Clocks {
  now(timeZone: string): WallClock;
  moment(timeZone: string, day: IsoDate, time: TimeOfDay): IsoDateTime;
}

export function clocksAt(now: Date): Clocks {
  const shown = new Map<string, WallClock>();
  const moments = new Map<string, IsoDateTime>();
  return {
    now: (timeZone) => kept(shown, timeZone, () => wallClock(timeZone, now)),
    moment: (timeZone, day, time) =>
      kept(moments, `${timeZone} ${day} ${time}`, () => momentIn(timeZone, `${day}T${time}:00`)),
  };
}

function wallClock(timeZone: string, now: Date): WallClock {
  const text = now.toLocaleString('sv-SE', { timeZone });
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

function kept<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
