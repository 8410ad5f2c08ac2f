import { Decimal, addDays } from '../src/model/index.ts';
import type { Office } from '../src/erp/contract.ts';
import type { Database, SqlRow } from '../src/erp/sql/database.ts';

/** An ERP's own jobs on the staging tables: enters what waits, and writes the state of its invoices. Written against docs/erp/sql.md only. */
export class SqlErp {
  readonly #database: Database;
  readonly #table: (name: string) => string;
  readonly #now: string;
  #count = 0;
  #running: Promise<void> = Promise.resolve();

  constructor(database: Database, table: (name: string) => string) {
    this.#database = database;
    this.#table = table;
    this.#now = 'current_timestamp';
  }

  /** Enters every waiting row. */
  enter(): Promise<void> {
    this.#running = this.#running.then(() => this.#enterOnce());
    return this.#running;
  }

  async #enterOnce(): Promise<void> {
    const waiting = await this.#database.query(`select ext from ${this.#table('order')} where state = 'waiting'`);
    for (const { ext } of waiting) {
      this.#count += 1;
      await this.#database.query(
        `update ${this.#table('order')} set state = 'confirmed', erp_id = ?, erp_number = ?, erp_total = total where ext = ?`,
        [String(this.#count), `SO-${this.#count}`, String(ext)],
      );
    }
    const bookings = await this.#database.query(
      `select ext, kind, order_ext, invoice_id, amount from ${this.#table('booking')} where state = 'waiting'`,
    );
    for (const booking of bookings) await this.#book(booking);
  }

  async #book(row: SqlRow): Promise<void> {
    const amount = typeof row['amount'] === 'string' ? Decimal.of(row['amount']) : undefined;
    const invoice = { id: String(row['invoice_id']) };
    if (row['kind'] === 'cancel')
      await this.#database.query(`update ${this.#table('order')} set state = 'cancelled' where ext = ?`, [
        String(row['order_ext']),
      ]);
    else if (row['kind'] === 'payment' && amount) await this.#pay(invoice.id, amount, String(row['ext']));
    else await this.office.credit(invoice, amount);
    await this.#database.query(`update ${this.#table('booking')} set state = 'done' where ext = ?`, [
      String(row['ext']),
    ]);
  }

  readonly office: Office = {
    issue: async ({ id: ext }, parts = 1) => {
      const [order] = await this.#database.query(`select total, currency from ${this.#table('order')} where ext = ?`, [
        ext,
      ]);
      if (!order) throw new Error(`no order ${ext}`);
      const total = Decimal.of(String(order['total']));
      const half = total.dividedBy(Decimal.of(BigInt(parts)), 2);
      const id = this.#next('I');
      const dues = [
        ['2026-12-21', parts === 1 ? total : half] as const,
        ...(parts === 2 ? [[addDays('2026-12-21', 30), total.minus(half)] as const] : []),
      ];
      // No changed_at: some ERPs leave it null until the first change.
      await this.#database.query(
        `insert into ${this.#table('invoice')} (id, kind, number, state, issued_on, total, open_amount, currency, order_ext) values (?, 'invoice', ?, 'open', '2026-11-21', ?, ?, 'EUR', ?)`,
        [id, `FA-${id}`, total.toString(), total.toString(), ext],
      );
      for (const [due, amount] of dues)
        await this.#database.query(
          `insert into ${this.#table('instalment')} (invoice_id, due_on, amount, open_amount) values (?, ?, ?, ?)`,
          [id, due, amount.toString(), amount.toString()],
        );
      return { id };
    },
    pay: ({ id }, amount) => this.#pay(id, amount),
    credit: async ({ id }, gross) => {
      const [invoice] = await this.#database.query(
        `select total, order_ext from ${this.#table('invoice')} where id = ?`,
        [id],
      );
      const amount = gross ?? Decimal.of(String(invoice?.['total']));
      const note = this.#next('C');
      await this.#database.query(
        `insert into ${this.#table('invoice')} (id, kind, number, state, issued_on, total, open_amount, currency, order_ext, changed_at) values (?, 'creditNote', ?, 'paid', '2026-11-21', ?, 0, 'EUR', ?, ${this.#now})`,
        [note, `AV-${note}`, amount.toString(), String(invoice?.['order_ext'])],
      );
      await this.#lower(id, amount, gross === undefined ? 'credited' : undefined);
    },
    bounce: ({ id }, amount) => this.#pay(id, amount.negated()),
  };

  async #pay(id: string, amount: Decimal, ext?: string): Promise<void> {
    await this.#database.query(
      `insert into ${this.#table('payment')} (id, ext, invoice_id, amount, currency, paid_on, changed_at) values (?, ?, ?, ?, 'EUR', '2026-11-21', ${this.#now})`,
      [this.#next('P'), ext ?? null, id, amount.toString()],
    );
    await this.#lower(id, amount);
  }

  async #lower(id: string, by: Decimal, settled?: string): Promise<void> {
    const [invoice] = await this.#database.query(
      `select total, open_amount from ${this.#table('invoice')} where id = ?`,
      [id],
    );
    const total = Decimal.of(String(invoice?.['total']));
    const open = Decimal.of(String(invoice?.['open_amount'])).minus(by);
    const state = settled ?? (open.isZero() ? 'paid' : open.equals(total) ? 'open' : 'partial');
    await this.#database.query(
      `update ${this.#table('invoice')} set open_amount = ?, state = ?, changed_at = ${this.#now} where id = ?`,
      [open.toString(), state, id],
    );
    let paid = total.minus(open);
    for (const row of await this.#database.query(
      `select due_on, amount from ${this.#table('instalment')} where invoice_id = ? order by due_on`,
      [id],
    )) {
      const amount = Decimal.of(String(row['amount']));
      const part = paid.lessThan(amount) ? paid : amount;
      paid = paid.minus(part);
      await this.#database.query(
        `update ${this.#table('instalment')} set open_amount = ? where invoice_id = ? and due_on = ?`,
        [amount.minus(part).toString(), id, String(row['due_on'])],
      );
    }
  }

  #next(letter: string): string {
    this.#count += 1;
    return `${letter}${this.#count}`;
  }
}
