import { COUNTRY_CODES } from '@quittance/core/model';
import { useMemo } from 'react';
import { useText } from '../../i18n/use-text.ts';

/** Every country by its name in the language of the admin. */
export function useCountries(): readonly { readonly code: string; readonly name: string }[] {
  const { language } = useText();
  return useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
    return COUNTRY_CODES.map((code) => ({ code, name: names.of(code) ?? code })).toSorted((one, other) =>
      one.name.localeCompare(other.name, language),
    );
  }, [language]);
}
