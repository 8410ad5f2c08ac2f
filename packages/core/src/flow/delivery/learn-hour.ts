import type { Explanation } from '../../store/index.ts';

/** Reactions at each hour of the day, 24 counts. */
export type HourCounts = readonly number[];

/** So many reactions of all customers weigh as much as the customer's own: a few clicks prove no habit. */
const PSEUDO_COUNTS = 8;
/** Fewer reactions than this say nothing of a customer. */
const LEAST = 5;
/** The best hour must be so much better than the average one. */
const CLEARLY = 1.5;

export interface LearnedHour {
  readonly hour: number;
  readonly explanation: Explanation;
}

/**
 * The hour at which a customer mostly reacts: own reactions by hour, shrunk towards those of all customers of the merchant, which are
 * shrunk towards no preference at all. `undefined` while too little is known or no hour stands out.
 */
export function learnHour(own: HourCounts, all: HourCounts): LearnedHour | undefined {
  const seen = sum(own);
  if (seen < LEAST) return undefined;
  const common = all.map((count) => (count + 1) / (sum(all) + all.length));
  const shares = own.map((count, hour) => (count + PSEUDO_COUNTS * (common[hour] ?? 0)) / (seen + PSEUDO_COUNTS));
  const best = Math.max(...shares);
  const hour = shares.indexOf(best);
  if (best < CLEARLY / shares.length) return undefined;
  return {
    hour,
    explanation: { rule: 'learned-hour', hour, reactions: own[hour] ?? 0, of: seen, share: Number(best.toFixed(3)) },
  };
}

/** Moments as counts by the hour that a clock shows. */
export function countHours(moments: readonly Date[], hourOf: (moment: Date) => number): HourCounts {
  const counts = Array.from({ length: 24 }, () => 0);
  for (const moment of moments) counts[hourOf(moment)] = (counts[hourOf(moment)] ?? 0) + 1;
  return counts;
}

function sum(counts: HourCounts): number {
  return counts.reduce((total, count) => total + count, 0);
}
