import { Button, Tooltip } from '@medusajs/ui';
import { useMemo, useState } from 'react';
import { useWhyNotResend } from '../../hooks/delivery.ts';
import { useText } from '../../i18n/use-text.ts';
import { ResendDrawer } from './resend-drawer.tsx';

/** Sends one document again. Where that is not possible it says why: `aria-disabled` keeps it reachable by keyboard, so that this is read. */
export function ResendButton({ documentId, number }: { documentId: string; number: string }) {
  const { t } = useText();
  const why = useWhyNotResend();
  const [open, setOpen] = useState(false);
  const pick = useMemo(() => ({ documents: [documentId] }), [documentId]);
  if (why !== undefined) return <NotNow reason={t(why)} />;
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        aria-label={t('delivery.resend.of', { number })}
        data-testid="quittance-resend"
        onClick={() => setOpen(true)}
      >
        {t('delivery.resend.button')}
      </Button>
      {open && <ResendDrawer pick={pick} onClose={() => setOpen(false)} />}
    </>
  );
}

function NotNow({ reason }: { reason: string }) {
  const { t } = useText();
  return (
    <Tooltip content={reason}>
      <Button
        size="small"
        variant="secondary"
        aria-disabled
        className="cursor-not-allowed opacity-50"
        data-testid="quittance-resend"
        onClick={(event) => event.preventDefault()}
      >
        {t('delivery.resend.button')}
        <span className="sr-only">{reason}</span>
      </Button>
    </Tooltip>
  );
}
