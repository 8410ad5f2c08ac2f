import { sql } from 'kysely';
import { Decimal } from '../model/index.ts';
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

export interface OpenItemRow {
  readonly documentId: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly amount: string;
  readonly open: string;
}

/** The open items of documents, locked, earliest due date first: money received settles them in that order. */
export async function lockOpenItems(
  trx: TenantTransaction,
  documentIds: readonly string[],
): Promise<readonly OpenItemRow[]> {
  const { rows } = await sql<OpenItemRow>`
    select document_id as "documentId", due_date as "dueDate", currency, amount, open from quittance.open_item
    where tenant_id = ${trx.tenant}::uuid and document_id = any(${[...documentIds]}::uuid[])
    order by document_id, due_date for update`.execute(trx);
  return rows;
}

export async function updateOpenItems(
  trx: TenantTransaction,
  items: readonly Pick<OpenItemRow, 'documentId' | 'dueDate' | 'open'>[],
): Promise<void> {
  if (items.length === 0) return;
  await sql`
    update quittance.open_item o set open = x.open
    from json_to_recordset(${JSON.stringify(items)}::json) as x("documentId" uuid, "dueDate" date, open numeric)
    where o.tenant_id = ${trx.tenant}::uuid and o.document_id = x."documentId" and o.due_date = x."dueDate"`.execute(
    trx,
  );
}

/** The documents of orders with what is still open on them. */
export async function openByOrder(
  trx: TenantTransaction,
  orderIds: readonly string[],
): Promise<
  readonly {
    readonly orderId: string;
    readonly documentId: string;
    readonly number: string;
    readonly kind: string;
    readonly open: string;
  }[]
> {
  const { rows } = await sql<{ orderId: string; documentId: string; number: string; kind: string; open: string }>`
    select d.order_id as "orderId", d.id as "documentId", d.number, d.kind, coalesce(sum(i.open), 0)::text as open
    from quittance.document d left join quittance.open_item i on i.tenant_id = d.tenant_id and i.document_id = d.id
    where d.tenant_id = ${trx.tenant}::uuid and d.order_id = any(${[...orderIds]}::uuid[])
    group by d.order_id, d.id, d.number, d.kind order by d.id`.execute(trx);
  return rows;
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
    from quittance.payment p join quittance.document d on d.tenant_id = p.tenant_id and d.id = p.document_id
    where p.tenant_id = ${trx.tenant}::uuid and p.document_id = any(${[...documentIds]}::uuid[])`.execute(trx);
  return rows.map((row) => ({ ...row, amount: Decimal.of(row.amount) }));
}
