import { addDays, isFrenchTerritory, type IsoDate } from '../../model/index.ts';
import { weekdayOf } from './day.ts';
import { easterOf, orthodoxEasterOf } from './easter.ts';

/**
 * Public holidays of whole countries, and the eves on which Sweden, Finland and Hungary rest as well. Regional ones are the customer's own (`holidays`), and a calendar takes more.
 *
 * - `05-01` a day of every year; `05-01+` moved to the next free working day when it falls on a weekend
 * - `E+39`, `E-2` days from Easter; `O+1` from the orthodox one
 * - `05-25>1` the first Monday on or after 25 May (7 is Sunday)
 * - `…@2024` from that year on, `…@-2023` up to that year
 */
const RULES: Readonly<Record<string, string>> = {
  AT: '01-01 01-06 E+1 05-01 E+39 E+50 E+60 08-15 10-26 11-01 12-08 12-25 12-26',
  BE: '01-01 E+1 05-01 E+39 E+50 07-21 08-15 11-01 11-11 12-25',
  BG: '01-01+ 03-03+ O-2 O+1 05-01+ 05-06+ 05-24+ 09-06+ 09-22+ 12-24+ 12-25+ 12-26+',
  CH: '01-01 E-2 E+1 E+39 E+50 08-01 12-25 12-26',
  CY: '01-01 01-06 O-48 03-25 04-01 O-2 O+1 05-01 O+50 08-15 10-01 10-28 12-25 12-26',
  CZ: '01-01 E-2 E+1 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26',
  DE: '01-01 E-2 E+1 05-01 E+39 E+50 10-03 12-25 12-26',
  DK: '01-01 E-3 E-2 E+1 E+26@-2023 E+39 E+50 12-25 12-26',
  EE: '01-01 02-24 E-2 05-01 06-23 06-24 08-20 12-24 12-25 12-26',
  ES: '01-01 01-06 E-2 05-01 08-15 10-12 11-01 12-06 12-08 12-25',
  FI: '01-01 01-06 E-2 E+1 05-01 E+39 06-19>5 12-06 12-24 12-25 12-26',
  FR: '01-01 E+1 05-01 05-08 E+39 E+50 07-14 08-15 11-01 11-11 12-25',
  GB: '01-01+ E-2 E+1 05-01>1 05-25>1 08-25>1 12-25+ 12-26+',
  GR: '01-01 01-06 O-48 03-25 O-2 O+1 05-01 O+50 08-15 10-28 12-25 12-26',
  HR: '01-01 01-06 E+1 05-01 E+60 05-30 06-22 08-05 08-15 11-01 11-18 12-25 12-26',
  HU: '01-01 03-15 E-2 E+1 05-01 E+50 08-20 10-23 11-01 12-24@2024 12-25 12-26',
  IE: '01-01+ 02-01>1@2023 03-17+ E+1 05-01>1 06-01>1 08-01>1 10-25>1 12-25+ 12-26+',
  IT: '01-01 01-06 E+1 04-25 05-01 06-02 08-15 10-04@2026 11-01 12-08 12-25 12-26',
  LT: '01-01 02-16 03-11 E+1 05-01 06-24 07-06 08-15 11-01 11-02 12-24 12-25 12-26',
  LU: '01-01 E+1 05-01 05-09 E+39 E+50 06-23 08-15 11-01 12-25 12-26',
  LV: '01-01 E-2 E+1 05-01 05-04+ 06-23 06-24 11-18+ 12-24 12-25 12-26 12-31',
  MT: '01-01 02-10 03-19 03-31 E-2 05-01 06-07 06-29 08-15 09-08 09-21 12-08 12-13 12-25',
  NL: '01-01 E+1 04-27 E+39 E+50 12-25 12-26',
  NO: '01-01 E-3 E-2 E+1 05-01 05-17 E+39 E+50 12-25 12-26',
  PL: '01-01 01-06 E+1 05-01 05-03 E+60 08-15 11-01 11-11 12-24@2025 12-25 12-26',
  PT: '01-01 E-2 04-25 05-01 E+60 06-10 08-15 10-05 11-01 12-01 12-08 12-25',
  RO: '01-01 01-02 01-06 01-07 01-24 O-2 O+1 05-01 06-01 O+50 08-15 11-30 12-01 12-25 12-26',
  SE: '01-01 01-06 E-2 E+1 05-01 E+39 06-06 06-19>5 12-24 12-25 12-26 12-31',
  SI: '01-01 01-02 02-08 E+1 04-27 05-01 05-02 06-25 08-15 10-31 11-01 12-25 12-26',
  SK: '01-01 01-06 E-2 E+1 05-01 05-08@-2025 07-05 08-29 09-01@-2023 09-15@-2025 11-01 11-17@-2024 12-24 12-25 12-26',
};

/** Countries whose public holidays are known; elsewhere only Saturdays and Sundays are no business days. */
export const HOLIDAY_COUNTRIES: readonly string[] = Object.keys(RULES);

/** The public holidays of a country in a year. */
export function holidaysOf(country: string, year: number): ReadonlySet<IsoDate> {
  const rules = RULES[isFrenchTerritory(country) ? 'FR' : country];
  const days = new Set<IsoDate>();
  const moved: IsoDate[] = [];
  for (const rule of rules?.split(' ') ?? []) {
    const [text = '', span] = rule.split('@');
    if (!inForce(span, year)) continue;
    const day = dayOf(text, year);
    if (text.endsWith('+') && weekdayOf(day) > 5) moved.push(day);
    else days.add(day);
  }
  for (const day of moved) days.add(nextFree(day, days));
  return days;
}

function inForce(span: string | undefined, year: number): boolean {
  if (span === undefined) return true;
  return span.startsWith('-') ? year <= Number(span.slice(1)) : year >= Number(span);
}

function dayOf(rule: string, year: number): IsoDate {
  if (rule.startsWith('E')) return addDays(easterOf(year), Number(rule.slice(1)));
  if (rule.startsWith('O')) return addDays(orthodoxEasterOf(year), Number(rule.slice(1)));
  const from = `${year}-${rule.slice(0, 5)}`;
  return rule.charAt(5) === '>' ? addDays(from, (Number(rule.charAt(6)) - weekdayOf(from) + 7) % 7) : from;
}

function nextFree(day: IsoDate, taken: ReadonlySet<IsoDate>): IsoDate {
  let next = day;
  while (weekdayOf(next) > 5 || taken.has(next)) next = addDays(next, 1);
  return next;
}
