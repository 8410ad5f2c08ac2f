import type { Outcome, Receipt } from '../../agencies/index.ts';
import type { Problem } from '../../model/index.ts';
import type { CommandMove, CommandRow } from '../../store/index.ts';

/** What the agency says to a command. */
export type CommandAnswer = Outcome<Receipt>;

const SECOND = 1_000;
/** The first wait, and the longest (milliseconds). */
const FIRST_WAIT = 5 * SECOND;
const LONGEST_WAIT = 3_600 * SECOND;
/** How often an acknowledgement that follows is looked for (milliseconds). */
const ACKNOWLEDGEMENT_WAIT = 60 * SECOND;

/** Asked for, and the agency has never heard of it. */
export function isUnknownThere(receipt: Outcome<Receipt | null>): boolean {
  return receipt.ok && receipt.value === null;
}

/** Where a command stands after an answer, and when it is looked at again. */
export function moveFor({ id, attempts }: CommandRow, answer: CommandAnswer, now: Date): CommandMove {
  const after = (wait: number) => new Date(now.getTime() + wait).toISOString();
  if (answer.ok) {
    const done = answer.value.state === 'acknowledged';
    return { id, state: done ? 'done' : 'sent', nextAttemptAt: after(ACKNOWLEDGEMENT_WAIT), problem: null };
  }
  const { kind, cause } = answer;
  const problem: Problem = {
    code: cause.code,
    message: cause.message,
    advice: cause.advice ?? 'It is tried again by itself.',
    retry: kind === 'rejected' || kind === 'misconfigured' ? 'after-fix' : 'later',
  };
  if (kind === 'rejected') return { id, state: 'refused', nextAttemptAt: after(0), problem };
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempts, 12));
  const asked =
    kind === 'transient' && answer.retryAfterMs !== undefined ? Math.max(SECOND, answer.retryAfterMs) : undefined;
  // Only an uncertain one may have arrived.
  return {
    id,
    state: 'waiting',
    nextAttemptAt: after(asked ?? wait),
    problem,
    ...(kind !== 'uncertain' && { notSent: true }),
  };
}
