import type { Leaf, TextKey as SharedKey, TextValues, WithoutPlural } from '@quittance/core/screens';
import { createContext, useContext, useMemo } from 'react';
import type en from './json/en.json';
import { translate, type TextTree } from '../../api/translate.ts';

/** The name of a text, the app's own in `json/*.json` or one of those all plugins share, without the plural form. */
export type TextKey = SharedKey | WithoutPlural<Leaf<typeof en>>;

export interface Reading {
  readonly locale: string;
  readonly language: string;
  readonly texts: TextTree;
}

export const ReadingContext = createContext<Reading>({ locale: 'en', language: 'en', texts: {} });

/** The texts of these screens in the language of the admin. */
export function useText() {
  const { language, texts } = useContext(ReadingContext);
  return useMemo(
    () => ({
      language,
      t: (key: TextKey, values?: TextValues): string => translate(texts, language, key, values) ?? key,
      /** For names the server may extend (codes, stages, fields): the text of `key`, or what the server says. */
      tOr: (key: string, fallback: string, values?: TextValues): string =>
        translate(texts, language, key, values) ?? fallback,
    }),
    [language, texts],
  );
}
