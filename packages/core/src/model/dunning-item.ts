import { z } from 'zod';
import { decimal } from './amount.ts';
import { isoDate } from './date.ts';

export const dunningItemKind = z.enum(['invoice', 'creditNote', 'fee', 'interest', 'payment-on-account']);

const count = z.int().min(0).max(99).default(0);

/**
 * An open item as dunning sees it: one per document, due date and currency. Its level belongs to the item, so that a new invoice of an old
 * debtor starts at the beginning.
 */
export const dunningItem = z
  .strictObject({
    /** `<documentNumber>|<dueDate>`; unique with the currency. */
    id: z.string().min(1).max(200),
    customerId: z.string().min(1),
    documentNumber: z.string().min(1),
    kind: dunningItemKind.default('invoice'),
    issueDate: isoDate,
    dueDate: isoDate,
    currency: z.string().length(3),
    /** Originally owed; of credit notes and payments on account, negative. */
    amount: decimal,
    /** Still owed; of credit notes and payments on account, what is left of them, negative. */
    open: decimal,
    /** The number of the last level reached; 0: none yet. */
    level: count,
    /** How often the letter of that level went out again because the next one's minimum was not reached. */
    repeats: count,
    /** The round: it grows when a return debit opens the item again and its level starts over. */
    cycle: count,
    /** The day of the last reminder or letter about it. */
    lastLetterOn: isoDate.optional(),
    /** The day of the last message about it of any kind: the invoice itself, a copy, a note by hand. */
    lastMessageOn: isoDate.optional(),
    /** An own procedure for this invoice. */
    procedureId: z.string().optional(),
    /** Of a fee or interest: the document it was charged for. */
    principal: z.string().optional(),
    /** Interest up to this day is an item of its own already. */
    interestClaimedTo: isoDate.optional(),
    /** The fixed compensation is an item of its own already. */
    compensationClaimed: z.boolean().default(false),
    /** It is with a collection agency since this day: own dunning is over. */
    handedOverOn: isoDate.optional(),
  })
  .refine(({ kind, open }) => (isCreditKind(kind) ? !open.isPositive() : !open.isNegative()), {
    message: 'is negative for credit notes and payments on account, and only for them',
    path: ['open'],
  });

export type DunningItemKind = z.output<typeof dunningItemKind>;
export type DunningItem = z.output<typeof dunningItem>;

/** Credit notes and payments on account: what the customer has with the merchant. */
export function isCreditKind(kind: DunningItemKind): boolean {
  return kind === 'creditNote' || kind === 'payment-on-account';
}
