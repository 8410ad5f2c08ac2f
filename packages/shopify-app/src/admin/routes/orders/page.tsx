import { Empty } from '../../components/feedback/empty.tsx';
import { ORDER_FILTERS } from '../../components/filters/filters.ts';
import { useFilters } from '../../components/filters/use-filters.ts';
import { BulkRetry } from '../../components/orders/bulk-retry.tsx';
import { OrderFilterBar } from '../../components/orders/order-filter-bar.tsx';
import { OrdersTable } from '../../components/orders/orders-table.tsx';
import { ListPage } from '../../components/table/list-page.tsx';
import { usePages } from '../../components/table/use-pages.ts';
import { useSelection } from '../../components/table/use-selection.ts';
import { ViewBar } from '../../components/views/view-bar.tsx';
import { useOrders } from '../../hooks/orders.ts';
import { useText } from '../../i18n/use-text.ts';

/** Every order of the shop on its way to the ERP, to an invoice and to payment. */
export function Orders() {
  const { t } = useText();
  const { filters, change, clear, show, view, filtered } = useFilters(ORDER_FILTERS);
  const answer = useOrders(filters);
  const page = answer.value;
  const orders = page?.items ?? [];
  const stuck = orders.filter(({ stopped }) => stopped !== undefined).map(({ id }) => id);
  const selection = useSelection(stuck);
  const pages = usePages(filters.after, page?.next, (after) => change({ after }));
  const views = [
    { name: t('views.all'), query: '' },
    { name: t('views.stuck'), query: 'stopped=true' },
    { name: t('views.moving'), query: 'stopped=false' },
  ];
  const bar = <OrderFilterBar filters={filters} filtered={filtered} onChange={change} onClear={clear} />;
  return (
    <ListPage
      heading={t('app.orders')}
      label={t('list.orders')}
      exported="orders"
      filters={filters}
      views={<ViewBar list="orders" fixed={views} view={view} onShow={show} />}
      bulk={stuck.length > 0 && <BulkRetry chosen={selection.chosen} onDone={selection.clear} />}
      answer={answer}
      empty={<NoOrders filtered={filtered} onClear={clear} />}
    >
      <OrdersTable
        orders={orders}
        loading={answer.loading && page !== undefined}
        pages={pages}
        selection={selection}
        filters={bar}
      />
    </ListPage>
  );
}

function NoOrders({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useText();
  if (!filtered) return <Empty icon="order" title={t('empty.orders')} hint={t('empty.ordersHint')} />;
  const action = <s-button onClick={onClear}>{t('common.clearFilters')}</s-button>;
  return <Empty icon="search" title={t('empty.noMatch')} hint={t('empty.noMatchHint')} action={action} />;
}
