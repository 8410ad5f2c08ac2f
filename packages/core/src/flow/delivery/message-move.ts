import type { MessageMove, MessageRow } from '../../store/index.ts';

/** The message as it is, but for `changes`. Whoever moves it out of `sending` lets its claim go. */
export function moved(row: MessageRow, changes: Partial<MessageMove>): MessageMove {
  const { id, state, attempts, plannedFor, nextAttemptAt, claimedBy, mailId, problem, recipients, attachments } = row;
  const before = {
    id,
    state,
    attempts,
    plannedFor,
    nextAttemptAt,
    claimedBy,
    mailId,
    problem,
    recipients,
    attachments,
  };
  const after = { ...before, ...changes };
  return after.state === 'sending' ? after : { ...after, claimedBy: null };
}
