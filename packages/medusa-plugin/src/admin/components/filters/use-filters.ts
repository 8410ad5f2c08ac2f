import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { z } from 'zod';
import { changedParams, filtersFrom } from './filters-in-url.ts';

/** Parameters of the address that choose the screen, not what it lists. */
const NOT_FILTERS: ReadonlySet<string> = new Set(['view', 'offset', 'order', 'limit']);

export function useFilters<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => filtersFrom(schema, params), [schema, params]);
  const change = useCallback(
    (changes: Readonly<Record<string, string | undefined>>) =>
      setParams((current) => changedParams(current, changes), { replace: true }),
    [setParams],
  );
  const clear = useCallback(
    () =>
      setParams((current) => {
        const names = [...current.keys()].filter((name) => !NOT_FILTERS.has(name));
        return changedParams(current, Object.fromEntries(names.map((name) => [name, undefined])));
      }),
    [setParams],
  );
  const filtered = [...params.keys()].some((name) => !NOT_FILTERS.has(name));
  return { filters, change, clear, filtered };
}
