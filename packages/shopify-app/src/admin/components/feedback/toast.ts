import type { Failure } from '../../api/failure.ts';
import type { Answer } from '../../api/failure.ts';

/** Tells in the admin's own toast how something ended. */
export function tell<T>(answer: Answer<T>, done: (value: T) => string, failed: (failure: Failure) => string): void {
  if (answer.ok) shopify.toast.show(done(answer.value));
  else shopify.toast.show(failed(answer.failure), { isError: true });
}
