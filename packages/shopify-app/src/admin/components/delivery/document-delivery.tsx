import { deliverySentence, waitingMessages } from '@quittance/core/screens';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useDocumentDelivery } from '../../hooks/delivery.ts';
import { useText } from '../../i18n/use-text.ts';
import { Failed } from '../feedback/failed.tsx';
import { LoadingRows } from '../feedback/skeleton.tsx';
import { DeliveryBadge } from './delivery-badge.tsx';
import { DeliveryProof } from './delivery-proof.tsx';
import { WaitingMessage } from './waiting-message.tsx';

/** How far a document is on its way to the buyer: state, what waits, and the proof behind it. */
export function DocumentDelivery({ documentId }: { documentId: string }) {
  const { t, tOr } = useText();
  const { moment } = useFormat();
  const [open, setOpen] = useState(false);
  const { value: delivery, failure, reload } = useDocumentDelivery(documentId);
  if (delivery === undefined)
    return failure === undefined ? <LoadingRows rows={1} /> : <Failed failure={failure} onRetry={reload} />;
  return (
    <s-stack
      gap="small-200"
      accessibilityRole="section"
      accessibilityLabel={t('delivery.proof.of', { number: delivery.number })}
    >
      <s-stack direction="inline" justifyContent="space-between" alignItems="center" gap="small-200">
        <s-heading>{t('delivery.title')}</s-heading>
        <s-box accessibilityRole="status">
          <DeliveryBadge delivery={delivery} />
        </s-box>
      </s-stack>
      <s-text color="subdued">{deliverySentence(delivery, tOr, moment)}</s-text>
      {waitingMessages(delivery.messages).map((message) => (
        <WaitingMessage key={message.id} message={message} />
      ))}
      <s-stack direction="inline">
        <s-button variant="tertiary" icon={open ? 'chevron-up' : 'chevron-down'} onClick={() => setOpen(!open)}>
          {open ? t('delivery.proof.hide') : t('delivery.proof.show')}
        </s-button>
      </s-stack>
      {open && <DeliveryProof delivery={delivery} />}
    </s-stack>
  );
}
