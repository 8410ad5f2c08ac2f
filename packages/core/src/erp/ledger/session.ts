import { Decimal, type ExtId } from '../../model/index.ts';
import {
  oneByOne,
  type Batches,
  type Changes,
  type Finders,
  type Page,
  type Readers,
  type Writers,
} from '../by-kind.ts';
import { derivedExtId, parseExtId } from '../ext-id.ts';
import { KEYED_BY_US } from '../keyed-by-us.ts';
import { created, found, rejected, transient, type Failure } from '../outcome.ts';
import type {
  Capabilities,
  ChangeKind,
  CreditNoteToPush,
  Cursor,
  Diagnosis,
  ErpNote,
  ErpSession,
  Kind,
  NotedKind,
  OrderToPush,
  Outcome,
  PaymentToPush,
  Readable,
  Ref,
  WriteKind,
  Writable,
} from '../port.ts';
import { creditNoteOf, invoiceOf, ledgerNumber, openAmounts, orderOf, paymentOf } from './balance.ts';
import type { LedgerBook, LedgerEntry, LedgerEntryOf } from './book.ts';
import { creditNoteEntry, orderEntry, paymentEntry } from './map-order.ts';

const NOT_THERE = {
  code: 'LEDGER_NO_SUCH_RECORD',
  message: 'The ledger holds no such record.',
  advice: 'Push the order again; nothing was entered.',
};

const STILL_OPEN = rejected({
  code: 'LEDGER_STILL_OPEN',
  message: 'The order has an invoice that is not settled.',
  advice: 'Issue a credit note instead of cancelling.',
});

const STOPPING = transient({ code: 'STOPPING', message: 'The process is stopping; nothing was entered.' });

/** The ledger's entries seen as an ERP. */
export class LedgerSession implements ErpSession {
  readonly #book: LedgerBook;
  readonly #signal: AbortSignal | undefined;

  constructor(book: LedgerBook, signal?: AbortSignal) {
    this.#book = book;
    this.#signal = signal;
  }

  capabilities(): Promise<Capabilities> {
    return Promise.resolve({
      ...KEYED_BY_US,
      changes: 'delta',
      pageSize: 500,
      maxConcurrency: 64,
      transport: 'local',
      taxes: 'sent',
      posting: 'by-us',
    });
  }

  async check(): Promise<readonly Diagnosis[]> {
    await this.#book.after(null, 1);
    return [{ check: 'book', ok: true, message: 'The ledger can be read.' }];
  }

  readonly #writers: Writers = {
    order: (ext, document) => this.#putOrder(ext, document),
    payment: (ext, document) => this.#putPayment(ext, document),
    creditNote: (ext, document) => this.#putCreditNote(ext, document),
  };

  put<K extends WriteKind>(kind: K, ext: ExtId, document: Writable[K]): Promise<Outcome<Ref>> {
    return this.#writers[kind](ext, document);
  }

  readonly #batches: Batches = {
    order: (records) => this.#putOrders(records),
    payment: (records) => oneByOne(this.#writers.payment, records),
    creditNote: (records) => oneByOne(this.#writers.creditNote, records),
  };

  putMany<K extends WriteKind>(
    kind: K,
    records: readonly { readonly ext: ExtId; readonly document: Writable[K] }[],
  ): Promise<readonly Outcome<Ref>[]> {
    return this.#batches[kind](records);
  }

  async #putOrder(ext: ExtId, document: OrderToPush): Promise<Outcome<Ref>> {
    const [outcome] = await this.#putOrders([{ ext, document }]);
    return outcome ?? rejected(NOT_THERE);
  }

  async #putOrders(
    records: readonly { readonly ext: ExtId; readonly document: OrderToPush }[],
  ): Promise<readonly Outcome<Ref>[]> {
    if (this.#signal?.aborted === true) return records.map(() => STOPPING);
    const added = await this.#book.enter(records.map(({ ext, document }) => orderEntry(ext, document)));
    return records.map(({ ext, document }, index) => {
      const ref = { id: ext, ext, number: ledgerNumber(document.order.number) };
      return added[index] === true ? created(ref) : found(ref);
    });
  }

  async #putPayment(ext: ExtId, payment: PaymentToPush): Promise<Outcome<Ref>> {
    const document = await this.#entry(payment.invoice, 'invoice', 'creditNote');
    if (document === undefined) return rejected(NOT_THERE, 'invoice');
    if (payment.currency !== document.currency) {
      return rejected(
        {
          code: 'PAYMENT_CURRENCY',
          message: `The payment is in ${payment.currency}, the invoice in ${document.currency}.`,
          advice: 'Record the payment in the currency of the invoice.',
        },
        'currency',
      );
    }
    return this.#add(paymentEntry(ext, payment, document));
  }

  async #putCreditNote(ext: ExtId, credit: CreditNoteToPush): Promise<Outcome<Ref>> {
    const invoice = await this.#entry(credit.invoice, 'invoice');
    if (invoice === undefined) return rejected(NOT_THERE, 'invoice');
    const entry = creditNoteEntry(ext, credit, invoice);
    return this.#book.alone(invoice.order, async (book) => {
      const folder = await book.folders([invoice.order]);
      const credited = folder.flatMap((other) =>
        other.kind === 'creditNote' && other.invoice === invoice.ext && other.ext !== ext ? [other.total] : [],
      );
      const rest = invoice.total.minus(Decimal.sum(credited));
      return entry.total.greaterThan(rest) ? exceedsInvoice(rest) : this.#add(entry, book);
    });
  }

  async #add(entry: LedgerEntry, book: LedgerBook = this.#book): Promise<Outcome<Ref>> {
    const [added] = await book.enter([entry]);
    const ref = { id: entry.ext, ext: entry.ext, ...('number' in entry && { number: entry.number }) };
    return added === true ? created(ref) : found(ref);
  }

  readonly #finders: Finders = {
    customer: () => Promise.resolve(found(null)),
    order: async (ext) => this.#orNull(await this.#readers.order({ id: ext })),
    invoice: async (ext) => this.#orNull(await this.#readers.invoice({ id: ext })),
    creditNote: async (ext) => this.#orNull(await this.#readers.creditNote({ id: ext })),
    payment: async (ext) => this.#orNull(await this.#readers.payment({ id: ext })),
  };

  find<K extends Kind>(kind: K, ext: ExtId): Promise<Outcome<Readable[K] | null>> {
    return this.#finders[kind](ext);
  }

  readonly #readers: Readers = {
    customer: () =>
      Promise.resolve(
        rejected({ code: 'LEDGER_KEEPS_NO_CUSTOMERS', message: 'The ledger keeps no customers of its own.' }),
      ),
    order: (ref) => this.#view(ref, 'order', orderOf),
    invoice: (ref) => this.#view(ref, 'invoice', invoiceOf),
    creditNote: (ref) => this.#view(ref, 'creditNote', creditNoteOf),
    payment: (ref) => this.#view(ref, 'payment', paymentOf),
  };

  read<K extends Kind>(kind: K, ref: Ref): Promise<Outcome<Readable[K]>> {
    return this.#readers[kind](ref);
  }

  #orNull<T>(outcome: Outcome<T>): Outcome<T | null> {
    return !outcome.ok && outcome.cause.code === NOT_THERE.code ? found(null) : outcome;
  }

  async #view<K extends LedgerEntry['kind'], T>(
    ref: Ref,
    kind: K,
    view: (entry: LedgerEntryOf<K>, folder: readonly LedgerEntry[]) => T,
  ): Promise<Outcome<T>> {
    const entry = await this.#entry(ref, kind);
    if (entry === undefined) return rejected(NOT_THERE);
    return found(view(entry, await this.#book.folders([entry.order])));
  }

  async #entry<K extends LedgerEntry['kind']>(ref: Ref, ...kinds: readonly K[]): Promise<LedgerEntryOf<K> | undefined> {
    const ext = parseExtId(ref.id);
    const [entry] = ext === undefined ? [] : await this.#book.find([ext]);
    return entry !== undefined && isKind(entry, kinds) ? entry : undefined;
  }

  async preview<K extends WriteKind>(kind: K, ext: ExtId, document: Writable[K]): Promise<Outcome<unknown>> {
    if ('order' in document) return Promise.resolve(found(orderEntry(ext, document)));
    const invoice = await this.#entry(document.invoice, 'invoice');
    if (invoice === undefined) return rejected(NOT_THERE, 'invoice');
    return found(
      kind === 'payment' && 'amount' in document
        ? paymentEntry(ext, document, invoice)
        : creditNoteEntry(ext, document, invoice),
    );
  }

  async act(ref: Ref, action: 'confirm' | 'cancel' | 'invoice'): Promise<Outcome<Ref>> {
    const order = await this.#entry(ref, 'order');
    if (order === undefined) return rejected(NOT_THERE);
    const named = { id: order.ext, ext: order.ext, number: ledgerNumber(order.number) };
    // An order in the ledger is confirmed when it is entered.
    if (action === 'confirm') return found(named);
    if (action === 'invoice')
      return rejected({
        code: 'LEDGER_DOES_NOT_INVOICE',
        message: 'With the ledger, Quittance issues the invoice.',
        advice: 'Set the issuer to quittance.',
      });
    return this.#cancel(order, named);
  }

  async note(kind: NotedKind, record: Ref, { key, text }: ErpNote): Promise<Outcome<Ref>> {
    const entry = await this.#entry(record, kind);
    const ext = parseExtId(key);
    if (entry === undefined || ext === undefined) return rejected(NOT_THERE);
    return this.#add({ kind: 'note', ext, order: entry.order, about: entry.ext, text });
  }

  #cancel(order: LedgerEntryOf<'order'>, named: Ref): Promise<Outcome<Ref>> {
    return this.#book.alone(order.ext, async (book) => {
      const open = openAmounts(await book.folders([order.ext]));
      if ([...open.values()].some((amount) => !amount.isZero())) return STILL_OPEN;
      const [added] = await book.enter([
        { kind: 'cancellation', ext: derivedExtId(order.ext, 'cancellation'), order: order.ext },
      ]);
      return added === true ? created(named) : found(named);
    });
  }

  readonly #changes: Changes = {
    invoice: (cursor, limit) => this.#changed(cursor, limit, 'invoice', invoiceOf),
    creditNote: (cursor, limit) => this.#changed(cursor, limit, 'creditNote', creditNoteOf),
    payment: (cursor, limit) => this.#changed(cursor, limit, 'payment', paymentOf),
  };

  changes<K extends ChangeKind>(kind: K, cursor: Cursor | null, limit: number): Promise<Outcome<Page<K>>> {
    return this.#changes[kind](cursor, limit);
  }

  async #changed<K extends ChangeKind, T>(
    cursor: Cursor | null,
    limit: number,
    kind: K,
    view: (entry: LedgerEntryOf<K>, folder: readonly LedgerEntry[]) => T,
  ): Promise<Outcome<{ items: T[]; next: Cursor; more: boolean }>> {
    const { entries, next } = await this.#book.after(cursor, limit);
    // A payment or credit changes the invoice it is for, so that one counts as changed.
    const touched = new Set<ExtId>(
      entries.flatMap((entry) => ('invoice' in entry ? [entry.ext, entry.invoice] : [entry.ext])),
    );
    const folder = await this.#book.folders([...new Set(entries.map(({ order }) => order))]);
    const items = folder.flatMap((entry) => {
      const { ext, order } = entry;
      return touched.has(ext) && isKind(entry, [kind])
        ? [
            view(
              entry,
              folder.filter((other) => other.order === order),
            ),
          ]
        : [];
    });
    return found({ items, next, more: entries.length === limit });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function isKind<K extends LedgerEntry['kind']>(entry: LedgerEntry, kinds: readonly K[]): entry is LedgerEntryOf<K> {
  return kinds.some((kind) => kind === entry.kind);
}

function exceedsInvoice(rest: Decimal): Failure {
  return rejected(
    {
      code: 'CREDIT_EXCEEDS_INVOICE',
      message: `Only ${rest.toString()} of the invoice is left to credit.`,
      advice: 'Lower the amount, or check whether this credit was already entered.',
    },
    'gross',
  );
}
