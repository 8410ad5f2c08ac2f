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
  const state = useRef({ after, next, before, turn });
  state.current = { after, next, before, turn };
  useEffect(() => {
    const element = table.current;
    const forward = () => {
      if (state.current.next === undefined) return;
      setBefore([...state.current.before, state.current.after]);
      state.current.turn(state.current.next);
    };
    const back = () => {
      state.current.turn(state.current.before.at(-1));
      setBefore(state.current.before.slice(0, -1));
    };
    element?.addEventListener('nextpage', forward);
    element?.addEventListener('previouspage', back);
    return () => {
      element?.removeEventListener('nextpage', forward);
      element?.removeEventListener('previouspage', back);
    };
  });
  return {
    ref: table,
    paginate: after !== undefined || next !== undefined,
    hasNextPage: next !== undefined,
    hasPreviousPage: after !== undefined,
  };
}
