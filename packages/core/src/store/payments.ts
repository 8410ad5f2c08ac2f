import { sql } from 'kysely';
import { Decimal } from '../model/index.ts';
import { wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import { lockOrdersAnywhere, type OrderRow } from './orders.ts';
import { storedJson } from './stored-json.ts';

export interface NewPayment {
  readonly origin: string;
  readonly id: string;
  readonly documentId: string | null;
  readonly amount: string;
  readonly currency: string;
  readonly date: string;
  readonly method: string | null;
  readonly reference: string | null;
  /** The entry of a bank statement that brought the money. */
  readonly entryId?: string;
}

/** Stores each payment that is not there yet; answers the keys (`origin/id`) of the new ones. */
export async function insertPayments(
  trx: TenantTransaction,
  payments: readonly NewPayment[],
): Promise<ReadonlySet<string>> {
  if (payments.length === 0) return new Set();
  const { rows } = await sql<{ origin: string; id: string }>`
    insert into quittance.payment (tenant_id, origin, id, document_id, amount, currency, date, method, reference, entry_id)
    select ${trx.tenant}::uuid, origin, id, "documentId", amount, currency, date, method, reference, "entryId"
    from json_to_recordset(${storedJson(payments)}::json) as x(
      origin text, id text, "documentId" uuid, amount numeric, currency text, date date, method text, reference text, "entryId" uuid)
    on conflict (tenant_id, origin, id) do nothing returning origin, id`.execute(trx);
  return new Set(rows.map(({ origin, id }) => `${origin}/${id}`));
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

/** What was applied to documents after their issue, and not taken back. */
export async function paymentsOf(
  trx: TenantTransaction,
  documentIds: readonly string[],
): Promise<readonly PaymentRow[]> {
  const { rows } = await sql<Omit<PaymentRow, 'amount'> & { amount: string }>`
    select p.document_id as "documentId", d.number as "documentNumber", p.origin, p.id, p.amount, p.currency, p.date
    from ${wanted(documentIds)} join quittance.payment p on p.document_id = wanted.key
    join quittance.document d on d.tenant_id = p.tenant_id and d.id = p.document_id
    where p.tenant_id = ${trx.tenant}::uuid and p.reversed_at is null`.execute(trx);
  return rows.map((row) => ({ ...row, amount: Decimal.of(row.amount) }));
}

/** A payment as it is taken back. */
export interface ReversedPayment {
  readonly origin: string;
  readonly id: string;
  readonly documentId: string;
  readonly amount: string;
  readonly currency: string;
}

/** Payments that still count: those of a bank entry, or the one with this origin and id; locked. */
export async function lockPayments(
  trx: TenantTransaction,
  of: { readonly entryId: string } | { readonly origin: string; readonly id: string },
): Promise<readonly ReversedPayment[]> {
  const which = 'entryId' in of ? sql`entry_id = ${of.entryId}::uuid` : sql`origin = ${of.origin} and id = ${of.id}`;
  const { rows } = await sql<ReversedPayment>`
    select origin, id, document_id as "documentId", amount::text as amount, currency from quittance.payment
    where tenant_id = ${trx.tenant}::uuid and ${which} and document_id is not null and reversed_at is null
    order by origin, id for update`.execute(trx);
  return rows;
}

/** Takes payments back: they stay for the record, and count no more. */
export async function reversePayments(
  trx: TenantTransaction,
  payments: readonly Pick<ReversedPayment, 'origin' | 'id'>[],
  reversal: { readonly by: string; readonly reason: string },
  at: string,
): Promise<void> {
  await sql`
    update quittance.payment p set reversed_at = ${at}::timestamptz, reversal = ${storedJson(reversal)}::jsonb
    from json_to_recordset(${storedJson(payments)}::json) as x(origin text, id text)
    where p.tenant_id = ${trx.tenant}::uuid and p.origin = x.origin and p.id = x.id`.execute(trx);
}

/** The orders of these documents wherever they stand, locked in the order of their ids: money arrives whatever stops an order. */
export async function lockOrdersOfDocuments(
  trx: TenantTransaction,
  documentIds: readonly string[],
): Promise<readonly OrderRow[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct d.order_id as id from ${wanted(documentIds)} join quittance.document d on d.id = wanted.key
    where d.tenant_id = ${trx.tenant}::uuid`.execute(trx);
  return lockOrdersAnywhere(
    trx,
    rows.map(({ id }) => id),
  );
}
