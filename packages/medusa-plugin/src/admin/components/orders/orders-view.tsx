import { ShoppingCart } from '@medusajs/icons';
import { Button, CommandBar, Container } from '@medusajs/ui';
import { useCallback, useState } from 'react';
import { orderListQuery } from '../../../api/admin/quittance/contract.ts';
import { useOrders } from '../../hooks/orders.ts';
import { useText } from '../../i18n/use-text.ts';
import { Empty } from '../feedback/empty.tsx';
import { Failure } from '../feedback/failure.tsx';
import { LoadingRows } from '../feedback/loading-rows.tsx';
import { useFilters } from '../filters/use-filters.ts';
import { Pages } from '../table/pages.tsx';
import { CausesPanel } from './causes-panel.tsx';
import { OrderFilterBar } from './order-filter-bar.tsx';
import { OrdersTable } from './orders-table.tsx';
import { SilentNotice } from './silent-notice.tsx';
import { useBulkRetry } from './use-bulk-retry.ts';

const NOTHING: ReadonlySet<string> = new Set();

/** All orders: why some are stuck, filters, the table, and what can be done to many at once. */
export function OrdersView() {
  const { t } = useText();
  const { filters, change, clear, filtered } = useFilters(orderListQuery);
  const [selected, setSelected] = useState(NOTHING);
  const unselect = useCallback(() => setSelected(NOTHING), []);
  const { retry } = useBulkRetry(unselect);
  const orders = useOrders(filters);
  const list = orders.data;

  const changeFilters = (changes: Readonly<Record<string, string | undefined>>) => {
    unselect();
    change(changes);
  };
  const showCause = (cause: string | undefined) => changeFilters({ cause, stopped: undefined, stage: undefined });

  return (
    <>
      {list !== undefined && <SilentNotice since={list.silent_since} />}
      {list !== undefined && (
        <CausesPanel
          causes={list.causes}
          chosen={filters.cause}
          onShow={showCause}
          onRetry={(body, count) => void retry(body, count)}
        />
      )}
      <Container className="divide-y p-0">
        <OrderFilterBar filters={filters} filtered={filtered} list={list} onChange={changeFilters} onClear={clear} />
        <div role="status" className="sr-only">
          {list !== undefined && t('list.results', { count: list.count })}
        </div>
        {orders.isPending && <LoadingRows rows={8} />}
        {orders.isError && list === undefined && <Failure error={orders.error} onRetry={() => void orders.refetch()} />}
        {list?.count === 0 && <NoOrders filtered={filtered} onClear={clear} />}
        {list !== undefined && list.count > 0 && (
          <div aria-busy={orders.isPlaceholderData}>
            <OrdersTable
              orders={list.orders}
              order={filters.order}
              onSort={(order) => changeFilters({ order })}
              selected={selected}
              onSelect={setSelected}
            />
            <Pages
              count={list.count}
              limit={list.limit}
              offset={list.offset}
              onOffset={(offset) => changeFilters({ offset: String(offset) })}
            />
          </div>
        )}
      </Container>
      <BulkBar
        count={selected.size}
        onRetry={() => void retry({ order_ids: [...selected] }, selected.size)}
        onClear={unselect}
      />
    </>
  );
}

function BulkBar({ count, onRetry, onClear }: { count: number; onRetry: () => void; onClear: () => void }) {
  const { t } = useText();
  return (
    <CommandBar open={count > 0} disableAutoFocus>
      <CommandBar.Bar>
        <CommandBar.Value role="status">{t('bulk.selected', { count })}</CommandBar.Value>
        <CommandBar.Seperator />
        <CommandBar.Command action={onRetry} label={t('bulk.retry')} shortcut="r" />
        <CommandBar.Seperator />
        <CommandBar.Command action={onClear} label={t('bulk.clear')} shortcut="c" />
      </CommandBar.Bar>
    </CommandBar>
  );
}

function NoOrders({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useText();
  if (!filtered) return <Empty icon={<ShoppingCart />} title={t('empty.orders')} hint={t('empty.ordersHint')} />;
  const action = (
    <Button size="small" variant="secondary" onClick={onClear}>
      {t('common.clearFilters')}
    </Button>
  );
  return <Empty icon={<ShoppingCart />} title={t('empty.noMatch')} hint={t('empty.noMatchHint')} action={action} />;
}
