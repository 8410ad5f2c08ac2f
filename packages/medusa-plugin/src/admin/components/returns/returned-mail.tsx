import type { ReturnedMailView } from '@quittance/core/flow';
import { Button, StatusBadge, Text, toast } from '@medusajs/ui';
import { useFormat } from '../../format/use-format.ts';
import { CORE_API } from '../../hooks/core-api.ts';
import { useDownload } from '../../hooks/downloads.ts';
import { useChangeAddress, useCloseReturn } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';

/** One mail that came back: what it is, how it begins, and what to do with it. */
export function ReturnedMail({ mail }: { mail: ReturnedMailView }) {
  const { t, tOr } = useText();
  const { moment, day } = useFormat();
  return (
    <li className="flex flex-col gap-y-2 px-6 py-4" data-testid="quittance-returned-mail" data-class={mail.class}>
      <div className="flex items-start justify-between gap-x-4">
        <div className="flex min-w-0 flex-col">
          <Text size="small" weight="plus" leading="compact" className="break-words">
            {mail.subject ?? t('delivery.returns.noSubject')}
          </Text>
          <Text size="small" className="text-ui-fg-subtle break-words">
            {tOr(`delivery.returns.class.${mail.class}`, mail.class)}
            {mail.from !== undefined && ` · ${mail.from}`} · {moment(mail.receivedAt)}
          </Text>
        </div>
        <StatusBadge color={mail.open ? 'orange' : 'grey'} className="shrink-0 text-nowrap">
          {mail.open ? t('delivery.returns.open') : t('delivery.returns.done')}
        </StatusBadge>
      </div>
      {mail.returnDate !== undefined && (
        <Text size="small">{t('delivery.returns.back', { day: day(mail.returnDate) })}</Text>
      )}
      {mail.excerpt !== undefined && (
        <Text size="small" className="text-ui-fg-subtle whitespace-pre-line break-words">
          {mail.excerpt}
        </Text>
      )}
      <Actions mail={mail} />
    </li>
  );
}

function Actions({ mail }: { mail: ReturnedMailView }) {
  const { t } = useText();
  const errorText = useErrorText();
  const close = useCloseReturn();
  const change = useChangeAddress();
  const download = useDownload();
  const subject = mail.subject ?? t('delivery.returns.noSubject');
  const { customerId, contactId, substitute } = mail;
  const onError = (error: unknown) => toast.error(t('delivery.waiting.failed'), { description: errorText(error) });
  return (
    <div className="flex flex-wrap gap-2">
      {customerId !== undefined && contactId !== undefined && substitute !== undefined && (
        <Button
          size="small"
          variant="secondary"
          isLoading={change.isPending}
          data-testid="quittance-return-adopt"
          onClick={() =>
            change.mutate(
              { customerId, contactId, email: substitute },
              { onSuccess: () => toast.success(t('delivery.returns.adopted')), onError },
            )
          }
        >
          {t('delivery.returns.adopt', { address: substitute })}
        </Button>
      )}
      {mail.open && (
        <Button
          size="small"
          variant="secondary"
          isLoading={close.isPending}
          aria-label={t('delivery.returns.closeOf', { subject })}
          data-testid="quittance-return-close"
          onClick={() =>
            close.mutate(mail.id, { onSuccess: () => toast.success(t('delivery.returns.closed')), onError })
          }
        >
          {t('delivery.returns.close')}
        </Button>
      )}
      <Button
        size="small"
        variant="transparent"
        isLoading={download.isPending}
        aria-label={t('delivery.returns.original', { subject })}
        onClick={() =>
          download.mutate(
            { path: `${CORE_API}/evidence/${mail.evidence}`, accept: '*/*', fallbackName: `${mail.evidence}.eml` },
            { onError },
          )
        }
      >
        {t('delivery.proof.evidence')}
      </Button>
    </div>
  );
}
