import type { DocumentView } from '@quittance/core/flow';
import { isOverdue } from '@quittance/core/screens';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSaveFile } from '../order/document-actions.tsx';
import { DocumentBadge } from '../status/badges.tsx';
import type { usePages } from '../table/use-pages.ts';
import type { useSelection } from '../table/use-selection.ts';

interface InvoicesTableProps {
  readonly documents: readonly DocumentView[];
  readonly loading: boolean;
  readonly pages: ReturnType<typeof usePages>;
  readonly selection: ReturnType<typeof useSelection>;
  readonly filters: ReactNode;
}

export function InvoicesTable({ documents, loading, pages, selection, filters }: InvoicesTableProps) {
  const { t } = useText();
  return (
    <s-table {...pages} loading={loading}>
      <s-box slot="filters">{filters}</s-box>
      <s-table-header-row>
        <s-table-header listSlot="kicker">
          <s-checkbox
            accessibilityLabel={t('invoices.selectAll')}
            checked={selection.all}
            indeterminate={selection.some}
            onChange={(event) => selection.chooseAll(event.currentTarget.checked)}
          />
        </s-table-header>
        <s-table-header listSlot="primary">{t('table.number')}</s-table-header>
        <s-table-header>{t('table.order')}</s-table-header>
        <s-table-header>{t('orders.buyer')}</s-table-header>
        <s-table-header>{t('table.issued')}</s-table-header>
        <s-table-header>{t('table.due')}</s-table-header>
        <s-table-header listSlot="inline">{t('table.status')}</s-table-header>
        <s-table-header format="currency">{t('table.total')}</s-table-header>
        <s-table-header format="currency">{t('table.open')}</s-table-header>
        <s-table-header format="numeric">{t('table.downloads')}</s-table-header>
      </s-table-header-row>
      <s-table-body>
        {documents.map((document) => (
          <Row key={document.id} document={document} selection={selection} />
        ))}
      </s-table-body>
    </s-table>
  );
}

function Row({ document, selection }: { document: DocumentView; selection: InvoicesTableProps['selection'] }) {
  const { t } = useText();
  const { money, day } = useFormat();
  const save = useSaveFile();
  const { id, number, kind, orderId, orderNumber, buyer, issueDate, dueDate, currency, total, open, files } = document;
  const link = `document-${id}`;
  const due = dueDate === undefined ? t('common.none') : day(dueDate);
  return (
    <s-table-row clickDelegate={link}>
      <s-table-cell>
        <s-checkbox
          accessibilityLabel={t('invoices.select', { number })}
          checked={selection.has(id)}
          onChange={(event) => selection.choose(id, event.currentTarget.checked)}
        />
      </s-table-cell>
      <s-table-cell>
        <s-stack gap="small-500">
          <s-link id={link} href={`/orders/${orderId}`}>
            {number}
          </s-link>
          {kind !== 'invoice' && <s-text color="subdued">{t(`kind.${kind}`)}</s-text>}
        </s-stack>
      </s-table-cell>
      <s-table-cell>{orderNumber}</s-table-cell>
      <s-table-cell>{buyer}</s-table-cell>
      <s-table-cell>{day(issueDate)}</s-table-cell>
      <s-table-cell>{isOverdue(document, new Date()) ? <s-text tone="critical">{due}</s-text> : due}</s-table-cell>
      <s-table-cell>
        <DocumentBadge document={document} />
      </s-table-cell>
      <s-table-cell>{money(total, currency)}</s-table-cell>
      <s-table-cell>{kind === 'creditNote' ? t('common.none') : money(open, currency)}</s-table-cell>
      <s-table-cell>
        {files.includes('pdf') && (
          <s-button
            variant="tertiary"
            icon="download"
            accessibilityLabel={t('documents.downloadOf', { number, file: t('file.pdf') })}
            onClick={() => save(document, 'pdf')}
          />
        )}
      </s-table-cell>
    </s-table-row>
  );
}
