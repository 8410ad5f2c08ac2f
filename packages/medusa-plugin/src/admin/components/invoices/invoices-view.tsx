import { DocumentText } from '@medusajs/icons';
import { Button, Container } from '@medusajs/ui';
import { invoiceListQuery } from '../../../api/admin/quittance/contract.ts';
import { useInvoices } from '../../hooks/invoices.ts';
import { useText } from '../../i18n/use-text.ts';
import { Empty } from '../feedback/empty.tsx';
import { Failure } from '../feedback/failure.tsx';
import { LoadingRows } from '../feedback/loading-rows.tsx';
import { useFilters } from '../filters/use-filters.ts';
import { Pages } from '../table/pages.tsx';
import { InvoiceFilterBar } from './invoice-filter-bar.tsx';
import { InvoicesTable } from './invoices-table.tsx';

/** All issued documents: invoices, credit notes, deposits. */
export function InvoicesView() {
  const { t } = useText();
  const { filters, change, clear, filtered } = useFilters(invoiceListQuery);
  const invoices = useInvoices(filters);
  const list = invoices.data;
  return (
    <Container className="divide-y p-0">
      <InvoiceFilterBar filters={filters} filtered={filtered} onChange={change} onClear={clear} />
      <div role="status" className="sr-only">
        {list !== undefined && t('list.results', { count: list.count })}
      </div>
      {invoices.isPending && <LoadingRows rows={8} />}
      {invoices.isError && list === undefined && (
        <Failure error={invoices.error} onRetry={() => void invoices.refetch()} />
      )}
      {list?.count === 0 && <NoInvoices filtered={filtered} onClear={clear} />}
      {list !== undefined && list.count > 0 && (
        <div aria-busy={invoices.isPlaceholderData}>
          <InvoicesTable invoices={list.invoices} order={filters.order} onSort={(order) => change({ order })} />
          <Pages
            count={list.count}
            limit={list.limit}
            offset={list.offset}
            onOffset={(offset) => change({ offset: String(offset) })}
          />
        </div>
      )}
    </Container>
  );
}

function NoInvoices({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useText();
  if (!filtered) return <Empty icon={<DocumentText />} title={t('empty.invoices')} hint={t('empty.invoicesHint')} />;
  const action = (
    <Button size="small" variant="secondary" onClick={onClear}>
      {t('common.clearFilters')}
    </Button>
  );
  return <Empty icon={<DocumentText />} title={t('empty.noMatch')} hint={t('empty.noMatchHint')} action={action} />;
}
