import { sql } from 'kysely';
import { Decimal } from '../model/index.ts';
import { isKey, wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';

export interface NewPayment {
  readonly origin: string;
  readonly id: string;
  readonly documentId: string | null;
  readonly amount: string;
  readonly currency: string;
  readonly date: string;
  readonly method: string | null;
  readonly reference: string | null;
}

/** Stores each payment that is not there yet; answers the keys (`origin/id`) of the new ones. */
export async function insertPayments(
  trx: TenantTransaction,
  payments: readonly NewPayment[],
): Promise<ReadonlySet<string>> {
  if (payments.length === 0) return new Set();
  const { rows } = await sql<{ origin: string; id: string }>`
    insert into quittance.payment (tenant_id, origin, id, document_id, amount, currency, date, method, reference)
    select ${trx.tenant}::uuid, origin, id, "documentId", amount, currency, date, method, reference
    from json_to_recordset(${JSON.stringify(payments)}::json) as x(
      origin text, id text, "documentId" uuid, amount numeric, currency text, date date, method text, reference text)
    on conflict (tenant_id, origin, id) do nothing returning origin, id`.execute(trx);
  return new Set(rows.map(({ origin, id }) => `${origin}/${id}`));
}

/** How a document stands: see the columns of `open_item`. Decimal strings. */
export interface OpenItem {
  readonly documentId: string;
  readonly dueDate: string;
  readonly open: string;
  readonly credited: string;
  readonly toRefund: string;
  readonly refunded: string;
}

export async function updateOpenItems(trx: TenantTransaction, items: readonly OpenItem[]): Promise<void> {
  if (items.length === 0) return;
  await sql`
    update quittance.open_item o set open = x.open, credited = x.credited, to_refund = x."toRefund", refunded = x.refunded
    from json_to_recordset(${JSON.stringify(items)}::json) as x(
      "documentId" uuid, "dueDate" date, open numeric, credited numeric, "toRefund" numeric, refunded numeric)
    where o.tenant_id = ${trx.tenant}::uuid and o.document_id = x."documentId" and o.due_date = x."dueDate" and ${isKey('x.documentId')}`.execute(
    trx,
  );
}

export interface PaymentRow {
  readonly documentId: string;
  readonly documentNumber: string;
  readonly origin: string;
  readonly id: string;
  readonly amount: Decimal;
  readonly currency: string;
  readonly date: string;
}

/** What was applied to documents after their issue. */
export async function paymentsOf(
  trx: TenantTransaction,
  documentIds: readonly string[],
): Promise<readonly PaymentRow[]> {
  const { rows } = await sql<Omit<PaymentRow, 'amount'> & { amount: string }>`
    select p.document_id as "documentId", d.number as "documentNumber", p.origin, p.id, p.amount, p.currency, p.date
    from ${wanted(documentIds)} join quittance.payment p on p.document_id = wanted.key
    join quittance.document d on d.tenant_id = p.tenant_id and d.id = p.document_id
    where p.tenant_id = ${trx.tenant}::uuid`.execute(trx);
  return rows.map((row) => ({ ...row, amount: Decimal.of(row.amount) }));
}
