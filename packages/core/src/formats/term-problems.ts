import type { Problem } from '../model/index.ts';

/** Where a term stands: `['lines', 2, 'item', 'name']`. */
export type Path = readonly PropertyKey[];

export interface Issue {
  readonly path: Path;
  readonly message: string;
}

/** So many reasons refuse an invoice; more help nobody, and would take longer to tell than the document to read. */
const MOST_PROBLEMS = 100;

/** `stopped`: not all terms were looked at. */
export function invalidTerms(issues: readonly Issue[], stopped: boolean): Problem[] {
  const problems = issues.slice(0, MOST_PROBLEMS).map(invalidTerm);
  if (issues.length <= MOST_PROBLEMS && !stopped) return problems;
  return [...problems, invalidTerm({ path: ['lines'], message: 'further terms may be missing or mistyped, too' })];
}

/** A message of a file's own making, such as the names of unknown keys, may be of any length. */
const LONGEST = 300;

export function invalidTerm({ path, message }: Issue): Problem {
  const field = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  return {
    code: 'INVALID_TERM',
    message: `${field}: ${message.slice(0, LONGEST)}`,
    advice: 'Ask the sender to correct this term of the invoice.',
    retry: 'never',
    field,
  };
}
