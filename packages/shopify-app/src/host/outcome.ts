import type { WriteBackOutcome } from '@quittance/core/hosts';
import type { ApiAnswer, ApiFailure } from '../admin-api/shop-api.ts';
import type { UserErrors } from './operations.ts';

export const DONE: WriteBackOutcome = { ok: true };

/** What a call that failed means for the write-back. After `signed-out` the merchant must open the app; after `refused`, nothing helps. */
export function failed({ kind, code, message }: ApiFailure): WriteBackOutcome {
  switch (kind) {
    case 'later':
    case 'uncertain':
      return { ok: false, retry: 'later', code, message };
    case 'signed-out':
    case 'refused':
      return { ok: false, retry: 'never', code, message };
    default:
      return kind satisfies never;
  }
}

/** `code` is ours: what was refused. The sentence is Shopify's. */
export function refused(code: string, errors: UserErrors): WriteBackOutcome {
  return { ok: false, retry: 'never', code, message: errors.map(({ message }) => message).join(' ') };
}

export function later(code: string, message: string): WriteBackOutcome {
  return { ok: false, retry: 'later', code, message };
}

/** The outcome of a mutation that may be repeated: its failure, what Shopify refused of it, or done. */
export function outcomeOf<T>(answer: ApiAnswer<T>, errorsIn: (value: T) => UserErrors, code: string): WriteBackOutcome {
  if (!answer.ok) return failed(answer.failure);
  const errors = errorsIn(answer.value);
  return errors.length === 0 ? DONE : refused(code, errors);
}

/** One outcome of several: what may pass later is tried again with the rest, so it comes before what never will. */
export function together(outcomes: readonly WriteBackOutcome[]): WriteBackOutcome {
  const failures = outcomes.filter((outcome) => !outcome.ok);
  return failures.find(({ retry }) => retry === 'later') ?? failures[0] ?? DONE;
}

export function unknownOrder(orderId: string): WriteBackOutcome {
  return { ok: false, retry: 'never', code: 'ORDER_UNKNOWN', message: `Shopify does not show order ${orderId}.` };
}
