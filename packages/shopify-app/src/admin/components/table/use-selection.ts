import { useState } from 'react';

/** Which rows of a page are chosen. Rows that left the page are chosen no more. */
export function useSelection(ids: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const here = ids.filter((id) => chosen.has(id));
  return {
    chosen: here,
    has: (id: string) => chosen.has(id),
    all: here.length > 0 && here.length === ids.length,
    some: here.length > 0 && here.length < ids.length,
    choose: (id: string, on: boolean) =>
      setChosen((current) => {
        const next = new Set(current);
        if (on) next.add(id);
        else next.delete(id);
        return next;
      }),
    chooseAll: (on: boolean) => setChosen(new Set(on ? ids : [])),
    clear: () => setChosen(new Set()),
  };
}
