import { ledgerEntry, type LedgerBook, type LedgerEntry } from '../../erp/index.ts';
import type { TenantId } from '../../model/index.ts';
import {
  enterLedger,
  findLedger,
  ledgerAfter,
  ledgerFolders,
  lockLedgerFolder,
  type Database,
  type TenantTransaction,
} from '../../store/index.ts';

/** The tenant's book inside one transaction: what is entered commits with it. */
export function bookIn(trx: TenantTransaction): LedgerBook {
  const book: LedgerBook = {
    async enter(entries) {
      const unique = [...new Map(entries.map((entry) => [entry.ext, entry])).values()];
      const added = new Set(
        await enterLedger(
          trx,
          unique.map((entry) => ({ ext: entry.ext, order: entry.order, entry })),
        ),
      );
      // Only the first of two entries with one key is new.
      return entries.map(({ ext }) => added.delete(ext));
    },
    find: async (exts) => entriesOf(await findLedger(trx, exts)),
    folders: async (orders) => entriesOf(await ledgerFolders(trx, orders)),
    async alone(order, work) {
      await lockLedgerFolder(trx, order);
      return work(book);
    },
    async after(position, limit) {
      const { entries, next } = await ledgerAfter(trx, position, limit);
      return { entries: entriesOf(entries), next };
    },
  };
  return book;
}

/** The tenant's book outside any transaction: each call is one of its own. */
export function bookOf(database: Database, tenant: TenantId): LedgerBook {
  const within = <T>(work: (book: LedgerBook) => Promise<T>) => database.inTenant(tenant, (trx) => work(bookIn(trx)));
  return {
    enter: (entries) => within((book) => book.enter(entries)),
    find: (exts) => within((book) => book.find(exts)),
    folders: (orders) => within((book) => book.folders(orders)),
    alone: (order, work) => within((book) => book.alone(order, work)),
    after: (position, limit) => within((book) => book.after(position, limit)),
  };
}

function entriesOf(stored: readonly unknown[]): readonly LedgerEntry[] {
  return stored.map((entry) => ledgerEntry.parse(entry));
}
