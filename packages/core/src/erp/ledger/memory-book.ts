import type { ExtId } from '../../model/index.ts';
import type { LedgerBook, LedgerEntry } from './book.ts';

/** A book that lives as long as the process: for tests and try-outs. */
export function memoryBook(): LedgerBook {
  const entries: LedgerEntry[] = [];
  const byExt = new Map<ExtId, LedgerEntry>();

  function add(entry: LedgerEntry): boolean {
    if (byExt.has(entry.ext)) return false;
    byExt.set(entry.ext, entry);
    entries.push(entry);
    return true;
  }

  let last: Promise<unknown> = Promise.resolve();

  const book: LedgerBook = {
    enter: (added) => Promise.resolve(added.map(add)),
    find: (exts) => Promise.resolve(exts.flatMap((ext) => byExt.get(ext) ?? [])),
    folders(orders) {
      const wanted = new Set(orders);
      return Promise.resolve(entries.filter((entry) => wanted.has(entry.order)));
    },
    alone(_order, work) {
      const result = last.then(() => work(book));
      last = result.catch(() => undefined);
      return result;
    },
    after(position, limit) {
      const start = position === null ? 0 : Number(position);
      const page = entries.slice(start, start + limit);
      return Promise.resolve({ entries: page, next: String(start + page.length) });
    },
  };
  return book;
}
