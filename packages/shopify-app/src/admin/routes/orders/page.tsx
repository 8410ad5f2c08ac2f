import { Empty } from '../../components/feedback/empty.tsx';
import { ExportButton } from '../../components/feedback/export-button.tsx';
import { Failed } from '../../components/feedback/failed.tsx';
import { LoadingRows } from '../../components/feedback/skeleton.tsx';
import { ORDER_FILTERS } from '../../components/filters/filters.ts';
import { useFilters } from '../../components/filters/use-filters.ts';
import { BulkRetry } from '../../components/orders/bulk-retry.tsx';
import { OrderFilterBar } from '../../components/orders/order-filter-bar.tsx';
import { OrdersTable } from '../../components/orders/orders-table.tsx';
import { usePages } from '../../components/table/use-pages.ts';
import { useSelection } from '../../components/table/use-selection.ts';
import { ViewBar } from '../../components/views/view-bar.tsx';
import { useOrders } from '../../hooks/orders.ts';
import { useText } from '../../i18n/use-text.ts';

/** Every order of the shop on its way to the ERP, to an invoice and to payment. */
export function Orders() {
  const { t } = useText();
  const { filters, change, clear, show, view, filtered } = useFilters(ORDER_FILTERS);
  const { value: page, failure, loading, reload } = useOrders(filters);
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
    <s-page heading={t('app.orders')} inlineSize="large">
      <ExportButton list="orders" filters={filters} />
      <s-section accessibilityLabel={t('list.orders')} padding="none">
        <s-box paddingInline="small" paddingBlockStart="small">
          <s-stack direction="inline" justifyContent="space-between" alignItems="center" gap="small">
            <ViewBar list="orders" fixed={views} view={view} onShow={show} />
            {stuck.length > 0 && <BulkRetry chosen={selection.chosen} onDone={selection.clear} />}
          </s-stack>
        </s-box>
        <OrdersTable
          orders={orders}
          loading={loading && page !== undefined}
          pages={pages}
          selection={selection}
          filters={bar}
        />
        {page === undefined && failure === undefined && <LoadingRows rows={12} />}
        {failure !== undefined && page === undefined && <Failed failure={failure} onRetry={reload} />}
        {page?.items.length === 0 && <NoOrders filtered={filtered} onClear={clear} />}
      </s-section>
    </s-page>
  );
}

function NoOrders({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useText();
  if (!filtered) return <Empty icon="order" title={t('empty.orders')} hint={t('empty.ordersHint')} />;
  const action = <s-button onClick={onClear}>{t('common.clearFilters')}</s-button>;
  return <Empty icon="search" title={t('empty.noMatch')} hint={t('empty.noMatchHint')} action={action} />;
}
