import type { ShownEntry } from '@quittance/core/screens';
import { Button } from '@medusajs/ui';
import { useDismissEntry, useReverseEntry } from '../../hooks/bank-entries.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonPrompt } from '../dialog/reason-prompt.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';

/** The entry is nothing that customers owe. */
export function DismissEntry({ entry }: { entry: ShownEntry }) {
  const { t } = useText();
  const outcome = useOutcome();
  const dismiss = useDismissEntry(entry.id);
  return (
    <ReasonPrompt
      title={t('payments.action.dismiss')}
      body={t('payments.action.dismissHint')}
      label={t('payments.action.reason')}
      confirm={t('payments.action.dismiss')}
      onConfirm={(reason) =>
        dismiss.mutate(reason, outcome({ done: 'payments.done.dismiss', failed: 'payments.failed' }))
      }
      trigger={
        <Button size="small" variant="transparent" isLoading={dismiss.isPending} data-testid="quittance-dismiss">
          {t('payments.action.dismiss')}
        </Button>
      }
    />
  );
}

/** Takes back what an entry settled. */
export function ReverseEntry({ entry, name }: { entry: ShownEntry; name: string }) {
  const { t } = useText();
  const outcome = useOutcome();
  const reverse = useReverseEntry(entry.id);
  return (
    <ReasonPrompt
      title={t('payments.action.reverseOf', { entry: name })}
      body={t('payments.action.reverseHint')}
      label={t('payments.action.reason')}
      confirm={t('payments.action.reverse')}
      onConfirm={(reason) =>
        reverse.mutate(reason, outcome({ done: 'payments.done.reverse', failed: 'payments.failed' }))
      }
      trigger={
        <Button
          size="small"
          variant="transparent"
          isLoading={reverse.isPending}
          aria-label={t('payments.action.reverseOf', { entry: name })}
          data-testid="quittance-reverse"
        >
          {t('payments.action.reverse')}
        </Button>
      }
    />
  );
}
