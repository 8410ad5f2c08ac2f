import { useDocuments } from '../../hooks/documents.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Empty } from '../feedback/empty.tsx';
import { Failed } from '../feedback/failed.tsx';
import { LoadingRows } from '../feedback/skeleton.tsx';
import { DocumentBadge } from '../status/badges.tsx';

/** The newest documents. */
export function Recent() {
  const { t } = useText();
  const { money, day } = useFormat();
  const { value: page, failure, reload } = useDocuments({ limit: 5 });
  return (
    <s-section heading={t('home.recent')} padding="none">
      <s-button slot="primary-action" variant="tertiary" href="/invoices">
        {t('home.recentAll')}
      </s-button>
      {page === undefined && failure === undefined && <LoadingRows rows={5} />}
      {failure !== undefined && page === undefined && <Failed failure={failure} onRetry={reload} />}
      {page?.items.length === 0 && <Empty icon="receipt" title={t('empty.invoices')} hint={t('empty.invoicesHint')} />}
      {page !== undefined && page.items.length > 0 && (
        <s-table>
          <s-table-header-row>
            <s-table-header listSlot="primary">{t('table.number')}</s-table-header>
            <s-table-header>{t('orders.buyer')}</s-table-header>
            <s-table-header>{t('table.issued')}</s-table-header>
            <s-table-header listSlot="inline">{t('table.status')}</s-table-header>
            <s-table-header format="currency">{t('table.total')}</s-table-header>
          </s-table-header-row>
          <s-table-body>
            {page.items.map((document) => (
              <s-table-row key={document.id} clickDelegate={`recent-${document.id}`}>
                <s-table-cell>
                  <s-link id={`recent-${document.id}`} href={`/orders/${document.orderId}`}>
                    {document.number}
                  </s-link>
                </s-table-cell>
                <s-table-cell>{document.buyer}</s-table-cell>
                <s-table-cell>{day(document.issueDate)}</s-table-cell>
                <s-table-cell>
                  <DocumentBadge document={document} />
                </s-table-cell>
                <s-table-cell>{money(document.total, document.currency)}</s-table-cell>
              </s-table-row>
            ))}
          </s-table-body>
        </s-table>
      )}
    </s-section>
  );
}
