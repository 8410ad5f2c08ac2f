import type { TextOr } from '../texts/index.ts';

/** Why an order is stuck or waits, as far as people read it. */
interface Reason {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

export interface StopText {
  readonly headline: string;
  readonly sentence: string;
  readonly detail: string | undefined;
  readonly advice: string;
}

/**
 * A reason in the language of the screens. Core writes its sentences in English, with the figures of the case. Known codes have
 * a headline in every language, for lists where many cases stand under one, and advice in the others. `sentence` is what to
 * say of one order: in English core's own, elsewhere the headline with core's sentence as `detail`.
 */
export function stopText(stop: Reason, language: string | undefined, tOr: TextOr): StopText {
  const { key, rule } = named(stop.code);
  const headline = tOr(`problem.${key}.headline`, stop.message, { rule });
  const english = language?.startsWith('en') ?? true;
  return {
    headline,
    sentence: english ? stop.message : headline,
    detail: english || headline === stop.message ? undefined : stop.message,
    advice: english ? stop.advice : tOr(`problem.${key}.advice`, stop.advice),
  };
}

/** `RULE_BR_DE_15`: one text for all rules, with the id of this one. */
function named(code: string): { readonly key: string; readonly rule: string } {
  const rule = /^RULE_(.*\d.*)$/.exec(code)?.[1];
  return rule === undefined ? { key: code, rule: '' } : { key: 'RULE', rule: rule.replaceAll('_', '-') };
}
