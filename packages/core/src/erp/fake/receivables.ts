import { Decimal, addDays } from '../../model/index.ts';
import { ok, one, type FakeAnswer, type InvoiceRow, type OrderRow, type PaymentRow } from './rows.ts';
import { paymentBody } from './wire.ts';

/** Counts and dates every record of the pretended ERP. */
export interface Ticker {
  next(): string;
  now(): Date;
}

/** What the pretended ERP is owed: its invoices, credit notes and payments. */
export class Receivables {
  readonly invoices: InvoiceRow[] = [];
  readonly payments: PaymentRow[] = [];
  readonly #ticker: Ticker;

  constructor(ticker: Ticker) {
    this.#ticker = ticker;
  }

  invoice(row: OrderRow, body: unknown): FakeAnswer {
    const existing = this.invoices.find(({ orderKey, kind }) => orderKey === row.key && kind === 'invoice');
    if (existing) return ok(existing);
    if (row.state !== 'confirmed') return ok({ error: { code: 'not-confirmed' } });
    const issued = this.#ticker.now().toISOString().slice(0, 10);
    const { parts = 1 } = (body ?? {}) as { parts?: number };
    const total = Decimal.of(row.total);
    const share = total.dividedBy(Decimal.of(BigInt(parts)), 2);
    const amounts = Array.from({ length: parts }, (_, index) =>
      index === parts - 1 ? total.minus(share.times(Decimal.of(BigInt(parts - 1)))) : share,
    );
    const instalments = amounts.map((amount, index) => ({
      due: addDays(issued, (row.content.days ?? 0) + 30 * index),
      amount: amount.toFixed(2),
    }));
    const invoice = this.#addInvoice(
      'invoice',
      'INV',
      row.key ?? '',
      null,
      row.total,
      row.content.currency,
      issued,
      instalments,
    );
    Object.assign(row, { state: 'invoiced', changed: Number(this.#ticker.next()) });
    return { status: 201, body: invoice };
  }

  #addInvoice(
    kind: InvoiceRow['kind'],
    series: string,
    orderKey: string,
    key: string | null,
    total: string,
    currency: string,
    issued: string,
    instalments: InvoiceRow['instalments'],
  ): InvoiceRow {
    const count = this.invoices.filter((row) => row.kind === kind).length + 1;
    const invoice: InvoiceRow = {
      id: this.#ticker.next(),
      key,
      changed: null,
      kind,
      number: `${series}-${count}`,
      orderKey,
      issued,
      total,
      open: total,
      currency,
      instalments,
      credited: '0',
    };
    this.invoices.push(invoice);
    return invoice;
  }

  book(id: string | undefined, verb: string, body: unknown): FakeAnswer {
    const invoice = this.invoices.find((row) => row.id === id);
    if (invoice === undefined) return one(undefined);
    const { key, amount, date } = paymentBody.parse(body);
    const twin =
      key === undefined
        ? undefined
        : [...(verb === 'credit' ? this.invoices : this.payments)].find((row) => row.key === key);
    if (twin) return { status: 409, body: { error: { code: 'duplicate' } } };
    const value = Decimal.of(amount ?? invoice.total);
    return verb === 'credit'
      ? this.#credit(invoice, key ?? null, value, date)
      : this.#pay(invoice, key ?? null, value, date);
  }

  #credit(invoice: InvoiceRow, key: string | null, amount: Decimal, date: string): FakeAnswer {
    const credited = Decimal.of(invoice.credited).plus(amount);
    if (credited.greaterThan(Decimal.of(invoice.total))) return ok({ error: { code: 'credit-too-much' } });
    const note = this.#addInvoice(
      'creditNote',
      'CN',
      invoice.orderKey,
      key,
      amount.toFixed(2),
      invoice.currency,
      date,
      [],
    );
    const open = Decimal.of(invoice.open);
    const offset = amount.lessThan(open) ? amount : open;
    note.open = amount.minus(offset).toFixed(2);
    Object.assign(invoice, {
      open: open.minus(offset).toFixed(2),
      credited: credited.toFixed(2),
      changed: Number(this.#ticker.next()),
    });
    return { status: 201, body: note };
  }

  #pay(invoice: InvoiceRow, key: string | null, amount: Decimal, date: string): FakeAnswer {
    const open = Decimal.of(invoice.open);
    if (amount.greaterThan(open)) return ok({ error: { code: 'overpaid' } });
    const payment: PaymentRow = {
      id: this.#ticker.next(),
      key,
      changed: null,
      invoice: invoice.id,
      amount: amount.toFixed(2),
      currency: invoice.currency,
      date,
    };
    this.payments.push(payment);
    Object.assign(invoice, { open: open.minus(amount).toFixed(2), changed: Number(this.#ticker.next()) });
    return { status: 201, body: payment };
  }
}
