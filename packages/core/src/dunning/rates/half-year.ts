import type { IsoDate } from '../../model/index.ts';

/** `2026-H2` of 2026-07-01 to 2026-12-31: the span for which a statutory rate stands. */
export function halfYearOf(day: IsoDate): string {
  return `${day.slice(0, 4)}-${day.slice(5) < '07-01' ? 'H1' : 'H2'}`;
}

/** The last day of the half-year of a day. */
export function halfYearEnd(day: IsoDate): IsoDate {
  return `${day.slice(0, 4)}-${day.slice(5) < '07-01' ? '06-30' : '12-31'}`;
}
