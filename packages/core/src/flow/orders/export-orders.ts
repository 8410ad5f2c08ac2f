import type { TenantId } from '../../model/index.ts';
import { csv } from '../csv.ts';
import { orderPage } from './list-orders.ts';
import type { OrderFilter, OrderView } from './order-view.ts';
import type { Road } from '../road.ts';

const COLUMNS = [
  'order',
  'source_id',
  'placed_at',
  'buyer',
  'total',
  'currency',
  'stage',
  'stopped',
  'erp_reference',
  'documents',
  'open',
];

/** Orders as CSV, a page of rows at a time: memory does not grow with the number of orders. */
export async function* exportOrders(road: Road, tenant: TenantId, filter: OrderFilter = {}): AsyncGenerator<string> {
  yield csv([COLUMNS]);
  let after: string | undefined;
  do {
    const page = await orderPage(road, tenant, filter, { limit: 200, ...(after !== undefined && { after }) });
    if (page.items.length > 0) yield csv(page.items.map(rowOf));
    after = page.next;
  } while (after !== undefined);
}

function rowOf(order: OrderView): string[] {
  const documents = order.documents.map(({ number }) => number).join(' ');
  const open = order.documents.map((document) => document.open).join(' ');
  return [
    order.number,
    order.sourceId,
    order.placedAt,
    order.buyer,
    order.total,
    order.currency,
    order.stage,
    order.stopped?.code ?? '',
    order.erpReference ?? '',
    documents,
    open,
  ];
}
