import { cannotRun } from './outcome.ts';

/** The whole number an option was given, between two bounds. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw cannotRun(
    'OPTION_INVALID',
    `${option} takes a whole number, not ${text.slice(0, 40)}.`,
    `Give one from ${least} to ${most}.`,
  );
}

/** For an option that may be repeated. */
export function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}
