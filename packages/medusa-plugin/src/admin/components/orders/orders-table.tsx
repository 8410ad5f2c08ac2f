import { Checkbox, Table, Text, Tooltip } from '@medusajs/ui';
import { Link } from 'react-router-dom';
import type { OrderListQuery, OrderRow } from '../../../api/admin/quittance/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { inOrder } from '../order/documents-in-order.ts';
import { useStopText } from '../order/stop-text.ts';
import { StageBadge } from '../status/badges.tsx';
import { toggled } from '../table/toggled.ts';
import { SortHeader } from '../table/sort-header.tsx';

interface OrdersTableProps {
  readonly orders: readonly OrderRow[];
  readonly order: OrderListQuery['order'];
  readonly onSort: (order: string) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
}

/** Orders with stage, ERP reference and documents. Only stuck ones can be selected: nothing can be done to the others in bulk. */
export function OrdersTable({ orders, order, onSort, selected, onSelect }: OrdersTableProps) {
  const { t } = useText();
  const stuck = orders.filter((row) => row.stopped !== null);
  const chosen = stuck.filter((row) => selected.has(row.id)).length;
  const selectAll = () => onSelect(new Set(chosen === stuck.length ? [] : stuck.map((row) => row.id)));
  return (
    <div className="overflow-x-auto">
      <Table aria-label={t('list.orders')} data-testid="quittance-orders">
        <Table.Header className="border-t-0">
          <Table.Row>
            <Table.HeaderCell className="w-10">
              {stuck.length > 0 && (
                <Checkbox
                  aria-label={t('table.selectAll')}
                  checked={chosen === 0 ? false : chosen === stuck.length ? true : 'indeterminate'}
                  onCheckedChange={selectAll}
                />
              )}
            </Table.HeaderCell>
            <Table.HeaderCell>{t('table.order')}</Table.HeaderCell>
            <SortHeader column="placed_at" label={t('table.placed')} order={order} onSort={onSort} />
            <Table.HeaderCell>{t('table.stage')}</Table.HeaderCell>
            <Table.HeaderCell>{t('table.documents')}</Table.HeaderCell>
            <Table.HeaderCell>{t('table.erp')}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t('table.total')}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {orders.map((row) => (
            <Row
              key={row.id}
              row={row}
              selected={selected.has(row.id)}
              onSelect={() => onSelect(toggled(selected, row.id))}
            />
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function Row({ row, selected, onSelect }: { row: OrderRow; selected: boolean; onSelect: () => void }) {
  const { t } = useText();
  const { moment, money } = useFormat();
  return (
    <Table.Row data-testid="quittance-order-row" data-order={row.id} aria-selected={selected}>
      <Table.Cell className="w-10">
        {row.stopped !== null && (
          <Checkbox
            aria-label={t('table.select', { number: row.number })}
            checked={selected}
            onCheckedChange={onSelect}
          />
        )}
      </Table.Cell>
      <Table.Cell className="text-nowrap">
        <Link to={`/orders/${row.id}`} className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-interactive">
          {row.number}
        </Link>
      </Table.Cell>
      <Table.Cell className="text-nowrap">{moment(row.placed_at)}</Table.Cell>
      <Table.Cell>
        <div className="flex max-w-80 items-center gap-x-2 py-1">
          <StageBadge order={row} />
          {row.stopped !== null && <WhyStuck stop={row.stopped} />}
        </div>
      </Table.Cell>
      <Table.Cell>
        <DocumentNumbers row={row} />
      </Table.Cell>
      <Table.Cell className="max-w-40 truncate">{row.erp_reference ?? t('common.none')}</Table.Cell>
      <Table.Cell className="text-nowrap text-right tabular-nums">{money(row.total, row.currency)}</Table.Cell>
    </Table.Row>
  );
}

function WhyStuck({ stop }: { stop: NonNullable<OrderRow['stopped']> }) {
  const { headline } = useStopText()(stop);
  return (
    <Tooltip content={headline}>
      <Text size="small" leading="compact" className="text-ui-fg-subtle truncate">
        {headline}
      </Text>
    </Tooltip>
  );
}

function DocumentNumbers({ row }: { row: OrderRow }) {
  const { t } = useText();
  const [first, ...more] = inOrder(row.documents);
  if (first === undefined) return <>{t('common.none')}</>;
  return (
    <span className="text-nowrap">
      {first.number}
      {more.length > 0 && (
        <Tooltip content={more.map((document) => document.number).join(', ')}>
          <span className="text-ui-fg-muted ps-1">{t('table.more', { count: more.length })}</span>
        </Tooltip>
      )}
    </span>
  );
}
