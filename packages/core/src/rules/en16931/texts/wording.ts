import type { BusinessRuleText } from './text.ts';
import { correct, fillIn, fillInOneOf, type NamedTerm, named, recalculate, remove, roundToCents } from '../../terms.ts';

/** A term that must be there, in the group that asks for it. */
export const missing = (term: NamedTerm, ...around: readonly string[]): BusinessRuleText => ({
  terms: [...around, term],
  message: `The ${named(term)} is missing.`,
  advice: fillIn(term),
});

/** A total that must be there: shops and ERPs work it out. */
export const missingTotal = (term: NamedTerm): BusinessRuleText => ({ ...missing(term), advice: recalculate(term) });

/** An identifier that must say of which list it is. */
export const schemeMissing = (term: NamedTerm): BusinessRuleText => ({
  terms: [term],
  message: `The ${named(term)} has no scheme identifier.`,
  advice: fillIn(term),
});

export const noReason = (reason: NamedTerm, code: NamedTerm): BusinessRuleText => ({
  terms: [reason, code],
  message: `It has neither a ${named(reason)} nor a ${named(code)}.`,
  advice: fillInOneOf(reason, code),
});

/** EN 16931-1 asks that words and code mean the same; no program can tell. */
export const otherReason = (reason: NamedTerm, code: NamedTerm): BusinessRuleText => ({
  terms: [code, reason],
  message: `The ${named(reason)} and the ${named(code)} mean different things.`,
  advice: correct(reason, code),
});

export const wrongSum = (term: NamedTerm, formula: string, ...parts: readonly string[]): BusinessRuleText => ({
  terms: [term, ...parts],
  message: `The ${named(term)} is not ${formula}.`,
  advice: recalculate(term),
});

export const tooManyDecimals = (term: NamedTerm): BusinessRuleText => ({
  terms: [term],
  message: `The ${named(term)} has more than two decimals.`,
  advice: roundToCents(term),
});

export const negative = (term: NamedTerm): BusinessRuleText => ({
  terms: [term],
  message: `The ${named(term)} is negative.`,
  advice: correct(term),
});

/** Terms that exclude one another; `less` is the one to leave out. */
export const exclusive = (message: string, less: NamedTerm, ...terms: readonly string[]): BusinessRuleText => ({
  terms,
  message,
  advice: remove(less),
});
