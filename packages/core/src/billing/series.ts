import { ok, refused, type IsoDate, type NumberingSettings, type Problem, type Result } from '../model/index.ts';
import type { DocumentKind } from './document.ts';

/** A counter and how its numbers look. Gapless and chronological inside one `key`. */
export interface Series {
  /**
   * Unique per seller, e.g. `F2026-{N}`: the pattern, with the year when the counter starts anew each year. Kinds that share a
   * pattern share the counter, so that they can never share a number.
   */
  readonly key: string;
  /** The counter of the first document. */
  readonly startAt: number;
  /** The document number (BT-1) of a counter. */
  format(counter: number): string;
}

/**
 * The series that a document of `kind` dated `issueDate` belongs to.
 *
 * Refused when the pattern cannot give unique, lawful numbers: at most 35 of `[A-Za-z0-9+-_/]` (BR-FR-01, BR-FR-02), one counter,
 * and a year in the number when the counter starts anew each year (CGI ann. II art. 242 nonies A: unique and continuous).
 */
export function seriesOf(settings: NumberingSettings, kind: DocumentKind, issueDate: IsoDate): Result<Series> {
  const pattern = settings[kind];
  const problem = patternProblem(pattern, kind, settings.reset);
  if (problem !== undefined) return refused(problem);
  const year = issueDate.slice(0, 4);
  const ofYear = pattern.replaceAll('{YYYY}', year).replaceAll('{YY}', year.slice(2));
  const dated = ofYear.replaceAll('{MM}', issueDate.slice(5, 7));
  return ok({
    key: (settings.reset === 'yearly' ? ofYear : pattern).replace(COUNTER, '{N}'),
    startAt: settings.startAt,
    format: (counter) =>
      dated.replace(COUNTER, (_, width: string | undefined) => String(counter).padStart(Number(width ?? 1), '0')),
  });
}

const COUNTER = /\{N(?::(\d{1,2}))?\}/;
const LAWFUL = /^[A-Za-z0-9+\-_/]*$/;
/** Room for counters past their padding. */
const LONGEST_COUNTER = 9;

function patternProblem(pattern: string, kind: DocumentKind, reset: NumberingSettings['reset']): Problem | undefined {
  const width = COUNTER.exec(pattern)?.[1];
  const fixed = pattern
    .replace(COUNTER, '')
    .replaceAll('{YYYY}', '2026')
    .replaceAll('{YY}', '26')
    .replaceAll('{MM}', '01');
  const longest = fixed.length + Math.max(Number(width ?? 1), LONGEST_COUNTER);
  if (!COUNTER.test(pattern))
    return numberingProblem(kind, `${pattern} has no counter`, 'Put {N} or {N:5} into the number pattern.');
  if (!LAWFUL.test(fixed)) {
    return numberingProblem(
      kind,
      `${pattern} holds a character that an invoice number may not have`,
      'Use letters, digits and + - _ / only.',
      'BR-FR-02',
    );
  }
  if (longest > 35)
    return numberingProblem(kind, `${pattern} grows past 35 characters`, 'Shorten the number pattern.', 'BR-FR-01');
  if (reset === 'yearly' && !/\{YY(?:YY)?\}/.test(pattern)) {
    return numberingProblem(
      kind,
      `${pattern} would repeat its numbers every year`,
      'Put {YYYY} into the pattern, or let the counter never start anew.',
    );
  }
  return undefined;
}

function numberingProblem(kind: DocumentKind, message: string, advice: string, rule?: string): Problem {
  return {
    code: 'NUMBER_PATTERN_UNLAWFUL',
    message: `${message}.`,
    advice,
    retry: 'after-fix',
    field: `settings.numbering.${kind}`,
    ...(rule !== undefined && { rule }),
  };
}
