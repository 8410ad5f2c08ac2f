import { ArrowDownTray, EllipsisHorizontal, ReceiptPercent } from '@medusajs/icons';
import { Button, DropdownMenu, IconButton, Text, Tooltip, clx, toast } from '@medusajs/ui';
import { useState } from 'react';
import type { InvoiceRow } from '../../../api/admin/quittance/contract.ts';
import { isZeroAmount } from '../../format/money.ts';
import { useFormat } from '../../format/use-format.ts';
import { pdfOf, ublOf, useDownload } from '../../hooks/downloads.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { DocumentBadge } from '../status/badges.tsx';
import { isOverdue } from '../status/colour.ts';
import { CreditNoteDialog } from './credit-note-dialog.tsx';

/** One issued document: number, status, what is owed until when, and what can be done with it. */
export function DocumentCard({ orderId, invoice }: { orderId: string; invoice: InvoiceRow }) {
  const { t } = useText();
  const { day } = useFormat();
  return (
    <li className="flex flex-col gap-y-3 px-6 py-4" data-testid="quittance-document" data-number={invoice.number}>
      <div className="flex items-start justify-between gap-x-2">
        <div className="flex min-w-0 flex-col">
          <Text size="small" leading="compact" weight="plus" className="break-words" data-testid="quittance-number">
            {invoice.number}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {t('widget.issuedOn', { kind: t(`kind.${invoice.kind}`), date: day(invoice.issue_date) })}
          </Text>
        </div>
        <DocumentBadge invoice={invoice} />
      </div>
      <Amounts invoice={invoice} />
      <Actions orderId={orderId} invoice={invoice} />
    </li>
  );
}

function Amounts({ invoice }: { invoice: InvoiceRow }) {
  const { t } = useText();
  const { money, day } = useFormat();
  const overdue = isOverdue(invoice, new Date());
  const owed = invoice.kind !== 'creditNote' && !isZeroAmount(invoice.open);
  return (
    <dl className="txt-small grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      <dt className="text-ui-fg-subtle">{t('widget.total')}</dt>
      <dd className="text-right tabular-nums">{money(invoice.total, invoice.currency)}</dd>
      {invoice.kind !== 'creditNote' && (
        <>
          <dt className="text-ui-fg-subtle">{t('widget.open')}</dt>
          <dd className={clx('text-right tabular-nums', owed && 'txt-small-plus')} data-testid="quittance-open">
            {money(invoice.open, invoice.currency)}
          </dd>
        </>
      )}
      {owed && invoice.due_date !== null && (
        <>
          <dt className="text-ui-fg-subtle">{t('widget.due')}</dt>
          <dd className={clx('text-right', overdue && 'text-ui-fg-error')}>
            {overdue ? t('widget.overdueSince', { date: day(invoice.due_date) }) : day(invoice.due_date)}
          </dd>
        </>
      )}
    </dl>
  );
}

function Actions({ orderId, invoice }: { orderId: string; invoice: InvoiceRow }) {
  const { t } = useText();
  const errorText = useErrorText();
  const pdf = useDownload();
  const ubl = useDownload();
  const onError = (error: unknown) => toast.error(t('documents.downloadFailed'), { description: errorText(error) });
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        size="small"
        variant="secondary"
        isLoading={pdf.isPending}
        aria-label={t('documents.downloadPdfOf', { number: invoice.number })}
        data-testid="quittance-pdf"
        onClick={() => pdf.mutate(pdfOf(invoice), { onError })}
      >
        <ArrowDownTray aria-hidden />
        {t('documents.downloadPdf')}
      </Button>
      <Button
        size="small"
        variant="secondary"
        isLoading={ubl.isPending}
        aria-label={t('documents.downloadUblOf', { number: invoice.number })}
        data-testid="quittance-ubl"
        onClick={() => ubl.mutate(ublOf(invoice), { onError })}
      >
        <ArrowDownTray aria-hidden />
        {t('documents.downloadUbl')}
      </Button>
      <ResendLater />
      {invoice.kind !== 'creditNote' && invoice.status !== 'credited' && (
        <MoreActions orderId={orderId} invoice={invoice} />
      )}
    </div>
  );
}

/** Not yet possible, and says so: `aria-disabled` keeps it reachable by keyboard, so that its explanation is read. */
function ResendLater() {
  const { t } = useText();
  return (
    <Tooltip content={t('documents.resendLater')}>
      <Button
        size="small"
        variant="secondary"
        aria-disabled
        className="cursor-not-allowed opacity-50"
        data-testid="quittance-resend"
        onClick={(event) => event.preventDefault()}
      >
        {t('documents.resend')}
        <span className="sr-only">{t('documents.resendLater')}</span>
      </Button>
    </Tooltip>
  );
}

function MoreActions({ orderId, invoice }: { orderId: string; invoice: InvoiceRow }) {
  const { t } = useText();
  const [crediting, setCrediting] = useState(false);
  return (
    <>
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <IconButton
            size="small"
            variant="transparent"
            className="ms-auto"
            aria-label={t('documents.actionsOf', { number: invoice.number })}
            data-testid="quittance-document-actions"
          >
            <EllipsisHorizontal />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          <DropdownMenu.Item className="gap-x-2" onSelect={() => setCrediting(true)} data-testid="quittance-credit">
            <ReceiptPercent className="text-ui-fg-subtle" aria-hidden />
            {t('documents.credit')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu>
      {crediting && <CreditNoteDialog orderId={orderId} invoice={invoice} onClose={() => setCrediting(false)} />}
    </>
  );
}
