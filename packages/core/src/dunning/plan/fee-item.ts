import type { DunningItem } from '../../model/index.ts';
import type { Letter } from './plan.ts';

/**
 * The fee a letter charged, as an open item of its own, to be booked when the letter has left; `undefined` where it charged none. It belongs to
 * the oldest item that leads the letter, and falls due with the letter's deadline.
 */
export function feeItemOf({
  customerId,
  currency,
  key,
  level,
  items,
  totals,
  day,
  newDeadline,
}: Letter): DunningItem | undefined {
  if (!totals.fee.isPositive()) return undefined;
  const lead = items.find(({ step }) => step === level);
  return {
    id: `fee|${key}`,
    customerId,
    documentNumber: `fee|${key}`,
    kind: 'fee',
    issueDate: day,
    dueDate: newDeadline ?? day,
    currency,
    amount: totals.fee,
    open: totals.fee,
    level: 0,
    repeats: 0,
    cycle: 0,
    compensationClaimed: false,
    ...(lead !== undefined && { principal: lead.documentNumber }),
  };
}
