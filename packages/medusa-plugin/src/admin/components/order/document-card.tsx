import { Text, clx } from '@medusajs/ui';
import type { DocumentDetail, InvoiceRow } from '../../../api/admin/quittance/contract.ts';
import { isOverdue, isZeroAmount } from '@quittance/core/screens';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { DocumentDelivery } from '../delivery/document-delivery.tsx';
import { DocumentBadge } from '../status/badges.tsx';
import { owedDocument } from '../status/owed.ts';
import { DocumentActions } from './document-actions.tsx';
import { DocumentDunning } from './document-dunning.tsx';
import { Findings } from './findings.tsx';

/** One issued document: number, format, status, what is owed until when, what the rules warn of, and what can be done with it. */
export function DocumentCard({ orderId, invoice }: { orderId: string; invoice: DocumentDetail }) {
  const { t, tOr } = useText();
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
          {invoice.format !== null && (
            <Text
              size="small"
              className="text-ui-fg-subtle"
              data-testid="quittance-format"
              data-format={invoice.format}
            >
              {t('documents.issuedAs', { format: tOr(`format.${invoice.format}`, invoice.format) })}
            </Text>
          )}
        </div>
        <DocumentBadge invoice={invoice} />
      </div>
      <Amounts invoice={invoice} />
      <Findings findings={invoice.findings} label={t('findings.of', { number: invoice.number })} />
      <DocumentDelivery documentId={invoice.id} />
      <DocumentDunning invoice={invoice} />
      <DocumentActions orderId={orderId} invoice={invoice} />
    </li>
  );
}

function Amounts({ invoice }: { invoice: InvoiceRow }) {
  const { t } = useText();
  const { money, day } = useFormat();
  const overdue = isOverdue(owedDocument(invoice), new Date());
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
