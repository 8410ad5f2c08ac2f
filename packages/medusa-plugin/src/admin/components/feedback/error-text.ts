import { FetchError } from '@medusajs/js-sdk';
import { useCallback } from 'react';
import { useText, type TextKey } from '../../i18n/use-text.ts';

const BY_STATUS: Readonly<Record<number, TextKey>> = {
  401: 'error.signedOut',
  403: 'error.notAllowed',
  404: 'error.notFound',
};

/** What went wrong, for people: refusals in the server's words, everything else in the admin's language. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useText();
  return useCallback(
    (error) => {
      if (!(error instanceof FetchError) || error.status === undefined) return t('error.network');
      const key = BY_STATUS[error.status];
      if (key !== undefined) return t(key);
      return error.status < 500 && error.message !== '' ? error.message : t('error.server');
    },
    [t],
  );
}
