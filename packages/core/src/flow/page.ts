import type { Page, PageRequest } from './order-view.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The row after which a page begins, where it can be one's id. */
export function cursorOf({ after }: PageRequest): string | undefined {
  return after !== undefined && isUuid(after) ? after : undefined;
}

export function limitOf({ limit = 50 }: PageRequest): number {
  return Math.min(200, Math.max(1, Math.trunc(limit)));
}

/** A page of items that were read with one more than asked for, which only says that there are more. */
export function paged<T extends { readonly id: string }>(items: readonly T[], more: boolean): Page<T> {
  const last = items.at(-1);
  return more && last !== undefined ? { items, next: last.id } : { items };
}

/** Reads a page by `read`, which is asked for one row more than wanted. */
export async function pageOf<T extends { readonly id: string }>(
  page: PageRequest,
  read: (limit: number) => Promise<readonly T[]>,
): Promise<Page<T>> {
  const limit = limitOf(page);
  const rows = await read(limit + 1);
  return paged(rows.slice(0, limit), rows.length > limit);
}
