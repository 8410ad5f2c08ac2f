import type { OrderBody } from './wire.ts';

export interface FakeRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly session?: string;
  readonly body?: unknown;
}
export interface FakeAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface Row {
  id: string;
  key: string | null;
  changed: number | null;
}
export interface OrderRow extends Row {
  number: string;
  state: 'draft' | 'confirmed' | 'invoiced' | 'cancelled';
  content: OrderBody;
  total: string;
}
export interface InvoiceRow extends Row {
  kind: 'invoice' | 'creditNote';
  number: string;
  orderKey: string;
  issued: string;
  total: string;
  open: string;
  currency: string;
  instalments: { due: string; amount: string }[];
  credited: string;
}
export interface PaymentRow extends Row {
  invoice: string;
  amount: string;
  currency: string;
  date: string;
}

export function kindOf(row: OrderRow | InvoiceRow | PaymentRow): string {
  return 'kind' in row ? row.kind : 'invoice' in row ? 'payment' : 'order';
}
export function ok(body: unknown): FakeAnswer {
  return { status: 200, body };
}
export function list(...rows: readonly unknown[]): FakeAnswer {
  return ok({ rows: rows.filter((row) => row !== undefined) });
}
export function one(row: unknown): FakeAnswer {
  return row === undefined ? { status: 404, body: { error: { code: 'missing' } } } : ok(row);
}
