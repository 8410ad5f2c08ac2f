import { z } from 'zod';
import type { ExtId } from '../../model/index.ts';
import { unknownArticle } from '../article-spelling.ts';
import type { Changes, Finders, Page, Readers, Writers } from '../by-kind.ts';
import { totalDifference } from '../compare-total.ts';
import { created, found, settle, uncertain } from '../outcome.ts';
import type {
  Capabilities,
  ChangeKind,
  CreditNoteToPush,
  Cursor,
  Diagnosis,
  ErpSession,
  Idempotency,
  Kind,
  OrderToPush,
  Outcome,
  PaymentToPush,
  Readable,
  Ref,
  WriteKind,
  Writable,
} from '../port.ts';
import type { FakeClient, FakeReply } from './client.ts';
import type { FakeConfig } from './config.ts';
import { mapOrder } from './map-order.ts';
import { toCreditNote, toInvoice, toOrder, toPayment } from './read-rows.ts';
import { customerRow, invoiceRow, orderRow, paymentRow } from './wire.ts';

const LEVELS: Readonly<Record<Idempotency['kind'], Idempotency>> = {
  native: { kind: 'native', maxKeyLength: 60 },
  upsert: { kind: 'upsert', overwrites: true },
  'caller-number': { kind: 'caller-number' },
  lookup: { kind: 'lookup', field: 'key' },
};
const DUPLICATE_GONE = {
  code: 'ERP_DUPLICATE_UNSEEN',
  message: 'The ERP says the record exists, but does not show it yet.',
};

export class FakeSession implements ErpSession {
  readonly #client: FakeClient;
  readonly #config: FakeConfig;

  constructor(client: FakeClient, config: FakeConfig) {
    this.#client = client;
    this.#config = config;
  }

  capabilities(): Promise<Capabilities> {
    const native = LEVELS.native;
    return Promise.resolve({
      flows: {
        customer: 'both',
        order: 'both',
        orderStatus: 'read',
        invoice: 'read',
        payment: 'both',
        creditNote: 'both',
      },
      idempotency: { order: LEVELS[this.#config.idempotency], payment: native, creditNote: native },
      changes: 'delta',
      pageSize: 100,
      maxConcurrency: 16,
      transport: 'http',
      taxes: 'computed',
      posting: this.#config.posting,
    });
  }

  async check(): Promise<readonly Diagnosis[]> {
    const outcome = await settle(async () => found(await this.#client.get('/company')));
    if (outcome.ok) return [{ check: 'login', ok: true, message: 'Signed in.' }];
    const { message, advice } = outcome.cause;
    return [{ check: 'login', ok: false, message, ...(advice !== undefined && { advice }) }];
  }

  readonly #writers: Writers = {
    order: (ext, document) => this.#putOrder(ext, document),
    payment: (ext, document) => this.#putPayment(ext, document),
    creditNote: (ext, document) => this.#putCreditNote(ext, document),
  };

  put<K extends WriteKind>(kind: K, ext: ExtId, document: Writable[K]): Promise<Outcome<Ref>> {
    return settle(() => this.#writers[kind](ext, document));
  }

  async #putOrder(ext: ExtId, document: OrderToPush): Promise<Outcome<Ref>> {
    // Where a repeat would overwrite or duplicate, look first; the hub's lock keeps others out meanwhile.
    if (this.#config.idempotency === 'upsert' || this.#config.idempotency === 'lookup') {
      const there = await this.find('order', ext);
      if (!there.ok || there.value !== null)
        return there.ok && there.value !== null ? found(there.value) : (there as Outcome<Ref>);
    }
    await this.#ensureCustomer(document);
    const spelling = await this.#articleProblem(document);
    if (spelling) return spelling;
    const body = mapOrder(ext, document);
    const upsert = this.#config.idempotency === 'upsert';
    const reply = await this.#client.write(upsert ? 'PUT' : 'POST', upsert ? `/orders/${ext}` : '/orders', body);
    if (reply.status === 409) return this.#existing('order', ext);
    const order = toOrder(this.#client.parse(orderRow, reply, true));
    const total = totalDifference(document.order, order.total);
    if (total.ok) return created(order);
    await this.#client.write('POST', `/orders/${order.id}/delete`, {});
    return total;
  }

  async #ensureCustomer({ order, customerKey }: OrderToPush): Promise<void> {
    const reply = await this.#client.get(`/customers?key=${customerKey}`);
    if (this.#client.parse(z.object({ rows: z.array(customerRow) }), reply, false).rows.length > 0) return;
    // 409: someone else was first, and theirs is as good.
    await this.#client.write('POST', '/customers', { key: customerKey, name: order.buyer.name });
  }

  async #articleProblem({ order }: OrderToPush) {
    const { articles } = this.#client.parse(
      z.object({ articles: z.array(z.string()).nullable() }),
      await this.#client.get('/articles'),
      false,
    );
    if (articles === null) return undefined;
    const index = order.lines.findIndex(({ sku }) => sku !== undefined && !articles.includes(sku));
    const sku = order.lines[index]?.sku;
    return sku === undefined ? undefined : unknownArticle(sku, `lines[${index}].sku`, articles);
  }

  async #existing<K extends Kind>(kind: K, ext: ExtId): Promise<Outcome<Ref>> {
    const there = await this.find(kind, ext);
    if (!there.ok) return there;
    return there.value === null ? uncertain(DUPLICATE_GONE) : found(there.value);
  }

  async #putPayment(ext: ExtId, { invoice, amount, date }: PaymentToPush): Promise<Outcome<Ref>> {
    const reply = await this.#client.write('POST', `/invoices/${invoice.id}/payments`, {
      key: ext,
      amount: amount.toString(),
      date,
    });
    return reply.status === 409
      ? this.#existing('payment', ext)
      : created(toPayment(this.#client.parse(paymentRow, reply, true)));
  }

  async #putCreditNote(ext: ExtId, { invoice, gross, date }: CreditNoteToPush): Promise<Outcome<Ref>> {
    const body = { key: ext, date, ...(gross && { amount: gross.toString() }) };
    const reply = await this.#client.write('POST', `/invoices/${invoice.id}/credit`, body);
    return reply.status === 409
      ? this.#existing('creditNote', ext)
      : created(toCreditNote(this.#client.parse(invoiceRow, reply, true)));
  }

  preview<K extends WriteKind>(_kind: K, ext: ExtId, document: Writable[K]): Promise<Outcome<unknown>> {
    return Promise.resolve(found('order' in document ? mapOrder(ext, document) : { key: ext, ...document }));
  }

  readonly #finders: Finders = {
    customer: async (ext) => {
      const [row] = this.#client.parse(
        z.object({ rows: z.array(customerRow) }),
        await this.#client.get(`/customers?key=${ext}`),
        false,
      ).rows;
      return found(row ? { ...row, ext } : null);
    },
    order: async (ext) => found(this.#first(orderRow, await this.#client.get(`/orders?key=${ext}`), toOrder)),
    invoice: async (ext) => found(this.#first(invoiceRow, await this.#client.get(`/invoices?key=${ext}`), toInvoice)),
    creditNote: async (ext) =>
      found(this.#first(invoiceRow, await this.#client.get(`/invoices?key=${ext}`), toCreditNote)),
    payment: async (ext) => found(this.#first(paymentRow, await this.#client.get(`/payments?key=${ext}`), toPayment)),
  };

  find<K extends Kind>(kind: K, ext: ExtId): Promise<Outcome<Readable[K] | null>> {
    return settle(() => this.#finders[kind](ext));
  }

  #first<Row, T>(shape: z.ZodType<Row>, reply: FakeReply, view: (row: Row) => T): T | null {
    const [row] = this.#client.parse(z.object({ rows: z.array(shape) }), reply, false).rows;
    return row === undefined ? null : view(row);
  }

  readonly #readers: Readers = {
    customer: async (ref) =>
      found({ ...this.#client.parse(customerRow, await this.#client.get(`/customers/${ref.id}`), false) }),
    order: async (ref) =>
      found(toOrder(this.#client.parse(orderRow, await this.#client.get(`/orders/${ref.id}`), false))),
    invoice: async (ref) =>
      found(toInvoice(this.#client.parse(invoiceRow, await this.#client.get(`/invoices/${ref.id}`), false))),
    creditNote: async (ref) =>
      found(toCreditNote(this.#client.parse(invoiceRow, await this.#client.get(`/invoices/${ref.id}`), false))),
    payment: async (ref) =>
      found(toPayment(this.#client.parse(paymentRow, await this.#client.get(`/payments/${ref.id}`), false))),
  };

  read<K extends Kind>(kind: K, ref: Ref): Promise<Outcome<Readable[K]>> {
    return settle(() => this.#readers[kind](ref));
  }

  act(ref: Ref, action: 'confirm' | 'cancel' | 'invoice'): Promise<Outcome<Ref>> {
    return settle<Ref>(async () => {
      const reply = await this.#client.write('POST', `/orders/${ref.id}/${action}`, {});
      if (action === 'invoice') return found(toInvoice(this.#client.parse(invoiceRow, reply, true)));
      return found(toOrder(this.#client.parse(orderRow, reply, true)));
    });
  }

  readonly #changes: Changes = {
    invoice: (cursor, limit) => this.#page(invoiceRow, toInvoice, '/invoices?kind=invoice', cursor, limit),
    creditNote: (cursor, limit) => this.#page(invoiceRow, toCreditNote, '/invoices?kind=creditNote', cursor, limit),
    payment: (cursor, limit) => this.#page(paymentRow, toPayment, '/payments?kind=payment', cursor, limit),
  };

  changes<K extends ChangeKind>(kind: K, cursor: Cursor | null, limit: number): Promise<Outcome<Page<K>>> {
    return settle(() => this.#changes[kind](cursor, limit));
  }

  async #page<Row, T>(
    shape: z.ZodType<Row>,
    view: (row: Row) => T,
    path: string,
    cursor: Cursor | null,
    limit: number,
  ) {
    // The row at the cursor comes again: a change in the same instant may follow it.
    const reply = await this.#client.get(`${path}&after=${cursor ?? '-1'}&limit=${limit + 1}`);
    const page = this.#client.parse(
      z.object({ rows: z.array(shape), marks: z.array(z.number()), more: z.boolean() }),
      reply,
      false,
    );
    return found({ items: page.rows.map(view), next: String(page.marks.at(-1) ?? cursor ?? -1), more: page.more });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
