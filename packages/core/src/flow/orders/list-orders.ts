import type { DocumentId, OrderId, TenantId } from '../../model/index.ts';
import {
  documentById,
  listDocuments,
  listOrders,
  listUnmapped,
  orderBySource,
  ordersById,
  type DocumentCriteria,
  type TenantTransaction,
} from '../../store/index.ts';
import type {
  DocumentFilter,
  DocumentView,
  OrderFilter,
  OrderView,
  Page,
  PageRequest,
  UnmappedFilter,
  UnmappedOrder,
} from './order-view.ts';
import { asOfOneMoment, inTenant, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';
import { standingsOfDocuments } from '../delivery/view-delivery.ts';
import { documentView } from '../invoices/view-document.ts';
import { orderViews } from './view-orders.ts';

/** Orders with their documents, newest first. */
export async function orderPage(
  road: Road,
  tenant: TenantId,
  filter: OrderFilter = {},
  page: PageRequest = {},
): Promise<Page<OrderView>> {
  const limit = limitOf(page);
  return asOfOneMoment(road, tenant, async (trx) => {
    const rows = await listOrders(trx, filter, cursorOf(page), limit + 1);
    return paged(await orderViews(trx, rows.slice(0, limit), road.clock.now()), rows.length > limit);
  });
}

export async function orderView(road: Road, tenant: TenantId, id: OrderId): Promise<OrderView | undefined> {
  if (!UUID.test(id)) return undefined;
  return asOfOneMoment(
    road,
    tenant,
    async (trx) => (await orderViews(trx, await ordersById(trx, [id]), road.clock.now()))[0],
  );
}

export async function orderViewBySource(
  road: Road,
  tenant: TenantId,
  source: { readonly host: string; readonly shop: string; readonly orderId: string },
): Promise<OrderView | undefined> {
  return asOfOneMoment(road, tenant, async (trx) => {
    const row = await orderBySource(trx, source.host, source.shop, source.orderId);
    return row && (await orderViews(trx, [row], road.clock.now()))[0];
  });
}

/** What no order could be made of, newest first. */
export async function unmappedPage(
  road: Road,
  tenant: TenantId,
  filter: UnmappedFilter = {},
  page: PageRequest = {},
): Promise<Page<UnmappedOrder>> {
  const limit = limitOf(page);
  return inTenant(road, tenant, async (trx) => {
    const rows = await listUnmapped(trx, filter, cursorOf(page), limit + 1);
    const items = rows.slice(0, limit).map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
    return paged(items, rows.length > limit);
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
  return asOfOneMoment(road, tenant, async (trx) => {
    const rows = await listDocuments(trx, await criteriaOf(trx, filter), cursorOf(page), limit + 1);
    const shown = rows.slice(0, limit);
    const standings = await standingsOfDocuments(
      trx,
      shown.map((row) => row.id),
      road.clock.now(),
    );
    return paged(
      shown.map((row) => documentView(row, standings.get(row.id))),
      rows.length > limit,
    );
  });
}

/** The filter, with the time zone that its days of the delivery are of. */
export async function criteriaOf(trx: TenantTransaction, filter: DocumentFilter): Promise<DocumentCriteria> {
  if (filter.deliveryFrom === undefined && filter.deliveryTo === undefined) return filter;
  const settings = await settingsOf(trx);
  return { ...filter, ...(settings !== undefined && { timeZone: settings.timeZone }) };
}

export async function documentViewOf(road: Road, tenant: TenantId, id: DocumentId): Promise<DocumentView | undefined> {
  if (!UUID.test(id)) return undefined;
  return asOfOneMoment(road, tenant, async (trx) => {
    const row = await documentById(trx, id);
    const standings = await standingsOfDocuments(trx, [id], road.clock.now());
    return row && documentView(row, standings.get(id));
  });
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function cursorOf({ after }: PageRequest): string | undefined {
  return after !== undefined && UUID.test(after) ? after : undefined;
}

export function limitOf({ limit = 50 }: PageRequest): number {
  return Math.min(200, Math.max(1, Math.trunc(limit)));
}

export function paged<T extends { readonly id: string }>(items: readonly T[], more: boolean): Page<T> {
  const last = items.at(-1);
  return more && last !== undefined ? { items, next: last.id } : { items };
}
