import type { XmlElement } from '../../../xml/index.ts';
import type { TreeRule } from '../../engine/index.ts';
import { ANY_SETTLEMENT } from './paths.ts';

const PERIOD = `${ANY_SETTLEMENT}/ram:BillingSpecifiedPeriod`;
const LINE_PERIOD = 'ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod';

const isFilled = (period: XmlElement): boolean => period.has('ram:StartDateTime') || period.has('ram:EndDateTime');

/** Days of format 102 are compared as they are written. */
const daysOf = (period: XmlElement, end: string): string[] =>
  period
    .all(end, 'udt:DateTimeString')
    .filter(({ attributes }) => attributes['format'] === '102')
    .map(({ value }) => value);

function endsAfterStart(period: XmlElement): boolean {
  if (!period.has('ram:StartDateTime') || !period.has('ram:EndDateTime')) return true;
  const starts = daysOf(period, 'ram:StartDateTime');
  return daysOf(period, 'ram:EndDateTime').some((end) => starts.some((start) => end >= start));
}

/** Periods of the invoice and of its lines, and dates. */
export const PERIOD_RULES: readonly TreeRule[] = [
  { id: 'BR-CO-19', at: PERIOD, holds: isFilled },
  { id: 'BR-CO-20', at: LINE_PERIOD, holds: isFilled },
  { id: 'BR-29', at: PERIOD, holds: endsAfterStart },
  { id: 'BR-30', at: LINE_PERIOD, holds: endsAfterStart },
  {
    id: 'CII-DT-097',
    at: 'udt:DateTimeString',
    when: ({ attributes }) => attributes['format'] === '102',
    holds: ({ value }) => DAY.test(value),
  },
];

const DAY = /^[ \t\r\n]*\p{Nd}{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\p{Nd}|3[01])[ \t\r\n]*$/u;
