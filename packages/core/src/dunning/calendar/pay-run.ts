import type { IsoDate } from '../../model/index.ts';
import { weekdayOf } from './day.ts';

/** When a customer pays, as its payments tell. */
export interface PayRun {
  /** 1 Monday to 5 Friday. */
  readonly weekday: number;
  /** Two business days before, for letters: what {@link dunningCustomer} takes as `sendWeekday`. */
  readonly sendWeekday: number;
  /** How many of `payments` fell on that weekday, shrunk towards an even week. */
  readonly share: number;
  readonly payments: number;
}

// Ten payments spread evenly are believed beforehand: three on a Thursday are no rule yet, fifteen of twenty are.
const PRIOR_PER_DAY = 2;
const LEAST_SHARE = 0.4;

/**
 * The weekday of a customer's pay runs, or `undefined` while its payments show none. A Dirichlet prior of two payments per weekday keeps
 * short histories from deciding; payments booked at a weekend count for the Monday after.
 */
export function payRunOf(payments: readonly IsoDate[]): PayRun | undefined {
  const counts = [0, 0, 0, 0, 0];
  for (const day of payments) {
    const weekday = Math.min(weekdayOf(day) - 1, 5) % 5;
    counts[weekday] = (counts[weekday] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  const share = (most + PRIOR_PER_DAY) / (payments.length + 5 * PRIOR_PER_DAY);
  if (share < LEAST_SHARE) return undefined;
  const weekday = counts.indexOf(most) + 1;
  return { weekday, sendWeekday: ((weekday + 2) % 5) + 1, share, payments: payments.length };
}
