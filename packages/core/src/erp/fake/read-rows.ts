import type { z } from 'zod';
import { parseExtId } from '../ext-id.ts';
import type { ErpInvoice, ErpOrder, ErpPayment } from '../port.ts';
import type { invoiceRow, orderRow, paymentRow } from './wire.ts';

type InvoiceRow = z.output<typeof invoiceRow>;

export function toOrder(row: z.output<typeof orderRow>): ErpOrder {
  return {
    id: row.id,
    ...extOf(row.key),
    number: row.number,
    state: row.state,
    total: row.total,
    currency: row.content.currency,
  };
}

export function toInvoice(row: InvoiceRow): ErpInvoice {
  const { total, open, credited } = row;
  const state = credited.equals(total)
    ? 'credited'
    : open.equals(total)
      ? 'open'
      : open.isPositive()
        ? 'partial'
        : 'paid';
  return { ...document(row), kind: 'invoice', state };
}

export function toCreditNote(row: InvoiceRow): ErpInvoice {
  return { ...document(row), kind: 'creditNote', state: row.open.isZero() ? 'paid' : 'open' };
}

export function toPayment(row: z.output<typeof paymentRow>): ErpPayment {
  return {
    id: row.id,
    ...extOf(row.key),
    invoiceId: row.invoice,
    amount: row.amount,
    currency: row.currency,
    date: row.date,
    version: String(row.changed ?? 0),
  };
}

function document(row: InvoiceRow) {
  let settled = row.total.minus(row.open);
  const instalments = row.instalments.map(({ due, amount }) => {
    const part = settled.lessThan(amount) ? settled : amount;
    settled = settled.minus(part);
    return { due, amount, open: amount.minus(part) };
  });
  const order = parseExtId(row.orderKey);
  const { id, number, issued, total, open, currency } = row;
  return {
    id,
    ...extOf(row.key),
    number,
    issued,
    total,
    open,
    currency,
    instalments,
    orderExtIds: order ? [order] : [],
    version: String(row.changed ?? 0),
  };
}

function extOf(key: string | null) {
  const ext = key === null ? undefined : parseExtId(key);
  return ext === undefined ? {} : { ext };
}
