import type { InstallationData } from '@quittance/core/flow';
import type { Problem } from '@quittance/core/model';
import { z } from 'zod';

const count = z.int().nonnegative();

/** One backfill of a shop, kept in its installation's state: after every page it can go on from there, in any process. */
const progress = z.object({
  since: z.iso.date(),
  /** Orders of before the installation are sent too, because the merchant wants it; else they are only judged. */
  past: z.enum(['judge', 'send']),
  state: z.enum(['running', 'done', 'failed']),
  /** Where the next page begins: Shopify's cursor, or the byte in the bulk operation's file; absent before the first. */
  after: z.string().optional(),
  /** The bulk operation that lists the orders; `null` when it failed, and they are listed by pages. */
  bulk: z.string().nullable().optional(),
  found: count,
  taken: count,
  /** What would become of the orders of before the installation. */
  judged: z.object({ invoice: count, stop: count, skip: count }),
  /** Ids of orders that could not be read, the newest hundred: for a person to look at and to send. */
  unread: z.array(z.string()).max(100).default([]),
  /** Why it ended, or what it could not see. */
  problem: z
    .object({
      code: z.string(),
      message: z.string(),
      advice: z.string(),
      retry: z.enum(['never', 'later', 'after-fix']),
    })
    .optional(),
  /** Until when, in milliseconds since 1970, the process that works on it has it for itself. */
  leasedUntil: z.number(),
});
export type BackfillProgress = z.output<typeof progress>;

export interface BackfillDemand {
  readonly since: string;
  readonly past: BackfillProgress['past'];
}

export function begun({ since, past }: BackfillDemand, leasedUntil: number): BackfillProgress {
  const judged = { invoice: 0, stop: 0, skip: 0 };
  return { since, past, state: 'running', found: 0, taken: 0, judged, unread: [], leasedUntil };
}

/** `undefined` before the first one. */
export function progressIn({ state }: InstallationData): BackfillProgress | undefined {
  const read = progress.safeParse(state['backfill']);
  return read.success ? read.data : undefined;
}

export function withProgress({ state }: InstallationData, backfill: BackfillProgress): InstallationData['state'] {
  return { ...state, backfill };
}

/** What became of one order. */
export type OrderOutcome = 'taken' | 'unread' | keyof BackfillProgress['judged'];

export function counted(done: BackfillProgress, outcomes: ReadonlyMap<string, OrderOutcome>): BackfillProgress {
  const all = [...outcomes];
  const of = (outcome: OrderOutcome) => all.filter(([, each]) => each === outcome).map(([id]) => id);
  const { invoice, stop, skip } = done.judged;
  return {
    ...done,
    found: done.found + all.length,
    taken: done.taken + of('taken').length,
    judged: {
      invoice: invoice + of('invoice').length,
      stop: stop + of('stop').length,
      skip: skip + of('skip').length,
    },
    unread: [...done.unread, ...of('unread')].slice(-100),
  };
}

export function failed(done: BackfillProgress, { code, message, advice, retry }: Problem): BackfillProgress {
  return { ...done, state: 'failed', problem: { code, message, advice, retry } };
}

const DAYS_WITHOUT = 60;

/** Shopify shows an app the last 60 days, unless it was granted more: that is said, and the rest done. */
export function unseenProblem(since: string, scopes: readonly string[], now: Date): BackfillProgress['problem'] {
  if (scopes.includes('read_all_orders')) return undefined;
  const seen = new Date(now.getTime() - DAYS_WITHOUT * 86_400_000).toISOString().slice(0, 10);
  if (since >= seen) return undefined;
  return {
    code: 'SHOPIFY_ALL_ORDERS_MISSING',
    message: `Shopify shows this app no orders of before ${seen}.`,
    advice: 'Approve the access “all orders” for Quittance in the Shopify admin, then begin again.',
    retry: 'after-fix',
  };
}
