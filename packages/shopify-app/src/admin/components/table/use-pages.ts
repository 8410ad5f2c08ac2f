import { useEffect, useRef, useState } from 'react';

/**
 * Keyset paging: the API knows the next page only, so the cursors of the pages before are remembered while one turns them. A page
 * opened by its address alone has only the first one before it.
 */
export function usePages(
  after: string | undefined,
  next: string | undefined,
  turn: (after: string | undefined) => void,
) {
  const table = useRef<HTMLElementTagNameMap['s-table']>(null);
  const [before, setBefore] = useState<readonly (string | undefined)[]>([]);
  useEffect(() => {
    const element = table.current;
    const forward = () => {
      if (next === undefined) return;
      setBefore([...before, after]);
      turn(next);
    };
    const back = () => {
      turn(before.at(-1));
      setBefore(before.slice(0, -1));
    };
    element?.addEventListener('nextpage', forward);
    element?.addEventListener('previouspage', back);
    return () => {
      element?.removeEventListener('nextpage', forward);
      element?.removeEventListener('previouspage', back);
    };
  }, [after, next, before, turn]);
  return {
    ref: table,
    paginate: after !== undefined || next !== undefined,
    hasNextPage: next !== undefined,
    hasPreviousPage: after !== undefined,
  };
}
