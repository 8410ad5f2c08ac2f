import type { ExtId } from '../../model/index.ts';
import type { Batches, Changes, Finders, Page, Readers, Writers } from '../by-kind.ts';
import { oneByOne } from '../by-kind.ts';
import { derivedExtId } from '../ext-id.ts';
import { KEYED_BY_US } from '../keyed-by-us.ts';
import { found, rejected } from '../outcome.ts';
import type {
  AdapterIo,
  Capabilities,
  ChangeKind,
  Cursor,
  Diagnosis,
  ErpInvoice,
  ErpSession,
  Kind,
  Outcome,
  Readable,
  Ref,
  WriteKind,
  Writable,
} from '../port.ts';
import { scanChanges } from '../scan.ts';
import { book, cancellationRow, creditNoteRow, paymentRow, type BookingRow } from './bookings.ts';
import { checkSql } from './check.ts';
import type { SqlConfig } from './config.ts';
import { Connection } from './connection.ts';
import { tableName } from './ddl.ts';
import { changedCondition, searchInvoices, searchPayments } from './invoices.ts';
import { findOrder, keyOf, lineRows, orderRow, stageOrders, type Tables } from './orders.ts';

const GONE = rejected({
  code: 'SQL_NO_SUCH_RECORD',
  message: 'The staging tables hold no such record.',
  advice: 'Wait for the ERP’s export, or check that it runs.',
});

/** The merchant's staging tables seen as an ERP. */
export class SqlSession implements ErpSession {
  readonly #config: SqlConfig;
  readonly #io: AdapterIo;
  readonly #tables: Tables;
  readonly #connection: Connection;

  constructor(config: SqlConfig, io: AdapterIo) {
    this.#config = config;
    this.#io = io;
    this.#connection = new Connection(config, io);
    const name = (table: keyof Tables) => tableName(config, table);
    this.#tables = {
      order: name('order'),
      order_line: name('order_line'),
      booking: name('booking'),
      invoice: name('invoice'),
      instalment: name('instalment'),
      payment: name('payment'),
    };
  }

  capabilities(): Promise<Capabilities> {
    return Promise.resolve({
      ...KEYED_BY_US,
      changes: 'delta',
      pageSize: 500,
      maxConcurrency: 4,
      transport: 'database',
      taxes: 'sent',
      posting: 'by-accountant',
    });
  }

  check(): Promise<readonly Diagnosis[]> {
    return checkSql(this.#config, this.#tables, (work) =>
      this.#connection.guard(async () => found(await work(await this.#connection.open()))),
    );
  }

  readonly #writers: Writers = {
    order: async (ext, document) => {
      const [outcome] = await this.#stage([{ ext, document }]);
      return outcome ?? GONE;
    },
    payment: (ext, document) => this.#book(ext, paymentRow(document)),
    creditNote: (ext, document) => this.#book(ext, creditNoteRow(document)),
  };

  put<K extends WriteKind>(kind: K, ext: ExtId, document: Writable[K]): Promise<Outcome<Ref>> {
    return this.#connection.guard(() => this.#writers[kind](ext, document));
  }

  readonly #batches: Batches = {
    order: (records) => this.#stage(records),
    payment: (records) => oneByOne(this.#writers.payment, records),
    creditNote: (records) => oneByOne(this.#writers.creditNote, records),
  };

  /** One transaction for all; when it fails for one record's sake, each is tried alone, so that the bad one does not hold up the others. */
  async putMany<K extends WriteKind>(
    kind: K,
    records: readonly { readonly ext: ExtId; readonly document: Writable[K] }[],
  ): Promise<readonly Outcome<Ref>[]> {
    const outcome = await this.#connection.guard(async () => found(await this.#batches[kind](records)));
    if (outcome.ok) return outcome.value;
    if (outcome.kind !== 'rejected' || records.length === 1) return records.map(() => outcome);
    const alone: Outcome<Ref>[] = [];
    for (const { ext, document } of records) alone.push(await this.put(kind, ext, document));
    return alone;
  }

  async #stage(
    records: readonly { readonly ext: ExtId; readonly document: Writable['order'] }[],
  ): Promise<readonly Outcome<Ref>[]> {
    const database = await this.#connection.open();
    return database.transaction((queries) => stageOrders(queries, this.#tables, this.#config.system, records));
  }

  async #book(ext: ExtId, row: BookingRow): Promise<Outcome<Ref>> {
    const database = await this.#connection.open();
    return database.transaction((queries) => book(queries, this.#tables, this.#config.system, ext, row));
  }

  preview<K extends WriteKind>(_kind: K, ext: ExtId, document: Writable[K]): Promise<Outcome<unknown>> {
    return Promise.resolve(
      found(
        'order' in document ? { order: orderRow(ext, document), lines: lineRows(ext, document) } : { ext, ...document },
      ),
    );
  }

  readonly #finders: Finders = {
    customer: () => Promise.resolve(found(null)),
    order: async (ext) => findOrder(await this.#connection.open(), this.#tables, ext),
    invoice: (ext) => this.#invoiceOf(ext, 'invoice'),
    creditNote: (ext) => this.#invoiceOf(ext, 'creditNote'),
    payment: async (ext) =>
      found(
        (await searchPayments(await this.#connection.open(), this.#tables, { sql: 'ext = ?', values: [ext] }, 1))[0] ??
          null,
      ),
  };

  find<K extends Kind>(kind: K, ext: ExtId): Promise<Outcome<Readable[K] | null>> {
    return this.#connection.guard(() => this.#finders[kind](ext));
  }

  async #invoiceOf(order: ExtId, kind: ErpInvoice['kind']): Promise<Outcome<ErpInvoice | null>> {
    return found(
      (
        await searchInvoices(
          await this.#connection.open(),
          this.#tables,
          { sql: 'order_ext = ? and kind = ?', values: [order, kind] },
          1,
        )
      )[0] ?? null,
    );
  }

  readonly #readers: Readers = {
    customer: () => Promise.resolve(GONE),
    order: async (ref) => {
      const ext = keyOf(ref);
      const order = ext === undefined ? GONE : await findOrder(await this.#connection.open(), this.#tables, ext);
      if (!order.ok) return order;
      return order.value === null ? GONE : found(order.value);
    },
    invoice: (ref) => this.#readInvoice(ref),
    creditNote: (ref) => this.#readInvoice(ref),
    payment: async (ref) => {
      const [payment] = await searchPayments(
        await this.#connection.open(),
        this.#tables,
        { sql: 'id = ?', values: [ref.id] },
        1,
      );
      return payment ? found(payment) : GONE;
    },
  };

  read<K extends Kind>(kind: K, ref: Ref): Promise<Outcome<Readable[K]>> {
    return this.#connection.guard(() => this.#readers[kind](ref));
  }

  async #readInvoice(ref: Ref): Promise<Outcome<ErpInvoice>> {
    const [invoice] = await searchInvoices(
      await this.#connection.open(),
      this.#tables,
      { sql: 'id = ?', values: [ref.id] },
      1,
    );
    return invoice ? found(invoice) : GONE;
  }

  act(ref: Ref, action: 'confirm' | 'cancel' | 'invoice'): Promise<Outcome<Ref>> {
    // A staged order is meant to be entered: the ERP confirms it when it does.
    if (action === 'confirm') return Promise.resolve(found(ref));
    if (action === 'invoice')
      return Promise.resolve(
        rejected({
          code: 'SQL_INVOICE_BY_ERP',
          message: 'The ERP issues the invoice.',
          advice: 'Issue it in the ERP; its row follows.',
        }),
      );
    const ext = keyOf(ref);
    if (ext === undefined) return Promise.resolve(GONE);
    return this.#connection.guard(async () => {
      const outcome = await this.#book(derivedExtId(ext, 'cancel'), cancellationRow(ext));
      return outcome.ok ? { ...outcome, value: ref } : outcome;
    });
  }

  readonly #changes: Changes = {
    invoice: (cursor, limit) => this.#changedInvoices(cursor, limit, 'invoice'),
    creditNote: (cursor, limit) => this.#changedInvoices(cursor, limit, 'creditNote'),
    payment: async (cursor, limit) => {
      const database = await this.#connection.open();
      return scanChanges(cursor, limit, this.#io.clock.now(), {
        rows: (since, after, count) =>
          searchPayments(database, this.#tables, changedCondition(this.#config.system, since, after), count),
        key: ({ id }) => id,
        items: (rows) => Promise.resolve(rows),
      });
    },
  };

  changes<K extends ChangeKind>(kind: K, cursor: Cursor | null, limit: number): Promise<Outcome<Page<K>>> {
    return this.#connection.guard(() => this.#changes[kind](cursor, limit));
  }

  async #changedInvoices(cursor: Cursor | null, limit: number, kind: ErpInvoice['kind']) {
    const database = await this.#connection.open();
    return scanChanges(cursor, limit, this.#io.clock.now(), {
      rows: (since, after, count) => {
        const changed = changedCondition(this.#config.system, since, after);
        return searchInvoices(
          database,
          this.#tables,
          { sql: `kind = ? and ${changed.sql}`, values: [kind, ...changed.values] },
          count,
        );
      },
      key: ({ id }) => id,
      items: (rows) => Promise.resolve(rows),
    });
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}
