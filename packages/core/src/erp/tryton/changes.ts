import { z } from 'zod';
import type { Cursor, Outcome } from '../port.ts';
import { found } from '../outcome.ts';
import { toDateTime } from './values.ts';

/**
 * A scan over everything that changed since `since`, by id. Modification dates do not order the pages: they are null until
 * the first write. What changes behind the scan's back is caught by the next one, which begins where this one began.
 */
const scan = z.object({
  /** ISO; `null` in the first scan of all. */
  since: z.iso.datetime().nullable(),
  /** When this scan began. */
  began: z.iso.datetime(),
  afterId: z.int(),
});
type Scan = z.output<typeof scan>;

/** Covers clocks that differ and transactions that commit late; what comes twice is known by its version. */
const OVERLAP_MS = 5 * 60_000;

interface Numbered {
  readonly id: number;
}

export async function changedSince<Row extends Numbered, Item>(
  cursor: Cursor | null,
  limit: number,
  now: Date,
  search: (domain: readonly unknown[], limit: number) => Promise<readonly Row[]>,
  complete: (rows: readonly Row[]) => Promise<readonly Item[]>,
): Promise<Outcome<{ readonly items: readonly Item[]; readonly next: Cursor; readonly more: boolean }>> {
  const current = readCursor(cursor, now);
  const rows = await search(domainOf(current), limit + 1);
  const page = rows.slice(0, limit);
  const more = rows.length > limit;
  const next: Scan = more ? { ...current, afterId: page.at(-1)?.id ?? current.afterId } : { since: current.began, began: now.toISOString(), afterId: 0 };
  return found({ items: await complete(page), next: JSON.stringify(next), more });
}

function readCursor(cursor: Cursor | null, now: Date): Scan {
  const began = now.toISOString();
  if (cursor === null) return { since: null, began, afterId: 0 };
  const parsed = scan.parse(JSON.parse(cursor));
  return parsed.afterId === 0 ? { ...parsed, began } : parsed;
}

function domainOf({ since, afterId }: Scan): readonly unknown[] {
  const behind = [['id', '>', afterId]];
  if (since === null) return behind;
  const from = toDateTime(new Date(Date.parse(since) - OVERLAP_MS));
  return [...behind, ['OR', ['write_date', '>=', from], ['create_date', '>=', from]]];
}
