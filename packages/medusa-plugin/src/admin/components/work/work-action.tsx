import type { WorkItem } from '@quittance/core/flow';
import { workAction } from '@quittance/core/screens';
import { Button, toast } from '@medusajs/ui';
import { useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { useSteerMessage } from '../../hooks/delivery.ts';
import { useChangeAddress } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { casePath } from '../collections/case-path.ts';
import { ResendDrawer } from '../delivery/resend-drawer.tsx';
import { useErrorText } from '../feedback/error-text.ts';
import { AddressDrawer } from './address-drawer.tsx';

/** The one button that meets what waits. Letters have theirs above the list: they are printed together. */
export function WorkAction({ item }: { item: WorkItem }) {
  const { t } = useText();
  const { messageId, documentId, customerId, contactId, caseId } = item;
  switch (workAction(item)) {
    case 'release':
      return messageId === undefined ? null : <Release messageId={messageId} />;
    case 'resend':
      return documentId === undefined ? null : <Resend documentId={documentId} />;
    case 'customer':
      return customerId === undefined || contactId === undefined ? null : (
        <AddressDrawer customerId={customerId} contactId={contactId} />
      );
    case 'adopt':
      return customerId === undefined || contactId === undefined ? null : (
        <Adopt customerId={customerId} contactId={contactId} />
      );
    case 'read':
      return <GoTo to="/quittance?view=returns">{t('delivery.work.action.read')}</GoTo>;
    case 'settings':
      return <GoTo to="/settings/quittance">{t('delivery.work.action.settings')}</GoTo>;
    case 'case':
      return caseId === undefined ? null : <GoTo to={casePath(caseId)}>{t('delivery.work.action.case')}</GoTo>;
    default:
      return null;
  }
}

function GoTo({ to, children }: { to: string; children: string }) {
  return (
    <Button size="small" variant="secondary" asChild>
      <Link to={to}>{children}</Link>
    </Button>
  );
}

function Release({ messageId }: { messageId: string }) {
  const { t } = useText();
  const errorText = useErrorText();
  const steer = useSteerMessage();
  const onClick = () =>
    steer.mutate(
      { id: messageId, action: 'release' },
      {
        onSuccess: () => toast.success(t('delivery.waiting.released')),
        onError: (error) => toast.error(t('delivery.waiting.failed'), { description: errorText(error) }),
      },
    );
  return (
    <Button size="small" variant="secondary" isLoading={steer.isPending} onClick={onClick}>
      {t('delivery.work.action.release')}
    </Button>
  );
}

function Resend({ documentId }: { documentId: string }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const pick = useMemo(() => ({ documents: [documentId] }), [documentId]);
  return (
    <>
      <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
        {t('delivery.work.action.resend')}
      </Button>
      {open && <ResendDrawer pick={pick} onClose={() => setOpen(false)} />}
    </>
  );
}

function Adopt(contact: { customerId: string; contactId: string }) {
  const { t } = useText();
  const errorText = useErrorText();
  const change = useChangeAddress();
  const onClick = () =>
    change.mutate(contact, {
      onSuccess: () => toast.success(t('delivery.returns.adopted')),
      onError: (error) => toast.error(t('delivery.returns.adoptFailed'), { description: errorText(error) }),
    });
  return (
    <Button size="small" variant="secondary" isLoading={change.isPending} onClick={onClick}>
      {t('delivery.work.action.adopt')}
    </Button>
  );
}
