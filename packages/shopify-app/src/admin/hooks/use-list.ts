import { useState } from 'react';
import { withQuery, type Query } from '../api/client.ts';
import { useResource } from './use-resource.ts';

const SIZE = 50;

interface ListPage<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** A list of core's API page by page; `forward` and `back` turn the page, and are absent at its ends. */
export function useList<T>(path: string, query: Query = {}) {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const answer = useResource<ListPage<T>>(withQuery(path, { ...query, limit: SIZE, after: cursors.at(-1) }));
  const next = answer.value?.next;
  return {
    ...answer,
    ...(next !== undefined && { forward: () => setCursors([...cursors, next]) }),
    ...(cursors.length > 0 && { back: () => setCursors(cursors.slice(0, -1)) }),
  };
}
export type List = Pick<ReturnType<typeof useList>, 'forward' | 'back'>;
