import { createHash } from 'node:crypto';
import { z } from 'zod';
import { decimal, isoDate } from '../../model/index.ts';
import { parseExtId } from '../ext-id.ts';
import type { ErpInvoice, ErpPayment } from '../port.ts';
import type { SqlConfig } from './config.ts';
import type { Queries, SqlValue } from './database.ts';
import type { Tables } from './orders.ts';

const invoiceRow = z.object({
  id: z.string(),
  kind: z.enum(['invoice', 'creditNote']),
  number: z.string().nullable(),
  state: z.enum(['draft', 'open', 'partial', 'paid', 'cancelled', 'credited']),
  issued_on: isoDate.nullable(),
  total: decimal,
  tax: decimal.nullable(),
  open_amount: decimal,
  currency: z.string(),
  order_ext: z.string().nullable(),
});
const instalmentRow = z.object({ invoice_id: z.string(), due_on: isoDate, amount: decimal, open_amount: decimal });
const paymentRow = z.object({
  id: z.string(),
  ext: z.string().nullable(),
  invoice_id: z.string(),
  amount: decimal,
  currency: z.string(),
  paid_on: isoDate,
});

const INVOICE_COLUMNS = 'id, kind, number, state, issued_on, total, tax, open_amount, currency, order_ext';
const PAYMENT_COLUMNS = 'id, ext, invoice_id, amount, currency, paid_on';

/** A condition with its parameters. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Changed since, behind a key; a row without a date may have changed at any time, so it is always among them. */
export function changedCondition(system: SqlConfig['system'], since: Date | null, after: string | null): Condition {
  const parts: Condition[] = [];
  if (since !== null)
    parts.push({
      sql: '(changed_at is null or changed_at >= ?)',
      values: [system === 'postgresql' ? since.toISOString() : since.toISOString().replace('T', ' ').replace('Z', '')],
    });
  if (after !== null) parts.push({ sql: 'id > ?', values: [after] });
  return {
    sql: ['1 = 1', ...parts.map(({ sql }) => sql)].join(' and '),
    values: parts.flatMap(({ values }) => values),
  };
}

export async function searchInvoices(
  queries: Queries,
  tables: Tables,
  { sql, values }: Condition,
  limit: number,
): Promise<readonly ErpInvoice[]> {
  const rows = z
    .array(invoiceRow)
    .parse(
      await queries.query(
        `select ${INVOICE_COLUMNS} from ${tables.invoice} where ${sql} order by id limit ${Math.floor(limit)}`,
        values,
      ),
    );
  if (rows.length === 0) return [];
  const parts = z.array(instalmentRow).parse(
    await queries.query(
      `select invoice_id, due_on, amount, open_amount from ${tables.instalment} where invoice_id in (${rows.map(() => '?').join(', ')}) order by due_on`,
      rows.map(({ id }) => id),
    ),
  );
  return rows.map((row) =>
    toInvoice(
      row,
      parts.filter((part) => part.invoice_id === row.id),
    ),
  );
}

function toInvoice(row: z.output<typeof invoiceRow>, parts: readonly z.output<typeof instalmentRow>[]): ErpInvoice {
  const order = row.order_ext === null ? undefined : parseExtId(row.order_ext);
  const core = {
    id: row.id,
    kind: row.kind,
    ...(row.number !== null && { number: row.number }),
    state: row.state,
    ...(row.issued_on !== null && { issued: row.issued_on }),
    total: row.total,
    ...(row.tax && { tax: row.tax }),
    open: row.open_amount,
    currency: row.currency,
    instalments: parts.map(({ due_on: due, amount, open_amount: open }) => ({ due, amount, open })),
    orderExtIds: order ? [order] : [],
  };
  return { ...core, version: createHash('sha256').update(JSON.stringify(core)).digest('hex').slice(0, 16) };
}

export async function searchPayments(
  queries: Queries,
  tables: Tables,
  { sql, values }: Condition,
  limit: number,
): Promise<readonly ErpPayment[]> {
  const rows = z
    .array(paymentRow)
    .parse(
      await queries.query(
        `select ${PAYMENT_COLUMNS} from ${tables.payment} where ${sql} order by id limit ${Math.floor(limit)}`,
        values,
      ),
    );
  return rows.map(({ id, ext: text, invoice_id: invoiceId, amount, currency, paid_on: date }) => {
    const ext = text === null ? undefined : parseExtId(text);
    return { id, ...(ext && { ext }), invoiceId, amount, currency, date, version: `${amount.toString()} ${date}` };
  });
}
