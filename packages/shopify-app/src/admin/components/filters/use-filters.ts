import { useCallback, useMemo } from 'react';
import { useParams } from '../../router/location.ts';
import { filtersFrom, viewOf, type FilterRules } from './filters.ts';

/** The filters of a list as the address has them. Every change but turning the page goes back to the first page. */
export function useFilters<Name extends string>(rules: FilterRules<Name>) {
  const { params, change: changeParams } = useParams();
  const filters = useMemo(() => filtersFrom(rules, params), [rules, params]);
  const change = useCallback(
    (changes: Readonly<Record<string, string | undefined>>) => changeParams({ after: undefined, ...changes }),
    [changeParams],
  );
  const names = Object.keys(rules);
  const clear = useCallback(
    () => changeParams(Object.fromEntries(Object.keys(rules).map((name) => [name, undefined]))),
    [changeParams, rules],
  );
  /** Shows exactly what a query says, e.g. of a saved view. */
  const show = useCallback(
    (query: string) =>
      changeParams({
        ...Object.fromEntries(Object.keys(rules).map((name) => [name, undefined])),
        ...Object.fromEntries(new URLSearchParams(query)),
      }),
    [changeParams, rules],
  );
  const view = viewOf(filters);
  return { filters, change, clear, show, view, filtered: names.some((name) => name !== 'after' && params.has(name)) };
}
