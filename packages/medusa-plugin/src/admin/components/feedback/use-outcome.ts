import { toast } from '@medusajs/ui';
import { useCallback } from 'react';
import { useText, type TextKey } from '../../i18n/use-text.ts';
import { useErrorText } from './error-text.ts';

interface Outcome {
  readonly done: TextKey;
  readonly failed: TextKey;
  /** What follows a success. */
  readonly after?: () => void;
}

/** Says how an action went: the handlers of a mutation. */
export function useOutcome() {
  const { t } = useText();
  const errorText = useErrorText();
  return useCallback(
    ({ done, failed, after }: Outcome) => ({
      onSuccess: () => {
        toast.success(t(done));
        after?.();
      },
      onError: (error: unknown) => toast.error(t(failed), { description: errorText(error) }),
    }),
    [t, errorText],
  );
}
