import { useCallback } from 'react';
import type { Failure } from '../../api/failure.ts';
import { useText, type TextKey } from '../../i18n/use-text.ts';

const BY_STATUS: Readonly<Record<number, TextKey>> = {
  401: 'app.noAccess',
  404: 'error.notFound',
};

/** What went wrong, for people: refusals in the server's words, everything else in the language of the admin. */
export function useErrorText(): (failure: Failure) => string {
  const { t } = useText();
  return useCallback(
    ({ kind, status, problems }) => {
      if (kind === 'network') return t('error.network');
      const key = BY_STATUS[status];
      if (key !== undefined) return t(key);
      const [problem] = problems;
      return kind === 'refused' && problem !== undefined ? `${problem.message} ${problem.advice}` : t('error.server');
    },
    [t],
  );
}
