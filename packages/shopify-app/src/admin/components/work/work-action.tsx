import type { WorkItem } from '@quittance/core/flow';
import { workAction } from '@quittance/core/screens';
import { useMemo, useState } from 'react';
import { useSteerMessage } from '../../hooks/delivery.ts';
import { useText } from '../../i18n/use-text.ts';
import { ResendDialog } from '../delivery/resend-dialog.tsx';
import { useErrorText } from '../feedback/error-text.ts';
import { tell } from '../feedback/toast.ts';
import { AddressButton } from './address-button.tsx';
import { AdoptButton } from './adopt-button.tsx';

/** The one button that meets what waits. Letters have theirs above the list: they are printed together. */
export function WorkAction({ item }: { item: WorkItem }) {
  const { t } = useText();
  const { messageId, documentId, customerId, contactId, caseId } = item;
  const contact = customerId === undefined || contactId === undefined ? undefined : { customerId, contactId };
  switch (workAction(item)) {
    case 'release':
      return messageId === undefined ? null : <Release messageId={messageId} />;
    case 'resend':
      return documentId === undefined ? null : <Resend documentId={documentId} />;
    case 'customer':
      return contact === undefined ? null : <AddressButton {...contact} />;
    case 'adopt':
      return contact === undefined ? null : <AdoptButton {...contact} label={t('delivery.work.action.adopt')} />;
    case 'read':
      return <s-button href="/returns">{t('delivery.work.action.read')}</s-button>;
    case 'settings':
      return <s-button href="/settings?part=sending">{t('delivery.work.action.settings')}</s-button>;
    case 'case':
      return caseId === undefined ? null : (
        <s-button href={`/collections/${caseId}`}>{t('delivery.work.action.case')}</s-button>
      );
    default:
      return null;
  }
}

function Release({ messageId }: { messageId: string }) {
  const { t } = useText();
  const errorText = useErrorText();
  const steer = useSteerMessage();
  const release = async () =>
    tell(
      await steer.run(messageId, 'release'),
      () => t('delivery.waiting.released'),
      (failure) => `${t('delivery.waiting.failed')}: ${errorText(failure)}`,
    );
  return (
    <s-button loading={steer.pending} onClick={() => void release()}>
      {t('delivery.work.action.release')}
    </s-button>
  );
}

function Resend({ documentId }: { documentId: string }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const pick = useMemo(() => ({ documents: [documentId] }), [documentId]);
  return (
    <>
      <s-button onClick={() => setOpen(true)}>{t('delivery.work.action.resend')}</s-button>
      {open && <ResendDialog pick={pick} onClose={() => setOpen(false)} />}
    </>
  );
}
