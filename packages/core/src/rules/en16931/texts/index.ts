import { codeTexts } from './codes.ts';
import { presenceTexts } from './presence.ts';
import type { BusinessRuleText } from './text.ts';
import { valueTexts } from './values.ts';
import { vatTexts } from './vat.ts';

export type { BusinessRuleText } from './text.ts';

let known: Readonly<Record<string, BusinessRuleText>> | undefined;

/**
 * What each business rule of EN 16931-1 (BR-*) says, by id: severity, terms, message, advice. One text for the rules on the model, on UBL and
 * on CII. Where a binding judges more sternly it says so itself: BR-51 is a warning in UBL and fatal in CII. Made when a document breaks a rule.
 */
export const en16931Texts = (): Readonly<Record<string, BusinessRuleText>> =>
  (known ??= { ...presenceTexts(), ...valueTexts(), ...codeTexts(), ...vatTexts() });

/** The text of a rule that has one for certain. */
export function textOf(id: string): BusinessRuleText {
  const text = en16931Texts()[id];
  if (text === undefined) throw new RangeError(`No text for ${id}`);
  return text;
}
