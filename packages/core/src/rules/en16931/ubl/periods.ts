import type { XmlElement } from '../../../xml/index.ts';
import { dateOf, type TreeRule } from '../../engine/index.ts';
import { DOCUMENT, LINE } from './paths.ts';
import { onlyChild } from './reading.ts';

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
