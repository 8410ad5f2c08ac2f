import { toast, usePrompt } from '@medusajs/ui';
import { useCallback } from 'react';
import type { RetryManyBody } from '../../../api/admin/quittance/contract.ts';
import { useRetryOrders } from '../../hooks/orders.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';

/** Asks before many orders are retried at once, retries them, and says how many move again. */
export function useBulkRetry(onDone?: () => void) {
  const { t } = useText();
  const errorText = useErrorText();
  const prompt = usePrompt();
  const { mutate, isPending } = useRetryOrders();
  const retry = useCallback(
    async (body: RetryManyBody, count: number) => {
      const confirmed = await prompt({
        title: t('bulk.confirmTitle', { count }),
        description: t('bulk.confirmBody'),
        confirmText: t('bulk.retry'),
        cancelText: t('common.cancel'),
        variant: 'confirmation',
      });
      if (!confirmed) return;
      mutate(body, {
        onSuccess: ({ retried }) => {
          if (retried === 0) toast.info(t('bulk.doneNone'));
          else toast.success(t('bulk.done', { count: retried }));
          onDone?.();
        },
        onError: (error) => toast.error(t('bulk.failed'), { description: errorText(error) }),
      });
    },
    [prompt, t, mutate, errorText, onDone],
  );
  return { retry, isPending };
}
