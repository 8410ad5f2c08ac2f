import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Language = 'en' | 'fr' | 'de';
export type Texts = { readonly [key: string]: string | Texts };

/** What an extension says, as its `locales` have it. */
export function textsIn(extension: string, language: Language): Texts {
  const file = language === 'en' ? 'en.default.json' : `${language}.json`;
  const texts: Texts = JSON.parse(readFileSync(join(import.meta.dirname, '..', extension, 'locales', file), 'utf8'));
  return texts;
}
