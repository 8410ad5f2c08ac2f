import type { ReturnedMailView } from '@quittance/core/flow';
import { useFormat } from '../../format/use-format.ts';
import { useCloseReturn } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { EvidenceButton } from '../delivery/evidence-button.tsx';
import { useErrorText } from '../feedback/error-text.ts';
import { tell } from '../feedback/toast.ts';
import { AdoptButton } from '../work/adopt-button.tsx';

/** One mail that came back: what it is, how it begins, and what to do with it. */
export function ReturnedMail({ mail }: { mail: ReturnedMailView }) {
  const { t, tOr } = useText();
  const { moment, day } = useFormat();
  const subject = mail.subject ?? t('delivery.returns.noSubject');
  const kind = tOr(`delivery.returns.class.${mail.class}`, mail.class);
  const facts = [kind, mail.from, moment(mail.receivedAt)].filter((fact) => fact !== undefined);
  return (
    <li aria-label={subject}>
      <s-stack gap="small-200">
        <s-stack direction="inline" justifyContent="space-between" alignItems="start" gap="small-200">
          <s-text type="strong">{subject}</s-text>
          <s-badge tone={mail.open ? 'warning' : 'neutral'}>
            {mail.open ? t('delivery.returns.open') : t('delivery.returns.done')}
          </s-badge>
        </s-stack>
        <s-text color="subdued">{facts.join(' · ')}</s-text>
        {mail.returnDate !== undefined && <s-text>{t('delivery.returns.back', { day: day(mail.returnDate) })}</s-text>}
        {mail.excerpt !== undefined && <p className="excerpt">{mail.excerpt}</p>}
        <Actions mail={mail} subject={subject} />
      </s-stack>
    </li>
  );
}

function Actions({ mail, subject }: { mail: ReturnedMailView; subject: string }) {
  const { t } = useText();
  const errorText = useErrorText();
  const close = useCloseReturn();
  const { customerId, contactId, substitute } = mail;
  const putAside = async () =>
    tell(
      await close.run(mail.id),
      () => t('delivery.returns.closed'),
      (failure) => `${t('delivery.waiting.failed')}: ${errorText(failure)}`,
    );
  return (
    <s-stack direction="inline" gap="small-200">
      {customerId !== undefined && contactId !== undefined && substitute !== undefined && (
        <AdoptButton
          customerId={customerId}
          contactId={contactId}
          email={substitute}
          label={t('delivery.returns.adopt', { address: substitute })}
        />
      )}
      {mail.open && (
        <s-button
          icon="check"
          accessibilityLabel={t('delivery.returns.closeOf', { subject })}
          loading={close.pending}
          onClick={() => void putAside()}
        >
          {t('delivery.returns.close')}
        </s-button>
      )}
      <EvidenceButton evidence={mail.evidence} label={t('delivery.returns.original', { subject })} />
    </s-stack>
  );
}
