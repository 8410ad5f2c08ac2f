import { limitOf, paged, UUID } from './orders/list-orders.ts';
import type { Page, PageRequest } from './orders/order-view.ts';

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Reads a page by `read`, which is asked for one row more than wanted: it only says that there are more. */
export async function pageOf<T extends { readonly id: string }>(
  page: PageRequest,
  read: (limit: number) => Promise<readonly T[]>,
): Promise<Page<T>> {
  const limit = limitOf(page);
  const rows = await read(limit + 1);
  return paged(rows.slice(0, limit), rows.length > limit);
}
