import type { BusinessRuleText } from './text.ts';
import type { Advice } from '../../finding.ts';
import { type NamedTerm, named } from '../../terms.ts';
import * as advise from './code-advice.ts';

/** A code that is not of its list. */
const unlisted = (advice: Advice, term: NamedTerm, ...more: readonly string[]): BusinessRuleText => ({
  terms: [term, ...more],
  message: `The code of the ${named(term)} is not in its list.`,
  advice,
});

export const codeTexts = (): Readonly<Record<string, BusinessRuleText>> => ({
  'BR-CL-01': unlisted(advise.documentType, 'BT-3'),
  'BR-CL-03': {
    ...unlisted(advise.currency, 'BT-5', 'BT-6'),
    message: 'The currency of an amount is not in ISO 4217.',
  },
  'BR-CL-04': unlisted(advise.currency, 'BT-5'),
  'BR-CL-05': unlisted(advise.currency, 'BT-6'),
  'BR-CL-06': unlisted(advise.vatPointDate, 'BT-8'),
  'BR-CL-07': unlisted(advise.objectScheme, 'BT-18', 'BT-128'),
  'BR-CL-08': unlisted(advise.noteSubject, 'BT-21'),
  'BR-CL-10': unlisted(advise.identifierScheme, 'BT-29', 'BT-46', 'BT-60'),
  'BR-CL-11': unlisted(advise.identifierScheme, 'BT-30', 'BT-47', 'BT-61'),
  'BR-CL-13': unlisted(advise.itemClassification, 'BT-158'),
  'BR-CL-14': unlisted(advise.country, 'BT-55', 'BT-40', 'BT-69', 'BT-80'),
  'BR-CL-15': unlisted(advise.country, 'BT-159'),
  'BR-CL-16': unlisted(advise.paymentMeans, 'BT-81'),
  'BR-CL-17': unlisted(advise.vatCategory, 'BT-118', 'BT-95', 'BT-102'),
  'BR-CL-18': unlisted(advise.vatCategory, 'BT-151'),
  'BR-CL-19': unlisted(advise.allowanceReason, 'BT-98', 'BT-140'),
  'BR-CL-20': unlisted(advise.chargeReason, 'BT-105', 'BT-145'),
  'BR-CL-21': unlisted(advise.itemScheme, 'BT-157'),
  'BR-CL-22': unlisted(advise.exemptionReason, 'BT-121'),
  'BR-CL-23': unlisted(advise.unit, 'BT-130', 'BT-150'),
  'BR-CL-24': unlisted(advise.attachmentType, 'BT-125'),
  'BR-CL-25': unlisted(advise.addressScheme, 'BT-34', 'BT-49'),
  'BR-CL-26': unlisted(advise.identifierScheme, 'BT-71'),
});
