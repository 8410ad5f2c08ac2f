import { dayBefore } from '@quittance/core/screens';
import { Empty } from '../../components/feedback/empty.tsx';
import { DOCUMENT_FILTERS } from '../../components/filters/filters.ts';
import { useFilters } from '../../components/filters/use-filters.ts';
import { BulkActions } from '../../components/invoices/bulk-actions.tsx';
import { InvoiceFilterBar } from '../../components/invoices/invoice-filter-bar.tsx';
import { InvoicesTable } from '../../components/invoices/invoices-table.tsx';
import { ListPage } from '../../components/table/list-page.tsx';
import { usePages } from '../../components/table/use-pages.ts';
import { useSelection } from '../../components/table/use-selection.ts';
import { ViewBar } from '../../components/views/view-bar.tsx';
import { useDocuments } from '../../hooks/documents.ts';
import { pickOf } from '../../hooks/resend.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLocation } from '../../router/location.ts';
import { LinkedDocument } from './linked-document.tsx';

export function Invoices() {
  const linked = useLocation().params.get('document');
  return linked === null ? <AllInvoices /> : <LinkedDocument id={linked} />;
}

/** All issued documents: invoices, credit notes, deposits. */
function AllInvoices() {
  const { t } = useText();
  const { filters, change, clear, show, view, filtered } = useFilters(DOCUMENT_FILTERS);
  const answer = useDocuments(filters);
  const page = answer.value;
  const documents = page?.items ?? [];
  const selection = useSelection(documents.filter(({ files }) => files.includes('pdf')).map(({ id }) => id));
  const done = () => {
    selection.clear();
    answer.reload();
  };
  const pages = usePages(filters.after, page?.next, (after) => change({ after }));
  const views = [
    { name: t('views.all'), query: '' },
    { name: t('views.open'), query: 'open=true' },
    { name: t('views.overdue'), query: `dueBefore=${dayBefore(new Date(), 0)}` },
    { name: t('views.creditNotes'), query: 'kind=creditNote' },
  ];
  const bar = <InvoiceFilterBar filters={filters} filtered={filtered} onChange={change} onClear={clear} />;
  return (
    <ListPage
      heading={t('app.invoices')}
      label={t('list.invoices')}
      exported="documents"
      filters={filters}
      views={<ViewBar list="invoices" fixed={views} view={view} onShow={show} />}
      bulk={
        <BulkActions
          chosen={documents.filter(({ id }) => selection.has(id))}
          found={documents.length === 0 ? undefined : pickOf(filters)}
          onDone={done}
        />
      }
      answer={answer}
      empty={<NoInvoices filtered={filtered} onClear={clear} />}
    >
      <InvoicesTable
        documents={documents}
        loading={answer.loading && page !== undefined}
        pages={pages}
        selection={selection}
        filters={bar}
      />
    </ListPage>
  );
}

function NoInvoices({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useText();
  if (!filtered) return <Empty icon="receipt" title={t('empty.invoices')} hint={t('empty.invoicesHint')} />;
  const action = <s-button onClick={onClear}>{t('common.clearFilters')}</s-button>;
  return <Empty icon="search" title={t('empty.noMatch')} hint={t('empty.noMatchHint')} action={action} />;
}
