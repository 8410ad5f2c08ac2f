import { sql } from 'kysely';
import { wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

/** Something that happened to what a customer owes. Codes, numbers and reasons; the customer by id alone. */
export interface NewReceivableEvent {
  readonly customerId: string | null;
  readonly documentNumber: string | null;
  readonly kind: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface ReceivableEventRow extends NewReceivableEvent {
  readonly id: bigint;
  readonly at: Date;
}

export async function insertReceivableEvents(
  trx: TenantTransaction,
  events: readonly NewReceivableEvent[],
  at: string,
): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into quittance.receivable_event (tenant_id, customer_id, document_number, at, kind, details)
    select ${trx.tenant}::uuid, "customerId", "documentNumber", ${at}::timestamptz, kind, details
    from json_to_recordset(${storedJson(events)}::json) as x("customerId" uuid, "documentNumber" text, kind text, details jsonb)`.execute(
    trx,
  );
}

const EVENT = sql`id, customer_id as "customerId", document_number as "documentNumber", at, kind, details`;

/** The newest first, those before `before` only. */
export async function receivableEvents(
  trx: TenantTransaction,
  of: { readonly customerId: string } | { readonly documentNumber: string },
  before: bigint | undefined,
  limit: number,
): Promise<readonly ReceivableEventRow[]> {
  const whose =
    'customerId' in of ? sql`customer_id = ${of.customerId}::uuid` : sql`document_number = ${of.documentNumber}`;
  const { rows } = await sql<ReceivableEventRow>`
    select ${EVENT} from quittance.receivable_event
    where tenant_id = ${trx.tenant}::uuid and ${whose} and (${before ?? null}::bigint is null or id < ${before ?? null}::bigint)
    order by id desc limit ${limit}`.execute(trx);
  return rows;
}

/** Who owes on these documents, and their numbers. */
export async function debtorsOf(
  trx: TenantTransaction,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly customerId: string | null; readonly number: string }>> {
  const { rows } = await sql<{ id: string; customerId: string | null; number: string }>`
    select distinct on (i.document_id) i.document_id as id, i.customer_id as "customerId", coalesce(d.number, i.reference) as number
    from ${wanted(documentIds)} join quittance.open_item i on i.document_id = wanted.key
    left join quittance.document d on d.tenant_id = i.tenant_id and d.id = i.document_id
    where i.tenant_id = ${trx.tenant}::uuid order by i.document_id`.execute(trx);
  return new Map(rows.map(({ id, customerId, number }) => [id, { customerId, number }]));
}
