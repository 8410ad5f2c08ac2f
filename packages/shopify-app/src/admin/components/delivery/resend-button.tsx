import { useId, useMemo, useState } from 'react';
import { useWhyNotResend } from '../../hooks/delivery.ts';
import { useText } from '../../i18n/use-text.ts';
import { ResendDialog } from './resend-dialog.tsx';

/** Sends one document again; where that is not possible it says why. */
export function ResendButton({ documentId, number }: { documentId: string; number: string }) {
  const { t } = useText();
  const why = useWhyNotResend();
  const tip = useId();
  const [open, setOpen] = useState(false);
  const pick = useMemo(() => ({ documents: [documentId] }), [documentId]);
  if (why !== undefined)
    return (
      <>
        <s-button disabled interestFor={tip} accessibilityLabel={`${t('delivery.resend.of', { number })}. ${t(why)}`}>
          {t('delivery.resend.button')}
        </s-button>
        <s-tooltip id={tip}>{t(why)}</s-tooltip>
      </>
    );
  return (
    <>
      <s-button icon="send" accessibilityLabel={t('delivery.resend.of', { number })} onClick={() => setOpen(true)}>
        {t('delivery.resend.button')}
      </s-button>
      {open && <ResendDialog pick={pick} onClose={() => setOpen(false)} />}
    </>
  );
}
