import type { DocumentView } from '@quittance/core/flow';
import { isOverdue, isZeroAmount } from '@quittance/core/screens';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { DocumentDelivery } from '../delivery/document-delivery.tsx';
import { DocumentBadge } from '../status/badges.tsx';
import { DocumentActions } from './document-actions.tsx';
import { DocumentDunning } from './document-dunning.tsx';
import { Findings } from './findings.tsx';

/** One issued document: number, format, status, what is owed until when, what the rules warn of, and what can be done with it. */
export function DocumentCard({ document }: { document: DocumentView }) {
  const { t, tOr } = useText();
  const { day } = useFormat();
  const { number, kind, issueDate, format, findings } = document;
  return (
    <s-section heading={number}>
      <DocumentBadge document={document} slot="accessory" />
      <s-stack gap="small-500">
        <s-text color="subdued">{t('widget.issuedOn', { kind: t(`kind.${kind}`), date: day(issueDate) })}</s-text>
        {format !== undefined && (
          <s-text color="subdued">{t('documents.issuedAs', { format: tOr(`format.${format}`, format) })}</s-text>
        )}
      </s-stack>
      <Amounts document={document} />
      <Findings findings={findings} label={t('findings.of', { number })} />
      <DocumentDelivery documentId={document.id} />
      <DocumentDunning document={document} />
      <DocumentActions document={document} />
    </s-section>
  );
}

function Amounts({ document }: { document: DocumentView }) {
  const { t } = useText();
  const { money, day } = useFormat();
  const { kind, total, open, toRefund, currency, dueDate } = document;
  const overdue = isOverdue(document, new Date());
  const owed = kind !== 'creditNote' && !isZeroAmount(open);
  return (
    <dl className="facts">
      <dt>{t('table.total')}</dt>
      <dd>{money(total, currency)}</dd>
      {kind !== 'creditNote' && (
        <>
          <dt>{t('table.open')}</dt>
          <dd>{owed ? <s-text type="strong">{money(open, currency)}</s-text> : money(open, currency)}</dd>
        </>
      )}
      {toRefund !== undefined && (
        <>
          <dt>{t('documentStatus.issued', { context: 'creditNote' })}</dt>
          <dd>{money(toRefund, currency)}</dd>
        </>
      )}
      {owed && dueDate !== undefined && (
        <>
          <dt>{t('table.due')}</dt>
          <dd>
            {overdue ? (
              <s-text tone="critical">{t('widget.overdueSince', { date: day(dueDate) })}</s-text>
            ) : (
              day(dueDate)
            )}
          </dd>
        </>
      )}
    </dl>
  );
}
