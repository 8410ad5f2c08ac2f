import { Decimal, type Clock } from '../../model/index.ts';
import { totalOf } from '../priced-lines.ts';
import type { Idempotency } from '../port.ts';
import { Logins } from './logins.ts';
import { Receivables } from './receivables.ts';
import {
  kindOf,
  list,
  ok,
  one,
  type FakeAnswer,
  type FakeRequest,
  type InvoiceRow,
  type OrderRow,
  type PaymentRow,
  type Row,
} from './rows.ts';
import { orderBody, type OrderBody } from './wire.ts';

/** How the pretended ERP behaves. */
export interface FakeErpOptions {
  readonly idempotency: Idempotency['kind'];
  readonly clock: Clock;
  readonly user?: string;
  readonly password?: string;
  /** Articles it sells; without a list it sells everything. */
  readonly articles?: readonly string[];
  /** Added to every order's total, to be wrong on purpose. */
  readonly miscounts?: Decimal;
  /** Refuses every new order, as in a closed period. */
  readonly closed?: boolean;
  /** Told each accepted change, so that a journal can be kept. */
  readonly onChange?: (request: FakeRequest, at: Date) => void;
}

/** An ERP in memory, spoken to as over HTTP. It keeps the promises of its kind of idempotency and not one more. */
export class FakeErp {
  readonly customers = new Map<string, { id: string; name: string }>();
  readonly orders: OrderRow[] = [];
  readonly #receivables = new Receivables({ next: () => this.#next(), now: () => this.#now() });
  readonly #logins = new Logins();
  #options: FakeErpOptions;
  #tick = 0;
  #replayed: Date | undefined;
  // Indexes keep a repeat cheap among many thousand orders.
  #orderOf = new Map<string, OrderRow>();

  constructor(options: FakeErpOptions) {
    this.#options = options;
  }

  get invoices(): readonly InvoiceRow[] {
    return this.#receivables.invoices;
  }

  get payments(): readonly PaymentRow[] {
    return this.#receivables.payments;
  }

  /** Logins that were tried, right or wrong. */
  get logins(): number {
    return this.#logins.tried;
  }

  get articles(): readonly string[] | undefined {
    return this.#options.articles;
  }

  configure(options: Partial<FakeErpOptions>): void {
    this.#options = { ...this.#options, ...options };
  }

  expireSessions(): void {
    this.#logins.expire();
  }

  /** A change from the journal, applied as if it were then. */
  replay(request: FakeRequest, at: Date): void {
    this.#replayed = at;
    this.#route(request);
    this.#replayed = undefined;
  }

  /** Something a person does in the ERP itself; answers the record. */
  office(request: FakeRequest): { readonly id: string } {
    const { body } = this.#route(request);
    if (typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string')
      return { id: body.id };
    throw new Error(`The office could not: ${JSON.stringify(body)}`);
  }

  handle(request: FakeRequest): FakeAnswer {
    if (request.path === '/login') return this.#logins.login(request.body, this.#options);
    if (!this.#logins.knows(request.session)) return { status: 401, body: { error: { code: 'session' } } };
    const before = this.#tick;
    const answer = this.#route(request);
    if (this.#tick !== before) this.#options.onChange?.(request, this.#now());
    return answer;
  }

  #route({ method, path, body }: FakeRequest): FakeAnswer {
    const url = new URL(path, 'http://fake');
    const [collection = '', id, verb] = url.pathname.slice(1).split('/');
    const key = url.searchParams.get('key');
    if (method === 'GET' && collection === 'company') return ok({ currency: 'EUR', now: this.#now().toISOString() });
    if (method === 'GET' && collection === 'customers') return list(this.customers.get(key ?? ''));
    if (method === 'POST' && collection === 'customers') return this.#createCustomer(body);
    if (method === 'GET' && collection === 'articles') return ok({ articles: this.#options.articles ?? null });
    if (method === 'GET' && id === undefined) return this.#list(collection, url.searchParams);
    if (method === 'GET') return one(this.#rows(collection).find((row) => row.id === id));
    if (collection === 'orders' && method === 'PUT' && id !== undefined)
      return this.#upsertOrder(id, orderBody.parse(body));
    if (collection === 'orders' && id === undefined) return this.#createOrder(orderBody.parse(body));
    if (collection === 'orders' && verb !== undefined) return this.#actOnOrder(id, verb, body);
    if (collection === 'invoices' && verb !== undefined) return this.#receivables.book(id, verb, body);
    return { status: 404, body: { error: { code: 'path' } } };
  }

  #list(collection: string, query: URLSearchParams): FakeAnswer {
    const key = query.get('key');
    if (key !== null)
      return list(
        ...(collection === 'orders' ? this.#ordersByKey(key) : this.#rows(collection).filter((row) => row.key === key)),
      );
    const after = Number(query.get('after') ?? '-1');
    const limit = Number(query.get('limit') ?? '100');
    // A row that was never modified has no modification mark; it must not be forgotten.
    const rows = this.#rows(collection).filter(
      (row) => this.#mark(row) >= after && (query.get('kind') ?? kindOf(row)) === kindOf(row),
    );
    const sorted = rows.toSorted((a, b) => this.#mark(a) - this.#mark(b));
    return ok({
      rows: sorted.slice(0, limit),
      marks: sorted.slice(0, limit).map((row) => this.#mark(row)),
      more: sorted.length > limit,
    });
  }

  #ordersByKey(key: string): readonly OrderRow[] {
    return this.#options.idempotency === 'lookup'
      ? this.orders.filter((row) => row.key === key)
      : [this.#orderOf.get(key)].filter((row) => row !== undefined);
  }

  #rows(collection: string): readonly (OrderRow | InvoiceRow | PaymentRow)[] {
    return { orders: this.orders, invoices: this.invoices, payments: this.payments }[collection] ?? [];
  }

  #mark(row: Row): number {
    return row.changed ?? Number(row.id);
  }

  #createCustomer(body: unknown): FakeAnswer {
    const { key, name } = body as { key: string; name: string };
    if (this.customers.has(key)) return { status: 409, body: { error: { code: 'duplicate' } } };
    const row = { id: this.#next(), name };
    this.customers.set(key, row);
    return { status: 201, body: row };
  }

  #createOrder(content: OrderBody): FakeAnswer {
    const twin = this.#orderOf.get(content.key);
    if (twin !== undefined && this.#options.idempotency !== 'lookup')
      return { status: 409, body: { error: { code: 'duplicate' } } };
    const refusal = this.#refusal(content);
    if (refusal) return refusal;
    const id = this.#next();
    const number = this.#options.idempotency === 'caller-number' ? content.key : `SO-${id}`;
    const row: OrderRow = {
      id,
      key: content.key,
      changed: null,
      number,
      state: 'draft',
      content,
      total: this.#total(content),
    };
    this.orders.push(row);
    this.#orderOf.set(content.key, row);
    return { status: 201, body: row };
  }

  /** As some real ones do: writes over whatever is there, confirmed or not. */
  #upsertOrder(key: string, content: OrderBody): FakeAnswer {
    const row = this.#orderOf.get(key);
    if (row === undefined) return this.#createOrder(content);
    const refusal = this.#refusal(content);
    if (refusal) return refusal;
    Object.assign(row, { content, total: this.#total(content), state: 'draft', changed: Number(this.#next()) });
    return ok(row);
  }

  /** A business refusal inside HTTP 200, as several real ones answer it. */
  #refusal(content: OrderBody): FakeAnswer | undefined {
    if (this.#options.closed === true) return ok({ error: { code: 'closed' } });
    const unknown = content.lines.findIndex(
      ({ sku }) => sku !== undefined && this.#options.articles?.includes(sku) === false,
    );
    if (unknown >= 0) return ok({ error: { code: 'article', line: unknown, sku: content.lines[unknown]?.sku } });
    return content.lines.length === 0 ? ok({ error: { code: 'empty' } }) : undefined;
  }

  #total(content: OrderBody): string {
    const { total } = totalOf(content.lines);
    return total
      .plus(Decimal.of(content.adjustment ?? '0'))
      .plus(this.#options.miscounts ?? Decimal.ZERO)
      .toFixed(2);
  }

  #actOnOrder(id: string | undefined, verb: string, body: unknown): FakeAnswer {
    const row = this.orders.find((order) => order.id === id);
    if (row === undefined) return one(undefined);
    if (verb === 'invoice') return this.#receivables.invoice(row, body);
    if (row.state === 'invoiced') return verb === 'confirm' ? ok(row) : ok({ error: { code: 'invoiced' } });
    if (verb === 'delete') return this.#deleteOrder(row);
    const state = verb === 'cancel' ? 'cancelled' : 'confirmed';
    if (row.state !== state) Object.assign(row, { state, changed: Number(this.#next()) });
    return ok(row);
  }

  #deleteOrder(row: OrderRow): FakeAnswer {
    if (row.state !== 'draft') return ok({ error: { code: 'confirmed' } });
    this.orders.splice(this.orders.indexOf(row), 1);
    this.#orderOf.delete(row.content.key);
    this.#next();
    return ok(row);
  }

  #now(): Date {
    return this.#replayed ?? this.#options.clock.now();
  }

  #next(): string {
    this.#tick += 1;
    return String(this.#tick);
  }
}
