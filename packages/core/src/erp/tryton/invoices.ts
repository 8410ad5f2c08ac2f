import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Decimal, type ExtId } from '../../model/index.ts';
import { parseExtId } from '../ext-id.ts';
import type { ErpInvoice } from '../port.ts';
import type { TrytonClient } from './client.ts';
import { trytonDate, trytonDateTime, trytonDecimal } from './values.ts';

const FIELDS = [
  'number',
  'state',
  'invoice_date',
  'total_amount',
  'tax_amount',
  'amount_to_pay',
  'currency.code',
  'lines_to_pay',
  'payment_lines',
  'sales',
  'write_date',
  'create_date',
];
export const invoiceRow = z.object({
  id: z.int(),
  number: z.string().nullable(),
  state: z.string(),
  invoice_date: trytonDate.nullable(),
  total_amount: trytonDecimal,
  tax_amount: trytonDecimal,
  amount_to_pay: trytonDecimal,
  'currency.': z.object({ code: z.string() }),
  lines_to_pay: z.array(z.int()),
  payment_lines: z.array(z.int()),
  sales: z.array(z.int()),
  write_date: trytonDateTime.nullable(),
  create_date: trytonDateTime,
});
export type InvoiceRow = z.output<typeof invoiceRow>;

const lineToPay = z.object({
  id: z.int(),
  maturity_date: trytonDate.nullable(),
  debit: trytonDecimal,
  credit: trytonDecimal,
});
const creditLine = z.object({ id: z.int(), invoice: z.int(), 'origin.': z.object({ invoice: z.int() }) });
const saleKey = z.object({ id: z.int(), web_id: z.string().nullable() });

export function searchInvoices(
  client: TrytonClient,
  domain: readonly unknown[],
  limit: number,
): Promise<readonly InvoiceRow[]> {
  return client.search('account.invoice', invoiceRow, [['type', '=', 'out'], ...domain], FIELDS, {
    limit,
    order: [['id', 'ASC']],
  });
}

/** A credit note is an invoice with a negative total in Tryton. */
export function isCreditNote(row: InvoiceRow): boolean {
  return row.total_amount.isNegative();
}

/** Rows with what belongs to them: due dates, the sales' keys, and which invoice a credit note is for. Three calls, however many rows. */
export async function completeInvoices(
  client: TrytonClient,
  rows: readonly InvoiceRow[],
): Promise<readonly ErpInvoice[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const lines = await client.search(
    'account.move.line',
    lineToPay,
    [['id', 'in', rows.flatMap((row) => row.lines_to_pay)]],
    ['maturity_date', 'debit', 'credit'],
  );
  const credits = await creditLinks(client, ids);
  const credited = rows
    .filter(isCreditNote)
    .flatMap(({ id }) => credits.filter((link) => link.credit === id).map((link) => link.invoice));
  const origins = credited.length === 0 ? [] : await searchInvoices(client, [['id', 'in', credited]], credited.length);
  const notes = await creditNotes(client, rows, credits);
  const sales = await client.search(
    'sale.sale',
    saleKey,
    [['id', 'in', [...rows, ...origins].flatMap((row) => row.sales)]],
    ['web_id'],
  );
  const keys = new Map(sales.map(({ id, web_id }) => [id, web_id === null ? undefined : parseExtId(web_id)]));
  return rows.map((row) => {
    const sold =
      row.sales.length > 0
        ? row.sales
        : origins
            .filter(({ id }) => credits.some((link) => link.credit === row.id && link.invoice === id))
            .flatMap((origin) => origin.sales);
    return toInvoice(
      row,
      lines.filter(({ id }) => row.lines_to_pay.includes(id)),
      new Set(sold.flatMap((id) => keys.get(id) ?? [])),
      notes.get(row.id) ?? Decimal.ZERO,
    );
  });
}

interface CreditLink {
  readonly credit: number;
  readonly invoice: number;
}

async function creditLinks(client: TrytonClient, ids: readonly number[]): Promise<readonly CreditLink[]> {
  const domain = [
    [
      'OR',
      ['origin.invoice', 'in', ids, 'account.invoice.line'],
      [
        ['invoice', 'in', ids],
        ['origin', 'like', 'account.invoice.line,%'],
      ],
    ],
  ];
  const rows = await client.search('account.invoice.line', creditLine, domain, ['invoice', 'origin.invoice']);
  return rows.map((row) => ({ credit: row.invoice, invoice: row['origin.'].invoice }));
}

/** How much of each invoice its posted credit notes took back. */
async function creditNotes(
  client: TrytonClient,
  rows: readonly InvoiceRow[],
  links: readonly CreditLink[],
): Promise<ReadonlyMap<number, Decimal>> {
  const wanted = links.filter(({ invoice }) => rows.some(({ id }) => id === invoice)).map(({ credit }) => credit);
  if (wanted.length === 0) return new Map();
  const notes = await searchInvoices(
    client,
    [
      ['id', 'in', wanted],
      ['state', 'in', ['posted', 'paid']],
    ],
    wanted.length,
  );
  return new Map(
    rows.map(({ id }) => {
      const own = new Set(links.filter(({ invoice }) => invoice === id).map(({ credit }) => credit));
      return [id, Decimal.sum(notes.filter((note) => own.has(note.id)).map((note) => note.total_amount.abs()))];
    }),
  );
}

function toInvoice(
  row: InvoiceRow,
  lines: readonly z.output<typeof lineToPay>[],
  orders: ReadonlySet<ExtId>,
  credited: Decimal,
): ErpInvoice {
  const total = row.total_amount.abs();
  const open = openOf(row, total);
  const core = {
    id: String(row.id),
    kind: isCreditNote(row) ? ('creditNote' as const) : ('invoice' as const),
    ...(row.number !== null && { number: row.number }),
    state: stateOf(row, total, open, credited),
    ...(row.invoice_date !== null && { issued: row.invoice_date }),
    total,
    tax: row.tax_amount.abs(),
    open,
    currency: row['currency.'].code,
    instalments: instalments(lines, open),
    orderExtIds: [...orders],
  };
  return {
    ...core,
    version: createHash('sha256')
      .update(JSON.stringify([core, row.write_date]))
      .digest('hex')
      .slice(0, 16),
  };
}

/** Tryton computes nothing to pay for a draft; nobody has paid it, so all of it is open. */
function openOf(row: InvoiceRow, total: Decimal): Decimal {
  if (row.state === 'posted') return row.amount_to_pay.abs();
  return row.state === 'draft' || row.state === 'validated' ? total : Decimal.ZERO;
}

function stateOf(row: InvoiceRow, total: Decimal, open: Decimal, credited: Decimal): ErpInvoice['state'] {
  // A full credit note leaves its invoice cancelled or paid in Tryton, whichever way it was set against it.
  if (row.state === 'cancelled') return credited.isPositive() && credited.equals(total) ? 'credited' : 'cancelled';
  if (row.state === 'draft' || row.state === 'validated') return 'draft';
  if (open.isZero()) return credited.equals(total) ? 'credited' : 'paid';
  return open.equals(total) ? 'open' : 'partial';
}

/** Tryton keeps part payments on the invoice, not on a due date: they settle the earliest first. */
function instalments(lines: readonly z.output<typeof lineToPay>[], open: Decimal): ErpInvoice['instalments'] {
  const dated = lines.flatMap(({ maturity_date: due, debit, credit }) =>
    due === null ? [] : [{ due, amount: debit.minus(credit).abs() }],
  );
  let settled = Decimal.sum(dated.map(({ amount }) => amount)).minus(open);
  return dated
    .toSorted((a, b) => a.due.localeCompare(b.due))
    .map(({ due, amount }) => {
      const part = settled.lessThan(amount) ? settled : amount;
      settled = settled.minus(part);
      return { due, amount, open: amount.minus(part) };
    });
}
