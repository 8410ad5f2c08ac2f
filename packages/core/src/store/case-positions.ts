import { sql, type RawBuilder } from 'kysely';
import { wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

/** One position of a case as it was handed over. */
export interface CaseItemRow {
  readonly documentId: string;
  readonly dueDate: string;
  readonly kind: string;
  readonly number: string;
  /** Below zero of a credit. */
  readonly open: string;
}

/** Keeps what was handed over in place of what was before. */
export async function writeCaseItems(
  trx: TenantTransaction,
  caseId: string,
  items: readonly CaseItemRow[],
): Promise<void> {
  await sql`delete from quittance.agency_case_item where tenant_id = ${trx.tenant}::uuid and case_id = ${caseId}::uuid`.execute(
    trx,
  );
  await sql`delete from quittance.agency_case_change where tenant_id = ${trx.tenant}::uuid and case_id = ${caseId}::uuid`.execute(
    trx,
  );
  await sql`
    insert into quittance.agency_case_item (tenant_id, case_id, document_id, due_date, kind, number, open)
    select ${trx.tenant}::uuid, ${caseId}::uuid, "documentId", "dueDate", kind, number, open
    from json_to_recordset(${storedJson(items)}::json) as x("documentId" uuid, "dueDate" date, kind text, number text, open numeric)`.execute(
    trx,
  );
}

/** A position, and what is open on it by the books and by the agency. */
export interface CaseItemStanding extends CaseItemRow {
  readonly openNow: string;
  /** What both sides know to have lowered the claim of the document since the hand-over; the same for all its positions. */
  readonly changed: string;
}

export async function caseItems(trx: TenantTransaction, caseId: string): Promise<readonly CaseItemStanding[]> {
  const { rows } = await sql<CaseItemStanding>`
    select i.document_id as "documentId", i.due_date as "dueDate", i.kind, i.number, i.open::text as open, coalesce(o.open, 0)::text as "openNow",
      coalesce((select sum(c.amount) from quittance.agency_case_change c
        where c.tenant_id = i.tenant_id and c.case_id = i.case_id and c.document_id = i.document_id), 0)::text as changed
    from quittance.agency_case_item i left join quittance.open_item o
      on o.tenant_id = i.tenant_id and o.document_id = i.document_id and o.due_date = i.due_date
    where i.tenant_id = ${trx.tenant}::uuid and i.case_id = ${caseId}::uuid order by i.due_date, i.document_id`.execute(
    trx,
  );
  return rows;
}

export interface CaseChangeRow {
  readonly documentId: string;
  /** A change is written once by its key. */
  readonly key: string;
  /** Above zero: the claim is lower by it. */
  readonly amount: string;
}

export async function insertCaseChanges(
  trx: TenantTransaction,
  caseId: string,
  changes: readonly CaseChangeRow[],
  at: string,
): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    insert into quittance.agency_case_change (tenant_id, case_id, document_id, key, amount, at)
    select ${trx.tenant}::uuid, ${caseId}::uuid, "documentId", key, amount, ${at}::timestamptz
    from json_to_recordset(${storedJson(changes)}::json) as x("documentId" uuid, key text, amount numeric)
    on conflict do nothing`.execute(trx);
}

/** Payments on the documents of a case that the agency does not know of, and those it knows of that were taken back since. Oldest first. */
export interface UntoldPayment {
  readonly documentId: string;
  readonly key: string;
  readonly amount: string;
  readonly date: string;
  readonly reference: string | null;
}

export async function untoldPayments(trx: TenantTransaction, caseId: string): Promise<readonly UntoldPayment[]> {
  const { rows } = await sql<UntoldPayment>`
    with own as (
      select distinct i.document_id from quittance.agency_case_item i where i.tenant_id = ${trx.tenant}::uuid and i.case_id = ${caseId}::uuid
    ), paid as (
      select p.document_id, 'payment|' || p.origin || '|' || p.id as key, p.amount, p.date, p.reference, p.created_at
      from own join quittance.payment p on p.tenant_id = ${trx.tenant}::uuid and p.document_id = own.document_id
      where p.reversed_at is null and p.origin not like 'agency:%'
      union all
      select p.document_id, 'reversed|' || p.origin || '|' || p.id, -p.amount, p.date, p.reference, p.reversed_at
      from own join quittance.payment p on p.tenant_id = ${trx.tenant}::uuid and p.document_id = own.document_id
      where p.reversed_at is not null and p.origin not like 'agency:%'
    )
    select paid.document_id as "documentId", paid.key, paid.amount::text as amount, paid.date, paid.reference from paid
    where not exists (
      select from quittance.agency_case_change c
      where c.tenant_id = ${trx.tenant}::uuid and c.case_id = ${caseId}::uuid and c.document_id = paid.document_id and c.key = paid.key)
    order by paid.created_at, paid.key`.execute(trx);
  return rows;
}

/** Which of these positions are with an agency in a case that is not closed: keys `document|due`. */
export async function itemsOut(trx: TenantTransaction, customerIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select i.document_id || '|' || i.due_date as key
    from ${wanted(customerIds)} join quittance.agency_case k on k.customer_id = wanted.key
    join quittance.agency_case_item i on i.tenant_id = k.tenant_id and i.case_id = k.id
    where k.tenant_id = ${trx.tenant}::uuid and k.is_out and k.mode = 'live'`.execute(trx);
  return new Set(rows.map(({ key }) => key));
}

/** Whether a case claims what a document asks for. */
export function claims(agencyCase: string, document: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(`${agencyCase}.content`)} @> jsonb_build_object('items', jsonb_build_array(
    jsonb_build_object('documentIds', jsonb_build_array(${sql.ref(`${document}.id`)}))))`;
}

/** Whether one of these documents was with an agency, and came back. */
export async function cameBack(trx: TenantTransaction, documentIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    select from ${wanted(documentIds)} join quittance.agency_case_item i on i.document_id = wanted.key
    join quittance.agency_case k on k.tenant_id = i.tenant_id and k.id = i.case_id
    where i.tenant_id = ${trx.tenant}::uuid and k.mode = 'live' and k.own_state = 'submitted' and not k.is_out
    limit 1`.execute(trx);
  return rows.length > 0;
}

/** Says of items that an agency has them since `day`, or (`null`) that they are ours again. They must be locked. */
export async function markHandedOver(
  trx: TenantTransaction,
  items: readonly Pick<CaseItemRow, 'documentId' | 'dueDate'>[],
  day: string | null,
): Promise<void> {
  if (items.length === 0) return;
  await sql`
    update quittance.open_item i set handed_over_on = ${day}::date
    from json_to_recordset(${storedJson(items)}::json) as x("documentId" uuid, "dueDate" date)
    where i.tenant_id = ${trx.tenant}::uuid and i.document_id = x."documentId" and i.due_date = x."dueDate"`.execute(
    trx,
  );
}
