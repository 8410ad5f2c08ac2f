import type { ApiAnswer } from '../admin-api/shop-api.ts';

interface Page<T> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: T[];
}

/** What a connection of something that is gone holds. */
export const NO_PAGE: Page<never> = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };

/** Two pages as one. An empty page has no cursor: the last one known stays. */
export function join<T>(one: Page<T>, next: Page<T>): Page<T> {
  return {
    pageInfo: { ...next.pageInfo, endCursor: next.pageInfo.endCursor ?? one.pageInfo.endCursor },
    nodes: [...one.nodes, ...next.nodes],
  };
}

/** Something with one connection, all pages of it. */
export async function wholeOf<T, N>(
  read: (after: string | null) => Promise<ApiAnswer<T | null>>,
  { page, withPage }: { page: (of: T) => Page<N>; withPage: (of: T, page: Page<N>) => T },
): Promise<ApiAnswer<T | null>> {
  let whole: T | null = null;
  for (;;) {
    const answer: ApiAnswer<T | null> = await read(whole === null ? null : page(whole).pageInfo.endCursor);
    if (!answer.ok || answer.value === null) return answer.ok ? { ok: true, value: whole } : answer;
    whole = whole === null ? answer.value : withPage(answer.value, join(page(whole), page(answer.value)));
    if (!page(whole).pageInfo.hasNextPage) return { ok: true, value: whole };
  }
}

/** The nodes of every page of a connection; the first failure ends it. */
export async function everyPage<T>(
  read: (after: string | null) => Promise<ApiAnswer<Page<T>>>,
): Promise<ApiAnswer<T[]>> {
  const nodes: T[] = [];
  let after: string | null = null;
  for (;;) {
    const page: ApiAnswer<Page<T>> = await read(after);
    if (!page.ok) return page;
    nodes.push(...page.value.nodes);
    if (!page.value.pageInfo.hasNextPage) return { ok: true, value: nodes };
    after = page.value.pageInfo.endCursor;
  }
}

/** One call after another, since all of a shop's calls share one budget; what is gone meanwhile is left out. */
export async function inTurn<T, R>(
  items: readonly T[],
  read: (item: T) => Promise<ApiAnswer<R | null>>,
): Promise<ApiAnswer<R[]>> {
  const all: R[] = [];
  for (const item of items) {
    const one = await read(item);
    if (!one.ok) return one;
    if (one.value !== null) all.push(one.value);
  }
  return { ok: true, value: all };
}

export function mapAnswer<T, R>(answer: ApiAnswer<T>, as: (value: T) => R): ApiAnswer<R> {
  return answer.ok ? { ok: true, value: as(answer.value) } : answer;
}
