import type { OrderView } from '@quittance/core/flow';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { inOrder } from '../../../api/documents-in-order.ts';
import { useStopText } from '../order/use-stop-text.ts';
import { StageBadge } from '../status/badges.tsx';
import type { usePages } from '../table/use-pages.ts';
import type { useSelection } from '../table/use-selection.ts';

interface OrdersTableProps {
  readonly orders: readonly OrderView[];
  readonly loading: boolean;
  readonly pages: ReturnType<typeof usePages>;
  readonly selection: ReturnType<typeof useSelection>;
  readonly filters: ReactNode;
}

/** Orders with stage, documents and ERP reference. Only stuck ones can be chosen: nothing can be done to the others in bulk. */
export function OrdersTable({ orders, loading, pages, selection, filters }: OrdersTableProps) {
  const { t } = useText();
  const stuck = orders.some(({ stopped }) => stopped !== undefined);
  return (
    <s-table {...pages} loading={loading}>
      <s-box slot="filters">{filters}</s-box>
      <s-table-header-row>
        <s-table-header listSlot="kicker">
          {stuck ? (
            <s-checkbox
              accessibilityLabel={t('table.selectAll')}
              checked={selection.all}
              indeterminate={selection.some}
              onChange={(event) => selection.chooseAll(event.currentTarget.checked)}
            />
          ) : (
            <s-text accessibilityVisibility="exclusive">{t('table.select', { number: '' })}</s-text>
          )}
        </s-table-header>
        <s-table-header listSlot="primary">{t('table.order')}</s-table-header>
        <s-table-header>{t('table.placed')}</s-table-header>
        <s-table-header>{t('orders.buyer')}</s-table-header>
        <s-table-header listSlot="inline">{t('table.stage')}</s-table-header>
        <s-table-header>{t('table.documents')}</s-table-header>
        <s-table-header format="currency">{t('table.total')}</s-table-header>
      </s-table-header-row>
      <s-table-body>
        {orders.map((order) => (
          <Row key={order.id} order={order} selection={selection} />
        ))}
      </s-table-body>
    </s-table>
  );
}

function Row({ order, selection }: { order: OrderView; selection: OrdersTableProps['selection'] }) {
  const { t } = useText();
  const { money, day } = useFormat();
  const stopText = useStopText();
  const link = `order-${order.id}`;
  const [first, ...others] = inOrder(order.documents);
  return (
    <s-table-row clickDelegate={link}>
      <s-table-cell>
        {order.stopped !== undefined && (
          <s-checkbox
            accessibilityLabel={t('table.select', { number: order.number })}
            checked={selection.has(order.id)}
            onChange={(event) => selection.choose(order.id, event.currentTarget.checked)}
          />
        )}
      </s-table-cell>
      <s-table-cell>
        <s-link
          id={link}
          href={`/orders/${order.id}`}
          accessibilityLabel={t('orders.openOrder', { number: order.number })}
        >
          {order.number}
        </s-link>
      </s-table-cell>
      <s-table-cell>{day(order.placedAt.slice(0, 10))}</s-table-cell>
      <s-table-cell>{order.buyer}</s-table-cell>
      <s-table-cell>
        <s-stack gap="small-500" alignItems="start">
          <StageBadge order={order} />
          {order.stopped !== undefined && <s-text color="subdued">{stopText(order.stopped).headline}</s-text>}
        </s-stack>
      </s-table-cell>
      <s-table-cell>
        {first === undefined ? t('common.none') : first.number}
        {others.length > 0 && <s-text color="subdued"> {t('table.more', { count: others.length })}</s-text>}
      </s-table-cell>
      <s-table-cell>{money(order.total, order.currency)}</s-table-cell>
    </s-table-row>
  );
}
