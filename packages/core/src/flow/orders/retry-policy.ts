import type { Problem } from '../../model/index.ts';

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 15 * 60_000;
/** About three hours of patience before a person is asked. */
export const MOST_ATTEMPTS = 20;

/**
 * How long to wait before attempt `attempts + 1`, in milliseconds: doubling, with full jitter so that a thousand orders
 * that failed together do not come back together. What the other side asked for is the least.
 */
export function waitBefore(attempts: number, askedFor: number | undefined, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempts, 12));
  return Math.max(askedFor ?? 0, Math.round(ceiling * random()));
}

/** The last of many failures that should have passed. */
export function gaveUp(cause: { readonly code: string; readonly message: string; readonly advice?: string }): Problem {
  return {
    code: cause.code,
    message: `${cause.message} (tried ${MOST_ATTEMPTS} times)`,
    advice: cause.advice ?? 'Check that the system is reachable, then let the order try again.',
    retry: 'later',
  };
}
