import type { XmlElement } from '../../../xml/index.ts';
import { type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { DOCUMENT, LINE } from './paths.ts';
import { onlyChild } from './reading.ts';

const DATE = /^[ \t\r\n]*(-?(?:[1-9]\d{4,}|\d{4}))-(\d\d)-(\d\d)(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?[ \t\r\n]*$/;

/** An XML Schema date as the instant it begins, in minutes. Throws {@link Unjudgeable}. */
function dateOf(element: XmlElement): number {
  const [, year, month, day, zone = 'Z'] = DATE.exec(element.value) ?? [];
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (year === undefined || date.getUTCMonth() !== Number(month) - 1) throw new Unjudgeable(element.value);
  return date.getTime() / 60_000 - offsetOf(zone);
}

const offsetOf = (zone: string): number =>
  zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));

/** BR-29 and BR-30: a period does not end before it begins. */
function isInOrder(period: XmlElement): boolean {
  if (!period.has('cbc:StartDate') || !period.has('cbc:EndDate')) return true;
  const start = onlyChild(period, 'cbc:StartDate');
  const end = onlyChild(period, 'cbc:EndDate');
  return start === undefined || end === undefined || dateOf(end) >= dateOf(start);
}

const LINE_PERIOD = `${LINE}/cac:InvoicePeriod`;
/** Every other period. */
const PERIOD = { at: 'cac:InvoicePeriod', except: LINE_PERIOD };

export const PERIOD_RULES: readonly TreeRule[] = [
  { id: 'BR-29', ...PERIOD, holds: isInOrder },
  { id: 'BR-30', at: LINE_PERIOD, holds: isInOrder },
  {
    id: 'BR-CO-03',
    at: DOCUMENT,
    holds: (root) => !(root.has('cbc:TaxPointDate') && root.has('cac:InvoicePeriod', 'cbc:DescriptionCode')),
  },
  {
    id: 'BR-CO-19',
    ...PERIOD,
    holds: (period) => period.has('cbc:StartDate') || period.has('cbc:EndDate') || period.has('cbc:DescriptionCode'),
  },
  { id: 'BR-CO-20', at: LINE_PERIOD, holds: (period) => period.has('cbc:StartDate') || period.has('cbc:EndDate') },
];
