import type { RuleText } from '../engine/index.ts';
import type { Severity } from '../finding.ts';
import { ADVICE } from './advice.ts';

/** A row of texts: id, terms, message, what to do about it, and the severity where it is not fatal. */
export type TextRow = readonly [
  id: string,
  terms: string,
  message: string,
  advice: keyof typeof ADVICE,
  severity?: Severity,
];

export function textsOf(rows: readonly TextRow[]): Readonly<Record<string, RuleText>> {
  return Object.fromEntries(
    rows.map(([id, terms, message, advice, severity = 'fatal']) => [
      id,
      { severity, terms: terms === '' ? [] : terms.split(' '), message, advice: ADVICE[advice] },
    ]),
  );
}
