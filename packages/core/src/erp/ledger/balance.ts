import { Decimal, type ExtId } from '../../model/index.ts';
import type { ErpInvoice, ErpOrder, ErpPayment } from '../port.ts';
import type { LedgerEntry, LedgerEntryOf } from './book.ts';

type Invoice = LedgerEntryOf<'invoice'>;
type CreditNote = LedgerEntryOf<'creditNote'>;

/** What is still owed on the documents of one folder, keyed by their ext; a credit note is owed to the buyer. */
export function openAmounts(folder: readonly LedgerEntry[]): ReadonlyMap<ExtId, Decimal> {
  const open = new Map<ExtId, Decimal>();
  const owed = (ext: ExtId) => open.get(ext) ?? Decimal.ZERO;
  for (const entry of folder) {
    if (entry.kind === 'invoice') open.set(entry.ext, entry.total);
    if (entry.kind === 'creditNote') {
      // A credit first lowers what its invoice still owes; only the rest is to be paid out.
      const offset = least(entry.total, owed(entry.invoice));
      open.set(entry.invoice, owed(entry.invoice).minus(offset));
      open.set(entry.ext, entry.total.minus(offset));
    }
    if (entry.kind === 'payment') {
      const paidOut = folder.some(({ kind, ext }) => kind === 'creditNote' && ext === entry.invoice);
      open.set(
        entry.invoice,
        paidOut ? owed(entry.invoice).plus(entry.amount) : owed(entry.invoice).minus(entry.amount),
      );
    }
  }
  return open;
}

export function orderOf(entry: LedgerEntryOf<'order'>, folder: readonly LedgerEntry[]): ErpOrder {
  const has = (kind: LedgerEntry['kind']) => folder.some((other) => other.kind === kind);
  return {
    id: entry.ext,
    ext: entry.ext,
    number: ledgerNumber(entry.number),
    state: has('cancellation') ? 'cancelled' : has('invoice') ? 'invoiced' : 'confirmed',
    total: entry.total,
    ...(entry.tax && { tax: entry.tax }),
    currency: entry.currency,
  };
}

export function ledgerNumber(orderNumber: string): string {
  return `L-${orderNumber.replace(/^#/, '')}`;
}

export function invoiceOf(entry: Invoice, folder: readonly LedgerEntry[]): ErpInvoice {
  const open = openAmounts(folder).get(entry.ext) ?? entry.total;
  const about = folder.filter((other) => 'invoice' in other && other.invoice === entry.ext);
  const credited = Decimal.sum(about.flatMap((other) => (other.kind === 'creditNote' ? [other.total] : [])));
  return {
    ...document(entry, open, about.length),
    state: credited.equals(entry.total)
      ? 'credited'
      : open.equals(entry.total)
        ? 'open'
        : open.isPositive()
          ? 'partial'
          : 'paid',
    instalments: instalments(entry, open),
  };
}

export function creditNoteOf(entry: CreditNote, folder: readonly LedgerEntry[]): ErpInvoice {
  const open = openAmounts(folder).get(entry.ext) ?? Decimal.ZERO;
  const about = folder.filter((other) => 'invoice' in other && other.invoice === entry.ext);
  return { ...document(entry, open, about.length), state: open.isZero() ? 'paid' : 'open', instalments: [] };
}

export function paymentOf(entry: LedgerEntryOf<'payment'>): ErpPayment {
  return {
    id: entry.ext,
    ext: entry.ext,
    invoiceId: entry.invoice,
    amount: entry.amount,
    currency: entry.currency,
    date: entry.date,
    version: '1',
  };
}

function document(entry: Invoice | CreditNote, open: Decimal, changes: number) {
  const { ext, kind, number, issued, total, tax, currency, order } = entry;
  return {
    id: ext,
    ext,
    kind,
    number,
    issued,
    total,
    ...(tax && { tax }),
    open,
    currency,
    orderExtIds: [order],
    version: String(changes + 1),
  } as const;
}

/** Money received settles the earliest due date first. */
function instalments(entry: Invoice, open: Decimal): ErpInvoice['instalments'] {
  let settled = entry.total.minus(open);
  return entry.instalments
    .toSorted((a, b) => a.due.localeCompare(b.due))
    .map(({ due, amount }) => {
      const part = least(settled, amount);
      settled = settled.minus(part);
      return { due, amount, open: amount.minus(part) };
    });
}

function least(a: Decimal, b: Decimal): Decimal {
  return a.lessThan(b) ? a : b;
}
