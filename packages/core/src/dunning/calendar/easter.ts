import { addDays, type IsoDate } from '../../model/index.ts';

/** Easter Sunday of the western churches, by the Gregorian rule (Meeus, Jones, Butcher). */
export function easterOf(year: number): IsoDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  return addDays(`${year}-03-01`, epact + weekday - 7 * late + 21);
}

/** Easter Sunday of the orthodox churches, by the Julian rule, as a Gregorian day of the years 1900 to 2099. */
export function orthodoxEasterOf(year: number): IsoDate {
  const moon = (19 * (year % 19) + 15) % 30;
  const weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  return addDays(`${year}-03-01`, moon + weekday + 34);
}
