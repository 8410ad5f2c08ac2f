import { ArrowPath } from '@medusajs/icons';
import { Button, Label, Prompt, Textarea, toast } from '@medusajs/ui';
import { useId, useState } from 'react';
import { useRetryOrder } from '../../hooks/orders.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';

/** The retry button of one order, with the chance to note what was corrected. */
export function RetryDialog({ orderId, number }: { orderId: string; number: string }) {
  const { t } = useText();
  const errorText = useErrorText();
  const retry = useRetryOrder(orderId);
  const [reason, setReason] = useState('');
  const field = useId();

  const confirm = () =>
    retry.mutate(reason.trim() === '' ? {} : { reason: reason.trim() }, {
      onSuccess: () => {
        setReason('');
        toast.success(t('retry.done'));
      },
      onError: (error) => toast.error(t('retry.failed'), { description: errorText(error) }),
    });

  return (
    <Prompt variant="confirmation">
      <Prompt.Trigger asChild>
        <Button size="small" variant="secondary" isLoading={retry.isPending} data-testid="quittance-retry">
          <ArrowPath aria-hidden />
          {t('stuck.retry')}
        </Button>
      </Prompt.Trigger>
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{t('retry.title', { number })}</Prompt.Title>
          <Prompt.Description>{t('retry.body')}</Prompt.Description>
        </Prompt.Header>
        <div className="flex flex-col gap-y-2 px-6 pt-4">
          <Label size="small" weight="plus" htmlFor={field}>
            {t('retry.reason')}
          </Label>
          <Textarea
            id={field}
            rows={2}
            maxLength={500}
            value={reason}
            aria-describedby={`${field}-hint`}
            onChange={(event) => setReason(event.target.value)}
          />
          <span id={`${field}-hint`} className="txt-compact-xsmall text-ui-fg-muted">
            {t('retry.reasonHint')}
          </span>
        </div>
        <Prompt.Footer>
          <Prompt.Cancel>{t('common.cancel')}</Prompt.Cancel>
          <Prompt.Action onClick={confirm} data-testid="quittance-retry-confirm">
            {t('retry.confirm')}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  );
}
