import { deliverySentence, waitingMessages } from '@quittance/core/screens';
import { Button, Text } from '@medusajs/ui';
import { useId, useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useDocumentDelivery } from '../../hooks/delivery.ts';
import { useText } from '../../i18n/use-text.ts';
import { Failure } from '../feedback/failure.tsx';
import { LoadingRows } from '../feedback/loading-rows.tsx';
import { DeliveryBadge } from './delivery-badge.tsx';
import { DeliveryProof } from './delivery-proof.tsx';
import { WaitingMessage } from './waiting-message.tsx';

/** How far a document is on its way to the buyer: state, what waits, and the proof behind it. */
export function DocumentDelivery({ documentId }: { documentId: string }) {
  const { t, tOr } = useText();
  const { moment } = useFormat();
  const details = useId();
  const [open, setOpen] = useState(false);
  const { data: delivery, error, isError, isPending, refetch } = useDocumentDelivery(documentId);
  if (isPending) return <LoadingRows rows={1} />;
  if (delivery === undefined) return isError ? <Failure error={error} onRetry={() => void refetch()} /> : null;
  return (
    <section
      aria-label={t('delivery.proof.of', { number: delivery.number })}
      className="flex flex-col gap-y-2"
      data-testid="quittance-delivery"
    >
      <div className="flex items-center justify-between gap-x-2">
        <Text size="small" weight="plus" leading="compact">
          {t('delivery.title')}
        </Text>
        <span aria-live="polite">
          <DeliveryBadge delivery={delivery} />
        </span>
      </div>
      <Text size="small" className="text-ui-fg-subtle text-pretty" data-testid="quittance-delivery-sentence">
        {deliverySentence(delivery, tOr, moment)}
      </Text>
      {waitingMessages(delivery.messages).map((message) => (
        <WaitingMessage key={message.id} message={message} />
      ))}
      <Button
        size="small"
        variant="transparent"
        className="self-start"
        aria-expanded={open}
        aria-controls={details}
        data-testid="quittance-proof-open"
        onClick={() => setOpen(!open)}
      >
        {open ? t('delivery.proof.hide') : t('delivery.proof.show')}
      </Button>
      <div id={details}>{open && <DeliveryProof delivery={delivery} />}</div>
    </section>
  );
}
