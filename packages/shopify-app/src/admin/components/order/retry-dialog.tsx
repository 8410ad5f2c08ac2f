import { useState } from 'react';
import { useRetryOrder } from '../../hooks/orders.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useErrorText } from '../feedback/error-text.ts';
import { tell } from '../feedback/toast.ts';

interface RetryDialogProps {
  readonly orderId: string;
  readonly number: string;
  readonly onClose: () => void;
}

/** Asks whether to retry one order, with the chance to note what was corrected. */
export function RetryDialog({ orderId, number, onClose }: RetryDialogProps) {
  const { t } = useText();
  const errorText = useErrorText();
  const retry = useRetryOrder();
  const [reason, setReason] = useState('');
  const confirm = async () => {
    const answer = await retry.run(orderId, reason.trim() === '' ? undefined : reason.trim());
    tell(
      answer,
      () => t('retry.done'),
      (failure) => `${t('retry.failed')}: ${errorText(failure)}`,
    );
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      heading={t('retry.title', { number })}
      confirm={t('retry.confirm')}
      cancel={t('common.cancel')}
      pending={retry.pending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <s-stack gap="base">
        <s-paragraph>{t('retry.body')}</s-paragraph>
        <s-text-area
          label={t('retry.reason')}
          details={t('retry.reasonHint')}
          rows={2}
          maxLength={500}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </s-stack>
    </Dialog>
  );
}
