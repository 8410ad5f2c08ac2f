import { z } from 'zod';
import { decimal, isoDate, type ExtId } from '../../model/index.ts';
import { parseExtId } from '../ext-id.ts';

const ext = z.string().transform((value, context): ExtId => {
  const parsed = parseExtId(value);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: 'must be an external id' });
  return z.NEVER;
});

const common = {
  /** Unique in the book, over all kinds. */
  ext,
  /** The order whose folder this entry belongs to; an order's own entry names itself. */
  order: ext,
};
const amount = { total: decimal, tax: decimal.optional(), currency: z.string().length(3) };

/**
 * One line of the book. Entries are only ever added, never changed: what is owed follows from all entries of a folder.
 * Amounts include tax and are positive, but for a payment, which is negative when money went back.
 */
export const ledgerEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('order'), ...common, number: z.string(), customer: ext, ...amount }),
  z.strictObject({
    kind: z.literal('invoice'),
    ...common,
    number: z.string(),
    issued: isoDate,
    ...amount,
    /** What is owed when; the sum is the total. */
    instalments: z.array(z.strictObject({ due: isoDate, amount: decimal })).min(1),
  }),
  z.strictObject({
    kind: z.literal('creditNote'),
    ...common,
    number: z.string(),
    invoice: ext,
    issued: isoDate,
    ...amount,
  }),
  z.strictObject({
    kind: z.literal('payment'),
    ...common,
    /** The invoice, or the credit note that is paid out. */
    invoice: ext,
    amount: decimal,
    currency: z.string().length(3),
    date: isoDate,
    reference: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('cancellation'), ...common }),
  /** What became of the order or the invoice `about` beside its amounts. */
  z.strictObject({ kind: z.literal('note'), ...common, about: ext, text: z.string() }),
]);
/** As it is in memory; `ledgerEntry.parse` restores it from its JSON. */
export type LedgerEntry = z.output<typeof ledgerEntry>;
export type LedgerEntryOf<Kind extends LedgerEntry['kind']> = Extract<LedgerEntry, { kind: Kind }>;

/**
 * Where the ledger spoke keeps its entries: one book per tenant, durable in the product (the store implements it),
 * in memory in tests. A book may be written inside the hub's own transaction.
 */
export interface LedgerBook {
  /**
   * Adds each entry whose `ext` is not there yet, all in one transaction; `true` where it was added now. The answers are
   * in the order of the entries. What is there is never changed. An ext twice in one call is added once.
   */
  enter(entries: readonly LedgerEntry[]): Promise<readonly boolean[]>;
  /** The entries with these keys; keys that are not there are left out. */
  find(exts: readonly ExtId[]): Promise<readonly LedgerEntry[]>;
  /** Every entry of these orders' folders, in the order in which they were added. */
  folders(orders: readonly ExtId[]): Promise<readonly LedgerEntry[]>;
  /**
   * Runs `work` alone with an order's folder, over all processes: what it reads there stays so until what it enters is there.
   * For entries that are allowed or not by what the folder holds.
   */
  alone<T>(order: ExtId, work: (book: LedgerBook) => Promise<T>): Promise<T>;
  /**
   * Up to `limit` entries added after `position` (`null`: from the beginning), oldest first, and the position behind the
   * last of them. None may be left out, also when transactions commit in another order than they began: repeat rather than skip.
   */
  after(
    position: string | null,
    limit: number,
  ): Promise<{ readonly entries: readonly LedgerEntry[]; readonly next: string }>;
}
