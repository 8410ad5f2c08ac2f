import type { ErpInvoice } from '../erp/index.ts';
import { ledger } from '../erp/index.ts';
import { Decimal, type TenantId } from '../model/index.ts';
import {
  erpDocumentsOf,
  listTenants,
  lockOrders,
  moveOrders,
  ordersByExt,
  pauseConnection,
  readConnection,
  readCursor,
  writeCursor,
  writeErpDocuments,
  type ConnectionRow,
  type ErpDocumentRow,
  type TenantTransaction,
} from '../store/index.ts';
import { problemOf, standing } from './move.ts';
import { ERP_CONNECTION } from './push-order.ts';
import { inTenant, nowOf, tellHosts, type Road } from './road.ts';

const PAGES_AT_ONCE = 20;

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
  const rows = items.flatMap((item): readonly ErpDocumentRow[] => {
    const orderId = item.orderExtIds.map((ext) => orders.get(ext)).find((id) => id !== undefined);
    return orderId === undefined ? [] : [documentRow(orderId, item)];
  });
  const changed = await writeErpDocuments(trx, row.id, newest(rows));
  const documents = Map.groupBy(await erpDocumentsOf(trx, [...changed]), ({ orderId }) => orderId);
  const locked = await lockOrders(trx, [...changed], ['pushed', 'invoiced', 'tracked', 'paid']);
  const moves = locked.map((order) => {
    const own = documents.get(order.id) ?? [];
    return {
      ...standing(order),
      stage: stageOf(own, order.stage),
      event: {
        kind: 'erp.invoice-changed',
        details: { documents: own.map(({ number, state, open }) => ({ number, state, open })) },
      },
    };
  });
  await tellHosts(road, trx, await moveOrders(trx, moves, nowOf(road)));
}

/** A page may hold two versions of one document; the later one counts. */
function newest(rows: readonly ErpDocumentRow[]): readonly ErpDocumentRow[] {
  return [...new Map(rows.map((row) => [row.erpId, row])).values()];
}

function documentRow(
  orderId: string,
  { id, kind, number, state, issued, instalments, currency, total, open, version }: ErpInvoice,
): ErpDocumentRow {
  const due = instalments.map((instalment) => instalment.due).toSorted()[0];
  return {
    erpId: id,
    orderId,
    kind,
    number: number ?? null,
    state,
    issued: issued ?? null,
    dueDate: due ?? null,
    currency,
    total: total.toString(),
    open: open.toString(),
    version,
  };
}

/** Paid means that nothing is open, whatever the states are called over there. */
function stageOf(documents: readonly ErpDocumentRow[], before: string): string {
  const posted = documents.filter(({ kind, state }) => kind === 'invoice' && state !== 'draft');
  if (posted.length === 0) return before;
  return posted.some(({ open }) => Decimal.of(open).isPositive()) ? 'invoiced' : 'paid';
}
