import type { Cause } from '../erp/index.ts';
import type { Problem } from '../model/index.ts';
import type { Move, OrderRow } from '../store/index.ts';

/** The order as it is, to be changed by spreading: `{ ...standing(row), stage: 'pushed' }`. */
export function standing(row: OrderRow): Move {
  return {
    id: row.id,
    stage: row.stage,
    stop: row.stop,
    attempts: row.attempts,
    nextAttemptAt: null,
    waiting: null,
    connection: row.connection,
    erpId: row.erpId,
    erpNumber: row.erpNumber,
    erpExt: row.erpExt,
    claimedBy: row.claimedBy,
    sentAt: row.sentAt,
    unresolved: row.unresolved,
    cancelRefusal: row.cancelRefusal,
  };
}

/** The order stays where it is until a person acts. */
export function stopped(row: OrderRow, problem: Problem): Move {
  const { code, field, rule } = problem;
  return {
    ...standing(row),
    stop: problem,
    claimedBy: null,
    event: {
      kind: 'order.stopped',
      details: { stage: row.stage, code, ...(field !== undefined && { field }), ...(rule !== undefined && { rule }) },
    },
  };
}

/** What an ERP refused, as the merchant reads it. */
export function problemOf(cause: Cause, retry: Problem['retry'], field?: string): Problem {
  const { code, message, advice } = cause;
  return {
    code,
    message,
    advice: advice ?? 'Correct the order or the record in the ERP, then let the order try again.',
    retry,
    ...(field !== undefined && { field }),
  };
}

/** What the ERP did not cancel stays a person's business after our own documents are in order. */
export function withCancelRefusal(move: Move): Move {
  return move.stage === 'cancelled' && move.stop === null ? { ...move, stop: move.cancelRefusal } : move;
}
