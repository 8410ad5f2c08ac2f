import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type en from './json/en.json';

type Leaf<T, Path extends string = ''> = {
  [Key in keyof T & string]: T[Key] extends string ? `${Path}${Key}` : Leaf<T[Key], `${Path}${Key}.`>;
}[keyof T & string];
type WithoutPlural<Key> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/** The name of a text in `json/*.json`, without the leading `quittance.` and without the plural form. */
export type TextKey = WithoutPlural<Leaf<(typeof en)['quittance']>>;
export type TextValues = Readonly<Record<string, string | number>>;

/** The texts of these screens in the admin's language. */
export function useText() {
  const { t: translate } = useTranslation();
  const t = useCallback(
    (key: TextKey, values: TextValues = {}): string => translate(`quittance.${key}`, values),
    [translate],
  );
  /** For names the server may extend (codes, stages, fields): the text of `key`, or what the server says. */
  const tOr = useCallback(
    (key: string, fallback: string, values: TextValues = {}): string =>
      translate(`quittance.${key}`, { ...values, defaultValue: fallback }),
    [translate],
  );
  return { t, tOr };
}
