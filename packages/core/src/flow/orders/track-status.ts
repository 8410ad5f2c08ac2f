import type { ErpInvoice } from '../../erp/index.ts';
import { ledger } from '../../erp/index.ts';
import { Decimal, type TenantId } from '../../model/index.ts';
import {
  documentsOf,
  listTenants,
  lockOrders,
  moveOrders,
  ordersByExt,
  pauseConnection,
  readConnection,
  readCursor,
  writeCursor,
  type ConnectionRow,
  type DocumentSummary,
  type ErpDocumentRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { readCancelAnswers } from './cancel-answers.ts';
import { readErpDocuments, recordErpDocuments, stageByErp } from '../erp/erp-documents.ts';
import { erpInvoiceChanged } from './follow-erp.ts';
import { problemOf, standing } from '../move.ts';
import { ERP_CONNECTION } from './push-order.ts';
import { inTenant, nowOf, tellHosts, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';

const PAGES_AT_ONCE = 20;
const INVOICED = ['invoiced', 'tracked', 'paid', 'credited'];

/** Reads back what happened to invoices in every tenant's ERP. One tenant's trouble does not keep the others from it. */
export async function trackAll(road: Road): Promise<void> {
  for (const { id } of await listTenants(road.database)) {
    try {
      await trackStatus(road, id);
    } catch (error) {
      road.log.warn({ tenant: id, error: String(error) }, 'the ERP could not be read');
    }
  }
}

/** Reads the invoices and credit notes that changed in the ERP since the last time, and moves their orders. */
export async function trackStatus(road: Road, tenant: TenantId): Promise<void> {
  const row = await inTenant(road, tenant, (trx) => readConnection(trx, ERP_CONNECTION));
  if (row === undefined || row.adapter === ledger.id || row.paused !== null) return;
  const opened = await road.sessions.sessionOf(tenant, row);
  if (!opened.ok) return;
  const { session, capabilities } = opened.value;
  await readCancelAnswers(road, tenant, session);
  const flows = [
    ...(capabilities.flows.invoice === undefined ? [] : (['invoice'] as const)),
    ...(capabilities.flows.creditNote === undefined ? [] : (['creditNote'] as const)),
  ];
  for (const kind of flows) {
    for (let page = 0; page < PAGES_AT_ONCE; page += 1) {
      const cursor = await inTenant(road, tenant, (trx) => readCursor(trx, row.id, kind));
      const changes = await session.changes(kind, cursor, capabilities.pageSize);
      if (!changes.ok) {
        if (changes.kind === 'misconfigured')
          await inTenant(road, tenant, (trx) => pauseConnection(trx, row.id, problemOf(changes.cause, 'after-fix')));
        return;
      }
      const { items, next, more } = changes.value;
      await inTenant(road, tenant, async (trx) => {
        await applyChanges(road, trx, row, items);
        await writeCursor(trx, row.id, kind, next);
      });
      if (!more) break;
    }
  }
}

async function applyChanges(
  road: Road,
  trx: TenantTransaction,
  row: ConnectionRow,
  items: readonly ErpInvoice[],
): Promise<void> {
  const orders = await ordersByExt(trx, [...new Set(items.flatMap(({ orderExtIds }) => orderExtIds))]);
  const read = items.flatMap((invoice) => {
    const orderId = invoice.orderExtIds.map((ext) => orders.get(ext)).find((id) => id !== undefined);
    return orderId === undefined ? [] : [{ orderId, invoice }];
  });
  const changed = [...(await recordErpDocuments(trx, row.id, read))];
  if (changed.length === 0) return;
  const erpIssues = (await settingsOf(trx))?.issuer === 'erp';
  // An order whose invoice is still to be issued by us is not moved past that by a document of the ERP.
  const locked = await lockOrders(trx, changed, [...INVOICED, ...(erpIssues ? ['pushed'] : [])]);
  const documents = await readErpDocuments(trx, locked);
  const own = Map.groupBy(await documentsOf(trx, changed), ({ orderId }) => orderId);
  const moves = locked.map((order) => {
    const theirs = documents.get(order.id) ?? [];
    return {
      ...standing(order),
      stage: stageOf(order.stage, theirs, own.get(order.id) ?? []),
      event: erpInvoiceChanged(theirs),
    };
  });
  await tellHosts(road, trx, await moveOrders(trx, moves, nowOf(road)));
}

/** An order whose own invoices are paid in the shop stays paid, however late the ERP's books follow. */
function stageOf(before: string, theirs: readonly ErpDocumentRow[], own: readonly DocumentSummary[]): string {
  const isSettled = own.length > 0 && !own.some(({ open }) => Decimal.of(open).isPositive());
  return isSettled ? before : (stageByErp(theirs) ?? before);
}
