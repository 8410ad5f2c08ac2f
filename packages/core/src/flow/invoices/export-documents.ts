import type { TenantId } from '../../model/index.ts';
import { csv } from '../csv.ts';
import { documentPage } from '../orders/list-orders.ts';
import type { DocumentFilter, DocumentView } from '../orders/order-view.ts';
import type { Road } from '../road.ts';

const COLUMNS = ['number', 'kind', 'order', 'issued', 'due', 'buyer', 'total', 'open', 'currency', 'status', 'format'];

/** Documents as CSV, a page of rows at a time: memory does not grow with their number. */
export async function* exportDocuments(
  road: Road,
  tenant: TenantId,
  filter: DocumentFilter = {},
): AsyncGenerator<string> {
  yield csv([COLUMNS]);
  let after: string | undefined;
  do {
    const page = await documentPage(road, tenant, filter, { limit: 200, ...(after !== undefined && { after }) });
    if (page.items.length > 0) yield csv(page.items.map(rowOf));
    after = page.next;
  } while (after !== undefined);
}

function rowOf(document: DocumentView): string[] {
  const { number, kind, orderNumber, issueDate, dueDate = '', buyer, total, open, currency, status, format } = document;
  return [number, kind, orderNumber, issueDate, dueDate, buyer, total, open, currency, status, format ?? ''];
}
