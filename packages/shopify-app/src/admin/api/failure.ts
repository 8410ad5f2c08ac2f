import type { Problem } from '@quittance/core/model';

/** Why a call did not do what was asked. Refusals bring core's problems, which say what to do. */
export interface Failure {
  readonly kind: 'network' | 'refused' | 'server';
  /** HTTP; 0 when no answer came. */
  readonly status: number;
  readonly problems: readonly Problem[];
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export const NO_ANSWER: Failure = { kind: 'network', status: 0, problems: [] };

/** Reads `application/problem+json`; anything else is told by its status alone. */
export async function failureOf(response: Response): Promise<Failure> {
  const kind = response.status >= 500 ? 'server' : 'refused';
  const body: unknown = await response.json().catch(() => undefined);
  const problems = isProblems(body) ? body.problems : [];
  return { kind, status: response.status, problems };
}

function isProblems(body: unknown): body is { readonly problems: readonly Problem[] } {
  return typeof body === 'object' && body !== null && 'problems' in body && Array.isArray(body.problems);
}
