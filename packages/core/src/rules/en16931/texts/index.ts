import { CODE_TEXTS } from './codes.ts';
import { PRESENCE_TEXTS } from './presence.ts';
import type { BusinessRuleText } from './text.ts';
import { VALUE_TEXTS } from './values.ts';
import { VAT_TEXTS } from './vat.ts';

export type { BusinessRuleText } from './text.ts';

/**
 * What each business rule of EN 16931-1 (BR-*) says, by id: severity, terms, message, advice. One text for the rules on the model, on UBL and
 * on CII. Where a binding judges more sternly it says so itself: BR-51 is a warning in UBL and fatal in CII.
 */
export const EN16931_TEXTS: Readonly<Record<string, BusinessRuleText>> = {
  ...PRESENCE_TEXTS,
  ...VALUE_TEXTS,
  ...CODE_TEXTS,
  ...VAT_TEXTS,
};

/** The text of a rule that has one for certain. */
export function textOf(id: string): BusinessRuleText {
  const text = EN16931_TEXTS[id];
  if (text === undefined) throw new RangeError(`No text for ${id}`);
  return text;
}
