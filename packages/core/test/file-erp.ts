import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import { Decimal, addDays } from '../src/model/index.ts';
import type { Office } from '../src/erp/contract.ts';

type Format = 'csv' | 'json' | 'xml' | 'edifact';
interface Invoice {
  id: string;
  kind: 'invoice' | 'creditNote';
  number: string;
  order: string;
  total: Decimal;
  open: Decimal;
  credited: Decimal;
  parts: { due: string; amount: Decimal }[];
}

/** An ERP's import and export programs: reads `out/`, answers, and writes status files. Written against docs/erp/files.md only. */
export class FileErp {
  readonly orders = new Map<string, { id: string; total: string; currency: string; state: string }>();
  readonly #invoices = new Map<string, Invoice>();
  #count = 0;
  #running: Promise<void> = Promise.resolve();
  refuse: string | undefined;
  readonly #root: string;
  readonly #format: Format;

  constructor(root: string, format: Format) {
    this.#root = root;
    this.#format = format;
  }

  /** One run of the import: the answer first, then the file goes. */
  import(): Promise<void> {
    this.#running = this.#running.then(() => this.#importOnce());
    return this.#running;
  }

  async #importOnce(): Promise<void> {
    const out = join(this.#root, 'out');
    for (const name of (await readdir(out).catch(() => [])).filter((entry) => !entry.startsWith('.'))) {
      const text = await readFile(join(out, name), 'utf8').catch(() => undefined);
      if (text === undefined) continue;
      await this.#enter(name, flat(name, text));
      await rm(join(out, name), { force: true });
    }
  }

  async #enter(name: string, record: Readonly<Record<string, string>>): Promise<void> {
    const { kind = '', ext = '' } = record;
    if (!name.startsWith(`${ext}.`)) throw new Error(`${name} holds ${ext}`);
    if (this.refuse !== undefined && kind === 'order') return this.#write('error', ext, { ext, reason: this.refuse });
    if (kind === 'order') return this.#order(ext, record);
    if (kind === 'cancel') return this.#cancel(ext, record['order'] ?? '');
    const invoice = this.#invoice(record['invoiceId'] ?? '');
    const amount = Decimal.of(record['total'] ?? invoice.total.toString());
    if (kind === 'payment') await this.#pay(invoice, amount, ext);
    else await this.#credit(invoice, amount);
    await this.#write('done', ext, { ext, id: `P-${ext}`, state: 'done', total: amount.toString(), currency: 'EUR' });
  }

  async #order(ext: string, record: Readonly<Record<string, string>>): Promise<void> {
    const known = this.orders.get(ext);
    const order = known ?? {
      id: `SO-${(this.#count += 1)}`,
      total: record['total'] ?? '',
      currency: record['currency'] ?? '',
      state: 'confirmed',
    };
    this.orders.set(ext, order);
    await this.#write('done', ext, { ext, ...order });
  }

  async #cancel(ext: string, order: string): Promise<void> {
    const known = this.orders.get(order);
    if (!known) return this.#write('error', ext, { ext, reason: 'no such order' });
    known.state = 'cancelled';
    await this.#write('done', order, { ext: order, ...known });
    await this.#write('done', ext, { ext, ...known });
  }

  #invoice(id: string): Invoice {
    return (
      this.#invoices.get(id) ??
      [...this.#invoices.values()].find((invoice) => invoice.id === id) ??
      fail(`no invoice ${id}`)
    );
  }

  readonly office: Office = {
    issue: async ({ id: order }, parts = 1) => {
      const [ext, { total }] =
        [...this.orders].find(([key, row]) => row.id === order || key === order) ?? fail(`no order ${order}`);
      const sum = Decimal.of(total);
      const half = sum.dividedBy(Decimal.of(BigInt(parts)), 2);
      const id = `I/${(this.#count += 1)}`;
      const due = [
        { due: '2026-12-21', amount: parts === 1 ? sum : half },
        ...(parts === 2 ? [{ due: addDays('2026-12-21', 30), amount: sum.minus(half) }] : []),
      ];
      const invoice: Invoice = {
        id,
        kind: 'invoice',
        number: `FA-${this.#count}`,
        order: ext,
        total: sum,
        open: sum,
        credited: Decimal.ZERO,
        parts: due,
      };
      this.#invoices.set(id, invoice);
      await this.#export(invoice);
      return { id };
    },
    pay: ({ id }, amount) => this.#pay(this.#invoice(id), amount),
    credit: async ({ id }, gross) => this.#credit(this.#invoice(id), gross ?? this.#invoice(id).total),
    bounce: ({ id }, amount) => this.#pay(this.#invoice(id), amount.negated()),
  };

  async #pay(invoice: Invoice, amount: Decimal, ext?: string): Promise<void> {
    invoice.open = invoice.open.minus(amount);
    const id = `P/${(this.#count += 1)}`;
    await this.#write('in', `payment-${this.#count}`, {
      id,
      ...(ext !== undefined && { ext }),
      invoice: invoice.id,
      amount: amount.toString(),
      currency: 'EUR',
      date: '2026-11-21',
    });
    await this.#export(invoice);
  }

  async #credit(invoice: Invoice, amount: Decimal): Promise<void> {
    const id = `C/${(this.#count += 1)}`;
    invoice.open = invoice.open.minus(amount);
    invoice.credited = invoice.credited.plus(amount);
    await this.#export({
      id,
      kind: 'creditNote',
      number: `AV-${this.#count}`,
      order: invoice.order,
      total: amount,
      open: Decimal.ZERO,
      credited: Decimal.ZERO,
      parts: [],
    });
    await this.#export(invoice);
  }

  async #export(invoice: Invoice): Promise<void> {
    const { id, kind, number, order, total, open, credited, parts } = invoice;
    const state = credited.equals(total)
      ? 'credited'
      : open.isZero()
        ? 'paid'
        : open.equals(total)
          ? 'open'
          : 'partial';
    let settled = total.minus(open);
    const instalments = parts.map(({ due, amount }) => {
      const part = settled.lessThan(amount) ? settled : amount;
      settled = settled.minus(part);
      return { due, amount: amount.toString(), open: amount.minus(part).toString() };
    });
    await this.#write(
      'in',
      `invoice-${id.replace('/', '')}`,
      {
        id,
        kind,
        number,
        state,
        issued: '2026-11-21',
        total: total.toString(),
        open: open.toString(),
        currency: 'EUR',
        orders: order,
      },
      instalments,
    );
  }

  async #write(
    place: string,
    name: string,
    record: Readonly<Record<string, string>>,
    instalments: readonly Readonly<Record<'due' | 'amount' | 'open', string>>[] = [],
  ): Promise<void> {
    await mkdir(join(this.#root, place), { recursive: true });
    // An ERP that reads EDIFACT is answered for by a program of the integrator's.
    const format = this.#format === 'edifact' ? 'json' : this.#format;
    const path = join(this.#root, place, `${name}.${format}`);
    await writeFile(`${path}.tmp`, written(format, record, instalments));
    await rename(`${path}.tmp`, path);
  }
}

function written(
  format: Format,
  record: Readonly<Record<string, string>>,
  instalments: readonly Readonly<Record<'due' | 'amount' | 'open', string>>[],
): string {
  if (format === 'json') return JSON.stringify({ ...record, ...(instalments.length > 0 && { instalments }) });
  const tags = (values: Readonly<Record<string, string>>) =>
    Object.entries(values)
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join('');
  if (format === 'xml') {
    const parts = instalments.map((part) => `<instalment>${tags(part)}</instalment>`).join('');
    return `<?xml version="1.0"?><record>${tags(record)}${parts === '' ? '' : `<instalments>${parts}</instalments>`}</record>`;
  }
  const columns = [...Object.keys(record), ...(instalments.length > 0 ? ['due', 'dueAmount', 'dueOpen'] : [])];
  const rows =
    instalments.length === 0
      ? [Object.values(record)]
      : instalments.map(({ due, amount, open }) => [...Object.values(record), due, amount, open]);
  return [columns, ...rows].map((row) => row.join(';')).join('\r\n');
}

/** The record's own fields, as an import program sees them. */
function flat(name: string, text: string): Readonly<Record<string, string>> {
  if (name.endsWith('.edi')) return fromOrders(name, text);
  if (name.endsWith('.csv')) return parse<Record<string, string>>(text, { columns: true })[0] ?? {};
  const record: unknown = name.endsWith('.json')
    ? JSON.parse(text)
    : new XMLParser({ parseTagValue: false }).parse(text).record;
  return Object.fromEntries(
    Object.entries(record ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** ORDERS: the file's name is its key, `FTX+ACB` the key of the order. */
function fromOrders(name: string, text: string): Readonly<Record<string, string>> {
  const value = (pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';
  return {
    kind: value(/BGM\+220\+[^+]*\+(\d)'/) === '1' ? 'cancel' : 'order',
    ext: name.slice(0, -'.edi'.length),
    order: value(/FTX\+ACB\+\+\+([^'+:]+)'/),
    total: value(/MOA\+86:([\d.]+)'/),
    currency: value(/CUX\+2:([A-Z]{3}):9'/),
  };
}

function fail(message: string): never {
  throw new Error(message);
}
