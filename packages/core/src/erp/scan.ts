import { z } from 'zod';
import { found } from './outcome.ts';
import type { Cursor, Outcome } from './port.ts';

/**
 * A scan over everything that changed since a moment, by key. Modification dates do not order the pages: some systems leave
 * them null until the first write. What changes behind the scan's back is caught by the next one, which begins where this one began.
 */
const scan = z.object({
  /** ISO; `null` in the first scan of all. */
  since: z.iso.datetime().nullable(),
  /** When this scan began. */
  began: z.iso.datetime(),
  /** The last key that was read; `null` at the beginning. */
  after: z.string().nullable(),
});

/** Covers clocks that differ and writes that become visible late; what comes twice is known by its version. */
const OVERLAP_MS = 5 * 60_000;

export interface ScanSource<Row, Item> {
  /** Up to `limit` rows changed at or after `since` (`null`: all), with a key behind `after`, in the order of their keys. */
  readonly rows: (since: Date | null, after: string | null, limit: number) => Promise<readonly Row[]>;
  readonly key: (row: Row) => string;
  readonly items: (rows: readonly Row[]) => Promise<readonly Item[]>;
}

/** One page of `changes()`. */
export async function scanChanges<Row, Item>(
  cursor: Cursor | null,
  limit: number,
  now: Date,
  source: ScanSource<Row, Item>,
): Promise<Outcome<{ readonly items: readonly Item[]; readonly next: Cursor; readonly more: boolean }>> {
  const current =
    cursor === null ? { since: null, began: now.toISOString(), after: null } : scan.parse(JSON.parse(cursor));
  const began = current.after === null ? now.toISOString() : current.began;
  const since = current.since === null ? null : new Date(Date.parse(current.since) - OVERLAP_MS);
  const rows = await source.rows(since, current.after, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && last !== undefined;
  const next = more ? { since: current.since, began, after: source.key(last) } : { since: began, began, after: null };
  return found({ items: await source.items(page), next: JSON.stringify(next), more });
}
