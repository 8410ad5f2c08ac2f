import type { ShownRun } from '../dunning/run.ts';
import type { ShownHold } from './hold.ts';

/** What of payments and reminders waits for a person, as it comes over HTTP. */
export interface MoneyWork<Hold extends ShownHold = ShownHold> {
  readonly proposals: number;
  readonly unmatched: number;
  readonly disputes: readonly Hold[];
  readonly promisesDue: readonly Hold[];
  readonly promisesBroken: readonly Hold[];
  readonly draft?: ShownRun;
}

/** Holds that wait, by why: broken promises first, because their customers are reminded next. */
export const HELD_WORK = ['promisesBroken', 'promisesDue', 'disputes'] as const;
export type HeldWork = (typeof HELD_WORK)[number];

/** How many things wait. */
export function moneyWorkCount(work: MoneyWork): number {
  const held = HELD_WORK.reduce((count, kind) => count + work[kind].length, 0);
  return held + [work.proposals > 0, work.unmatched > 0, work.draft !== undefined].filter(Boolean).length;
}
