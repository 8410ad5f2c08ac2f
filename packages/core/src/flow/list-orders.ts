import { Decimal, type DocumentId, type OrderId, type Problem, type TenantId } from '../model/index.ts';
import {
  documentById,
  documentsOf,
  erpDocumentsOf,
  listDocuments,
  listOrders,
  orderBySource,
  ordersById,
  readConnection,
  type DocumentSummary,
  type ErpDocumentRow,
  type OrderSummary,
  type TenantTransaction,
} from '../store/index.ts';
import {
  ORDER_STAGES,
  type DocumentFilter,
  type DocumentKind,
  type DocumentStatusCode,
  type DocumentView,
  type OrderFilter,
  type OrderStage,
  type OrderView,
  type Page,
  type PageRequest,
} from './order-view.ts';
import { ERP_CONNECTION } from './push-order.ts';
import { inTenant, type Road } from './road.ts';

/** Orders with their documents, newest first. */
export async function orderPage(
  road: Road,
  tenant: TenantId,
  filter: OrderFilter = {},
  page: PageRequest = {},
): Promise<Page<OrderView>> {
  const limit = limitOf(page);
  return inTenant(road, tenant, async (trx) => {
    const rows = await listOrders(trx, filter, cursorOf(page), limit + 1);
    return paged(await orderViews(trx, rows.slice(0, limit)), rows.length > limit);
  });
}

export async function orderView(road: Road, tenant: TenantId, id: OrderId): Promise<OrderView | undefined> {
  if (!UUID.test(id)) return undefined;
  return inTenant(road, tenant, async (trx) => (await orderViews(trx, await ordersById(trx, [id])))[0]);
}

export async function orderViewBySource(
  road: Road,
  tenant: TenantId,
  source: { readonly host: string; readonly shop: string; readonly orderId: string },
): Promise<OrderView | undefined> {
  return inTenant(road, tenant, async (trx) => {
    const row = await orderBySource(trx, source.host, source.shop, source.orderId);
    return row && (await orderViews(trx, [row]))[0];
  });
}

export async function documentPage(
  road: Road,
  tenant: TenantId,
  filter: DocumentFilter = {},
  page: PageRequest = {},
): Promise<Page<DocumentView>> {
  const limit = limitOf(page);
  if (filter.orderId !== undefined && !UUID.test(filter.orderId)) return { items: [] };
  return inTenant(road, tenant, async (trx) => {
    const rows = await listDocuments(trx, filter, cursorOf(page), limit + 1);
    return paged(rows.slice(0, limit).map(documentView), rows.length > limit);
  });
}

export async function documentViewOf(road: Road, tenant: TenantId, id: DocumentId): Promise<DocumentView | undefined> {
  if (!UUID.test(id)) return undefined;
  return inTenant(road, tenant, async (trx) => {
    const row = await documentById(trx, id);
    return row && documentView(row);
  });
}

/** Orders as people see them, in the order of the rows. */
export async function orderViews(trx: TenantTransaction, rows: readonly OrderSummary[]): Promise<readonly OrderView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const issued = Map.groupBy(await documentsOf(trx, ids), ({ orderId }) => orderId);
  const read = Map.groupBy(await erpDocumentsOf(trx, ids), ({ orderId }) => orderId);
  const waitsForErp = rows.some(({ stage, stop }) => stage === 'taken' && stop === null);
  const paused = waitsForErp ? ((await readConnection(trx, ERP_CONNECTION))?.paused ?? null) : null;
  return rows.map((row) => {
    const documents = [
      ...(issued.get(row.id) ?? []).map(documentView),
      ...(read.get(row.id) ?? []).map((document) => erpDocumentView(row, document)),
    ];
    return asView(row, documents, row.stop ?? (row.stage === 'taken' ? paused : null));
  });
}

function asView(row: OrderSummary, documents: readonly DocumentView[], stop: Problem | null): OrderView {
  return {
    id: row.id as OrderId,
    host: row.host,
    shop: row.shop,
    sourceId: row.sourceId,
    number: row.number,
    placedAt: row.placedAt.toISOString(),
    buyer: row.buyer,
    currency: row.currency,
    total: row.total,
    revision: row.revision,
    stage: stageNamed(row.stage),
    ...(stop !== null && { stopped: stop }),
    ...(row.nextAttemptAt !== null && { nextAttemptAt: row.nextAttemptAt.toISOString() }),
    attempts: row.attempts,
    ...(row.erpNumber !== null && { erpReference: row.erpNumber }),
    documents,
    updatedAt: row.updatedAt.toISOString(),
  };
}

function stageNamed(stage: string): OrderStage {
  const known = ORDER_STAGES.find((candidate) => candidate === stage);
  if (known === undefined) throw new Error(`An order stands at ${stage}, which this release does not know.`);
  return known;
}

export function documentView(row: DocumentSummary): DocumentView {
  return {
    id: row.id as DocumentId,
    orderId: row.orderId as OrderId,
    kind: kindNamed(row.kind),
    part: row.part,
    number: row.number,
    issueDate: row.issueDate,
    ...(row.dueDate !== null && { dueDate: row.dueDate }),
    buyer: row.buyer,
    currency: row.currency,
    total: row.total,
    open: row.open,
    status: statusOf(row),
    orderNumber: row.orderNumber,
  };
}

function erpDocumentView(order: OrderSummary, row: ErpDocumentRow): DocumentView {
  return {
    id: row.erpId as DocumentId,
    orderId: row.orderId as OrderId,
    kind: kindNamed(row.kind),
    part: 'erp',
    number: row.number ?? '',
    issueDate: row.issued ?? '',
    ...(row.dueDate !== null && { dueDate: row.dueDate }),
    buyer: order.buyer,
    currency: row.currency,
    total: row.total,
    open: row.open,
    status: row.state === 'credited' ? 'credited' : statusOf({ ...row, credited: '0' }),
    orderNumber: order.number,
  };
}

const KINDS: readonly DocumentKind[] = ['invoice', 'creditNote', 'deposit', 'corrective'];

function kindNamed(kind: string): DocumentKind {
  return KINDS.find((candidate) => candidate === kind) ?? 'invoice';
}

function statusOf({
  kind,
  open,
  total,
  credited,
}: Pick<DocumentSummary, 'kind' | 'open' | 'total' | 'credited'>): DocumentStatusCode {
  const [owed, whole, given] = [Decimal.of(open), Decimal.of(total), Decimal.of(credited)];
  if (kind === 'creditNote') return 'issued';
  if (given.isPositive() && !given.lessThan(whole)) return 'credited';
  if (!owed.isPositive()) return 'paid';
  return owed.lessThan(whole.minus(given)) ? 'partially-paid' : 'issued';
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function cursorOf({ after }: PageRequest): string | undefined {
  return after !== undefined && UUID.test(after) ? after : undefined;
}

function limitOf({ limit = 50 }: PageRequest): number {
  return Math.min(200, Math.max(1, Math.trunc(limit)));
}

function paged<T extends { readonly id: string }>(items: readonly T[], more: boolean): Page<T> {
  const last = items.at(-1);
  return more && last !== undefined ? { items, next: last.id } : { items };
}
