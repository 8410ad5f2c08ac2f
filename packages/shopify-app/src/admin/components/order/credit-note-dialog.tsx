import type { DocumentView } from '@quittance/core/flow';
import { readAmount } from '@quittance/core/screens';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useCreditNote } from '../../hooks/documents.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useErrorText } from '../feedback/error-text.ts';

interface CreditNoteDialogProps {
  readonly document: DocumentView;
  readonly onClose: () => void;
}

/** Asks what to credit and why, and warns that a numbered document follows. */
export function CreditNoteDialog({ document, onClose }: CreditNoteDialogProps) {
  const { t } = useText();
  const { money } = useFormat();
  const errorText = useErrorText();
  const credit = useCreditNote();
  // One demand per opened dialog: pressing twice, or again after a lost answer, is one credit note.
  const [key] = useState(() => crypto.randomUUID());
  const [scope, setScope] = useState('whole');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);

  const gross = readAmount(typed, document.total);
  const amountMissing = scope === 'part' && gross === undefined;
  const reasonMissing = reason.trim() === '';

  const confirm = async () => {
    setTried(true);
    if (amountMissing || reasonMissing) return;
    const part = scope === 'part' && gross !== undefined ? { gross } : {};
    const answer = await credit.run(document.id, { key, reason: reason.trim(), ...part });
    if (!answer.ok) return;
    shopify.toast.show(t('credit.done'));
    onClose();
  };

  return (
    <Dialog
      heading={t('credit.title')}
      confirm={t('credit.confirm')}
      cancel={t('common.cancel')}
      pending={credit.pending}
      critical
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <s-stack gap="base">
        {credit.failure !== undefined && (
          <s-banner tone="critical" heading={t('credit.failed')}>
            {errorText(credit.failure)}
          </s-banner>
        )}
        <s-paragraph>{t('credit.body', { number: document.number })}</s-paragraph>
        <s-choice-list
          label={t('credit.scope')}
          values={[scope]}
          onChange={(event) => setScope(event.currentTarget.values[0] ?? 'whole')}
        >
          <s-choice value="whole">{t('credit.whole')}</s-choice>
          <s-choice value="part">{t('credit.part')}</s-choice>
        </s-choice-list>
        {scope === 'part' && (
          <s-text-field
            label={t('credit.amount', { currency: document.currency })}
            value={typed}
            error={
              tried && amountMissing
                ? t('credit.amountInvalid', { total: money(document.total, document.currency) })
                : ''
            }
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <s-text-area
          label={t('credit.reason')}
          details={t('credit.reasonHint')}
          error={tried && reasonMissing ? t('credit.reasonMissing') : ''}
          required
          rows={2}
          maxLength={500}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </s-stack>
    </Dialog>
  );
}
