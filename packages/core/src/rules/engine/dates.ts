import type { XmlElement } from '../../xml/index.ts';
import { Unjudgeable } from './values.ts';

const DATE = /^[ \t\r\n]*(-?(?:[1-9]\d{4,}|\d{4}))-(\d\d)-(\d\d)(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?[ \t\r\n]*$/;

/** An XML Schema date as the instant it begins, in minutes. Throws {@link Unjudgeable}. */
export function dateOf(element: XmlElement): number {
  const [, year, month, day, zone = 'Z'] = DATE.exec(element.value) ?? [];
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (year === undefined || date.getUTCMonth() !== Number(month) - 1) throw new Unjudgeable(element.value);
  return date.getTime() / 60_000 - offsetOf(zone);
}

const offsetOf = (zone: string): number =>
  zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
