import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { callCore } from './core-api.ts';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

const SIZE = 50;

/** A list of core's API, page by page, as far as a person asked for more of it. `query` holds its filters. */
export function usePages<Item>(queryKey: readonly unknown[], path: string, query = new URLSearchParams()) {
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => {
      const asked = new URLSearchParams(query);
      asked.set('limit', String(SIZE));
      if (pageParam !== '') asked.set('after', pageParam);
      return callCore<Page<Item>>(`${path}?${asked.toString()}`);
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  return { ...pages, items: pages.data?.pages.flatMap(({ items }) => items) };
}

/** Filters of a list: those that are set. */
export function queryOf(filters: Readonly<Record<string, string | undefined>>): URLSearchParams {
  const set = Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return new URLSearchParams(set);
}
