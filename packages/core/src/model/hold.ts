import { z } from 'zod';
import { positiveDecimal } from './amount.ts';
import { isoDate, type IsoDate } from './date.ts';

/** Why an item, or everything a customer owes, is not chased for now. */
export const holdKind = z.enum(['dispute', 'promise', 'manual', 'insolvency']);

/**
 * A stop on chasing: of all items of a customer, of a document, of one instalment of it, or of a part of what is open.
 *
 * It holds from `from` until the end of `until`. A promise holds until the promised day and is broken on the day after, if the item is
 * still open then; a dispute or a block without `until` holds until it is lifted. Stale bank data is no hold: it is
 * derived from the day of the last statement.
 */
export const hold = z
  .strictObject({
    id: z.string().min(1).max(200),
    kind: holdKind,
    customerId: z.string().min(1).optional(),
    documentNumber: z.string().min(1).optional(),
    /** One instalment of the document. */
    dueDate: isoDate.optional(),
    /** The part of what is open that is disputed or promised, the oldest instalment first; all of it where left out. */
    amount: positiveDecimal.optional(),
    currency: z.string().length(3).optional(),
    from: isoDate,
    until: isoDate.optional(),
    /** The day it was lifted early: a dispute settled, a promise kept. It holds no more from that day on, and is not broken. */
    liftedOn: isoDate.optional(),
    reason: z.string().max(1_000).default(''),
    /** Who set it: a person's id, `portal`, `erp` … */
    by: z.string().max(200).default(''),
  })
  .refine(({ customerId, documentNumber }) => customerId !== undefined || documentNumber !== undefined, {
    message: 'must name the customer or the document it stops',
    path: ['customerId'],
  })
  .refine(({ kind, until }) => kind !== 'promise' || until !== undefined, {
    message: 'of a promise must be the promised day',
    path: ['until'],
  })
  .refine(({ amount, documentNumber }) => amount === undefined || documentNumber !== undefined, {
    message: 'must be named where only a part of it is held',
    path: ['documentNumber'],
  })
  .refine(({ kind, customerId }) => kind !== 'insolvency' || customerId !== undefined, {
    message: 'must be named: insolvency stops everything a customer owes',
    path: ['customerId'],
  });

export type HoldKind = z.output<typeof holdKind>;
export type Hold = z.output<typeof hold>;

/** Whether a hold stands on a day. */
export function standsOn({ from, until, liftedOn }: Hold, day: IsoDate): boolean {
  return from <= day && (until === undefined || day <= until) && (liftedOn === undefined || day < liftedOn);
}
