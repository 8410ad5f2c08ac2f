import type { Cause, Outcome } from './port.ts';

/** An outcome that is not `ok`. */
export type Failure = Extract<Outcome<never>, { readonly ok: false }>;

/** A call made by this put. */
export function created<T>(value: T): Outcome<T> {
  return { ok: true, value, created: true };
}

/** It was there already, or it was only asked for. */
export function found<T>(value: T): Outcome<T> {
  return { ok: true, value, created: false };
}

/** The other side is busy, down or slow. `retryAfterMs` is what it asked us to wait. */
export function transient(cause: Cause, retryAfterMs?: number): Failure {
  return { ok: false, kind: 'transient', cause, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** The record is refused; `field` is the path in the canonical document, e.g. `lines[2].sku`. */
export function rejected(cause: Cause, field?: string): Failure {
  return { ok: false, kind: 'rejected', cause, ...(field !== undefined && { field }) };
}

/** Every record would fail. */
export function misconfigured(cause: Cause): Failure {
  return { ok: false, kind: 'misconfigured', cause };
}

/** Sent, and the answer was lost. */
export function uncertain(cause: Cause): Failure {
  return { ok: false, kind: 'uncertain', cause };
}

/** What a spoke throws inside itself to leave a long exchange; its session turns it into the outcome. */
export class ErpFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.cause.message);
    this.name = 'ErpFailure';
    this.failure = failure;
  }
}

/** Runs an exchange that leaves by {@link ErpFailure}; anything else thrown is a bug and stays one. */
export async function settle<T>(exchange: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await exchange();
  } catch (error) {
    if (error instanceof ErpFailure) return error.failure;
    throw error;
  }
}
