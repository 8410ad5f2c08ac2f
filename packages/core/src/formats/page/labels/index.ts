import { de } from './de.ts';
import { en, type Labels } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';

export type { Labels } from './en.ts';

/** Every language the document can be printed in. To add one: a file beside these and a line here. */
export const LANGUAGES = { en, fr, de, es, it, nl } as const satisfies Record<string, Labels>;

export type Language = keyof typeof LANGUAGES;

/** The language to print in for a BCP 47 tag such as `fr-CA`; English for those we do not speak. */
export function languageFor(tag: string | undefined): Language {
  const primary = tag?.split('-')[0]?.toLowerCase() ?? 'en';
  return Object.hasOwn(LANGUAGES, primary) ? (primary as Language) : 'en';
}
