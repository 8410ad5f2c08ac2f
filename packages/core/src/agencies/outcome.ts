import type { Cause, Outcome } from './port.ts';

/** An outcome that is not `ok`. */
export type Failure = Extract<Outcome<never>, { readonly ok: false }>;

export const created = <T>(value: T): Outcome<T> => ({ ok: true, value, created: true });

/** It was there already, or it was only asked for. */
export const found = <T>(value: T): Outcome<T> => ({ ok: true, value, created: false });

export function transient(cause: Cause, retryAfterMs?: number): Failure {
  return { ok: false, kind: 'transient', cause, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** `field` is the path in the command, e.g. `payload.case.debtor.siren`. */
export function rejected(cause: Cause, field?: string): Failure {
  return { ok: false, kind: 'rejected', cause, ...(field !== undefined && { field }) };
}

export const misconfigured = (cause: Cause): Failure => ({ ok: false, kind: 'misconfigured', cause });

export const uncertain = (cause: Cause): Failure => ({ ok: false, kind: 'uncertain', cause });

export const STOPPING = transient({
  code: 'STOPPING',
  message: 'The process is stopping; the call was not made.',
});
