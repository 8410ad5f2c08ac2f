import { de } from '@quittance/core/screens/de';
import { en } from '@quittance/core/screens/en';
import { fr } from '@quittance/core/screens/fr';
import type { TextOr } from '@quittance/core/screens';
import { translate } from './translate.ts';

export type Language = 'en' | 'fr' | 'de';
const TEXTS = { en, fr, de };

/** The texts of core's screens in a language, for what the server words itself. */
export function textsFor(language: Language): TextOr {
  return (key, fallback, values) => translate(TEXTS[language], language, key, values) ?? fallback;
}
