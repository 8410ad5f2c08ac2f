import type { Leaf, TextKey as SharedKey, TextValues, WithoutPlural } from '@quittance/core/screens';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type en from './json/en.json';

/** The name of a text, the plugin's own in `json/*.json` or one of those all plugins share, without the plural form. */
export type TextKey = SharedKey | WithoutPlural<Leaf<(typeof en)['quittance']>>;

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
