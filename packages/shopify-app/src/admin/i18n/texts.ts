import type { TextTree } from '../../api/translate.ts';

export type Language = 'en' | 'fr' | 'de';

/** `fr-CA` is French; what we have no texts for is read in English. */
export function languageOf(locale: string | undefined): Language {
  const [base] = (locale ?? 'en').toLowerCase().split(/[-_]/);
  return base === 'fr' || base === 'de' ? base : 'en';
}

/** Only the language that is read is loaded. */
const LOADERS: Readonly<Record<Language, () => Promise<TextTree>>> = {
  en: async () => ({ ...(await import('@quittance/core/screens/en')).en, ...(await import('./json/en.json')).default }),
  fr: async () => ({ ...(await import('@quittance/core/screens/fr')).fr, ...(await import('./json/fr.json')).default }),
  de: async () => ({ ...(await import('@quittance/core/screens/de')).de, ...(await import('./json/de.json')).default }),
};

export function loadTexts(language: Language): Promise<TextTree> {
  return LOADERS[language]();
}
