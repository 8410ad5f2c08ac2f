import { useCallback } from 'react';
import type { Answer } from '../../api/failure.ts';
import { useText, type TextKey } from '../../i18n/use-text.ts';
import { useErrorText } from './error-text.ts';
import { tell } from './toast.ts';

/** Tells how something ended, and answers whether it is done. */
export function useOutcome(): <T>(answer: Answer<T>, done: TextKey, failed: TextKey) => boolean {
  const { t } = useText();
  const errorText = useErrorText();
  return useCallback(
    (answer, done, failed) => {
      tell(
        answer,
        () => t(done),
        (failure) => `${t(failed)}: ${errorText(failure)}`,
      );
      return answer.ok;
    },
    [t, errorText],
  );
}
