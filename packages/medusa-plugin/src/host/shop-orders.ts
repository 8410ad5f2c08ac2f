import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';
import type { ChangedOrders } from '@quittance/core/hosts';
import { begunAt, noticeChange } from '../modules/quittance/changes.ts';
import { moduleService } from '../modules/quittance/resolve.ts';
import { ORDER_FIELDS } from '../order/fields.ts';
import { plain } from '../order/plain.ts';
import type { ShopOrders } from './medusa-host.ts';

/** Orders change through records of other modules too: each kind with the way from it to the order. */
const SOURCES = [
  { entity: 'order', order: 'id' },
  { entity: 'payment', order: 'payment_collection.order.id' },
  { entity: 'fulfillment', order: 'order.id' },
  { entity: 'return', order: 'order_id' },
] as const;

interface Touched {
  readonly orderId: string;
  readonly at: number;
}

/** Where the reconcile begins on a shop that was never looked at. */
const BEGINNING = '1970-01-01T00:00:00.000Z';

/** One order as `toOrder` takes it: plain JSON with exact amounts. `undefined` when there is none with this id. */
export async function loadOrder(container: MedusaContainer, orderId: string): Promise<unknown> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: 'order', fields: ORDER_FIELDS, filters: { id: orderId } });
  return data[0] === undefined ? undefined : plain(data[0]);
}

/** Ids of orders of which anything changed at or after `cursor`, oldest first: the same order may come twice, none is left out. */
export async function touchedSince(
  container: MedusaContainer,
  cursor: string | null,
  limit: number,
): Promise<{ ids: string[]; next: string; more: boolean }> {
  const since = cursor === null || cursor === '' ? BEGINNING : cursor;
  const pages = await Promise.all(SOURCES.map((source) => touchedBy(container, source, since, limit)));
  // A full page may end before another source's begins: only what lies before the earliest such end is complete.
  const horizon = Math.min(...pages.filter((page) => page.full).map((page) => page.touched.at(-1)?.at ?? Infinity));
  const complete = pages
    .flatMap((page) => page.touched)
    .filter((one) => one.at <= horizon)
    .toSorted((a, b) => a.at - b.at);
  const last = complete.at(-1)?.at;
  return {
    ids: [...new Set(complete.map((one) => one.orderId))],
    next: last === undefined ? since : new Date(last).toISOString(),
    more: pages.some((page) => page.full),
  };
}

async function touchedBy(
  container: MedusaContainer,
  source: (typeof SOURCES)[number],
  since: string,
  limit: number,
): Promise<{ touched: Touched[]; full: boolean }> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  // The cursor itself is read again, because another record may carry the same millisecond. Should a whole page do so, the
  // page grows until it reaches beyond it.
  for (let take = limit; ; take *= 2) {
    const { data } = await query.graph({
      entity: source.entity,
      fields: ['id', 'updated_at', source.order],
      filters: { updated_at: { $gte: since } },
      pagination: { take, order: { updated_at: 'ASC' } },
    });
    const rows = data.map((row) => ({
      orderId: pick(row, source.order),
      at: Date.parse(String(plain((row as { updated_at?: unknown }).updated_at))),
    }));
    const full = rows.length === take;
    if (full && rows.at(-1)?.at === Date.parse(since)) continue;
    return { touched: rows.flatMap(({ orderId, at }) => (orderId === undefined ? [] : [{ orderId, at }])), full };
  }
}

function pick(row: unknown, path: string): string | undefined {
  let value: unknown = row;
  for (const key of path.split('.'))
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/**
 * The shop's orders for core's reconcile, which hands none over: what it finds goes the way of every change, where the shop's hooks have their say.
 * It finds what the plugin's own reconcile cannot, when core's database was put back to an older state and its cursor with it.
 */
export function shopOrders(container: MedusaContainer): ShopOrders {
  const { sql } = moduleService(container);
  return {
    async changedSince(cursor, limit): Promise<ChangedOrders> {
      const { ids, next, more } = await touchedSince(container, cursor ?? (await begunAt(sql)), limit);
      for (const id of ids) await noticeChange(sql, id, 'sweep');
      return { orders: [], next, more };
    },
  };
}
