import type { IsoDate } from '../model/index.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What the clocks of a time zone show at a moment. */
export interface LocalTime {
  readonly day: IsoDate;
  /** Since midnight by the clock, 0 to 1439. */
  readonly minute: number;
  /** Monday is 1, Sunday 7. */
  readonly weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const [two, numeric] = ['2-digit', 'numeric'] as const;
    const parts = {
      year: numeric,
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
      hourCycle: 'h23',
    } as const;
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, ...parts });
    formats.set(timeZone, format);
  }
  return format;
}

/** Milliseconds that the clocks are ahead of UTC. */
function offsetAt(timeZone: string, moment: number): number {
  const whole = Math.floor(moment / 1_000) * 1_000;
  return Date.parse(`${formatOf(timeZone).format(whole).replace(' ', 'T')}Z`) - whole;
}

export function localTime(timeZone: string, moment: Date): LocalTime {
  const shown = new Date(moment.getTime() + offsetAt(timeZone, moment.getTime()));
  return {
    day: shown.toISOString().slice(0, 10),
    minute: shown.getUTCHours() * 60 + shown.getUTCMinutes(),
    weekday: shown.getUTCDay() || 7,
  };
}

/** The moments at which the clocks show this minute of a day: none in the hour that is left out in spring, two in the hour that comes twice. */
export function momentsOf(timeZone: string, day: IsoDate, minute: number): readonly Date[] {
  const shown = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE;
  const offsets = new Set([offsetAt(timeZone, shown - DAY), offsetAt(timeZone, shown + DAY)]);
  return [...offsets]
    .filter((offset) => offsetAt(timeZone, shown - offset) === offset)
    .map((offset) => new Date(shown - offset))
    .toSorted((a, b) => a.getTime() - b.getTime());
}

/** The moment of this day at which the clocks are changed, if they are. */
export function clockChangeOn(timeZone: string, day: IsoDate): Date | undefined {
  const noon = Date.parse(`${day}T12:00:00Z`);
  let [before, after] = [noon - DAY, noon + DAY];
  const earlier = offsetAt(timeZone, before);
  if (earlier === offsetAt(timeZone, after)) return undefined;
  while (after - before > 1_000) {
    const middle = Math.floor((before + after) / 2_000) * 1_000;
    if (offsetAt(timeZone, middle) === earlier) before = middle;
    else after = middle;
  }
  const change = new Date(after);
  return localTime(timeZone, change).day === day ? change : undefined;
}

/** Whether a time zone of this name is known. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}
