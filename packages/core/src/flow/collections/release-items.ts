import {
  caseItems,
  insertReceivableEvents,
  lockItems,
  lockOrdersOfDocuments,
  markHandedOver,
  noteOrders,
  type CaseRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { nowOf, tellHosts, type Road } from '../road.ts';
import type { ReturnReason } from './case-words.ts';
import { noteCase } from './note-case.ts';

/** The items of a live case are ours again: reminders may go on. The case must be locked. */
export async function releaseItems(road: Road, trx: TenantTransaction, row: CaseRow, why: ReturnReason): Promise<void> {
  if (row.mode !== 'live') return;
  const items = await caseItems(trx, row.id);
  const documents = [...new Set(items.map(({ documentId }) => documentId))];
  const orders = await lockOrdersOfDocuments(trx, documents);
  await lockItems(trx, documents);
  await markHandedOver(trx, items, null);
  await insertReceivableEvents(
    trx,
    [...new Set(items.map(({ number }) => number))].map((documentNumber) => ({
      customerId: row.customerId,
      documentNumber,
      kind: 'item.returned',
      details: { case: row.id, agency: row.agency, why },
    })),
    nowOf(road),
  );
  await noteOrdersOf(road, trx, orders, 'order.returned-by-agency', { case: row.id, why });
  const news = documents.map((documentId) => ({ documentId, news: { kind: 'returned', why } as const }));
  await noteCase(road, trx, row, { key: `returned ${row.nextSeq}` }, news);
}

/** A line in the histories of locked orders, which their hosts show. */
export async function noteOrdersOf(
  road: Road,
  trx: TenantTransaction,
  orders: readonly { readonly id: string }[],
  kind: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  const notes = orders.map(({ id }) => ({ orderId: id, kind, at: nowOf(road), details }));
  await tellHosts(road, trx, await noteOrders(trx, notes, nowOf(road)));
}
