import type { Cause, Evidence, RecipientReply, RefusedRecipient, SendOutcome } from './port.ts';

/** An outcome that is not `ok`. */
export type SendFailure = Extract<SendOutcome, { readonly ok: false }>;

/** Taken over, for one recipient at least. */
export function sent(
  accepted: readonly RecipientReply[],
  refused: readonly RefusedRecipient[],
  evidence: Evidence,
): SendOutcome {
  return { ok: true, accepted, refused, evidence };
}

/** What else is known of a failure. */
interface FailureDetails {
  readonly refused?: readonly RefusedRecipient[];
  readonly evidence?: Evidence;
  readonly retryAfterMs?: number;
}

export function unsent(kind: SendFailure['kind'], cause: Cause, details: FailureDetails = {}): SendFailure {
  const { refused = [], evidence = {}, retryAfterMs } = details;
  return { ok: false, kind, cause, refused, evidence, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}
