import { useState } from 'react';
import { useRetryChosen } from '../../hooks/orders.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useErrorText } from '../feedback/error-text.ts';
import { tell } from '../feedback/toast.ts';

interface BulkRetryProps {
  readonly chosen: readonly string[];
  readonly onDone: () => void;
}

/** What can be done with the chosen orders. Keeps its place when nothing is chosen, so that the table does not jump. */
export function BulkRetry({ chosen, onDone }: BulkRetryProps) {
  const { t } = useText();
  const errorText = useErrorText();
  const retry = useRetryChosen();
  const [asking, setAsking] = useState(false);
  const confirm = async () => {
    const answer = await retry.run(chosen);
    tell(
      answer,
      ({ retried }) => (retried === 0 ? t('bulk.doneNone') : t('bulk.done', { count: retried })),
      (failure) => `${t('bulk.failed')}: ${errorText(failure)}`,
    );
    setAsking(false);
    if (answer.ok) onDone();
  };
  return (
    <s-stack direction="inline" gap="small-200" alignItems="center">
      <s-text color="subdued">{t('bulk.selected', { count: chosen.length })}</s-text>
      <s-button icon="refresh" disabled={chosen.length === 0} onClick={() => setAsking(true)}>
        {t('bulk.retry')}
      </s-button>
      {asking && (
        <Dialog
          heading={t('bulk.confirmTitle', { count: chosen.length })}
          confirm={t('bulk.retry')}
          cancel={t('common.cancel')}
          pending={retry.pending}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(false)}
        >
          <s-paragraph>{t('bulk.confirmBody')}</s-paragraph>
        </Dialog>
      )}
    </s-stack>
  );
}
