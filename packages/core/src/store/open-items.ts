import { sql } from 'kysely';
import { isKey, wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

/** How a document stands: see the columns of `open_item`. Decimal strings. */
export interface Standing {
  readonly documentId: string;
  readonly open: string;
  readonly credited: string;
  readonly toRefund: string;
  readonly refunded: string;
}

/**
 * Writes what is open on documents. Of one that is due in instalments, money settles the oldest first: what is still owed is owed at the
 * latest. Rows are locked in one order, so that no two writers of the same documents wait in a circle.
 */
export async function updateOpenItems(trx: TenantTransaction, standings: readonly Standing[]): Promise<void> {
  if (standings.length === 0) return;
  await sql`
    with x as (
      select * from json_to_recordset(${storedJson(standings)}::json) as x(
        "documentId" uuid, open numeric, credited numeric, "toRefund" numeric, refunded numeric)
    ), locked as (
      select o.document_id, o.due_date, o.amount, x.open, x.credited, x."toRefund", x.refunded
      from x join quittance.open_item o on o.document_id = x."documentId"
      where o.tenant_id = ${trx.tenant}::uuid and ${isKey('x.documentId')} order by o.document_id, o.due_date for update of o
    ), placed as (
      select *, count(*) over (partition by document_id) as rows, row_number() over (partition by document_id order by due_date) as nth,
        coalesce(sum(amount) over (partition by document_id order by due_date desc rows between unbounded preceding and 1 preceding), 0) as later
      from locked
    )
    update quittance.open_item o set
      open = case
        when p.rows = 1 then p.open
        when p.open < 0 then case p.nth when 1 then p.open else 0 end
        when p.nth = 1 then greatest(0, p.open - p.later)
        else least(p.amount, greatest(0, p.open - p.later)) end,
      credited = case p.nth when 1 then p.credited else 0 end, to_refund = case p.nth when 1 then p."toRefund" else 0 end,
      refunded = case p.nth when 1 then p.refunded else 0 end
    from placed p
    where o.tenant_id = ${trx.tenant}::uuid and o.document_id = p.document_id and o.due_date = p.due_date and ${isKey('p.document_id')}`.execute(
    trx,
  );
}

/** A row of `open_item`; amounts are decimal strings. */
export interface OpenItemRow {
  readonly documentId: string;
  readonly customerId: string | null;
  /** The document's number, or the item's own reference. */
  readonly number: string;
  readonly kind: string;
  /** Of a fee or interest: the document it was raised for. */
  readonly about: string | null;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly amount: string;
  readonly open: string;
  readonly level: number;
  readonly repeats: number;
  readonly cycle: number;
  readonly lastLetterOn: string | null;
  readonly interestClaimedTo: string | null;
  readonly compensationClaimed: boolean;
  readonly handedOverOn: string | null;
  readonly procedureId: string | null;
}

export const ITEM = sql`
  i.document_id as "documentId", i.customer_id as "customerId", coalesce(d.number, i.reference) as number,
  case when i.kind = 'invoice' then d.kind else i.kind end as kind, i.about, coalesce(d.issue_date, i.due_date) as "issueDate", i.due_date as "dueDate",
  i.currency, i.amount::text as amount, i.open::text as open, i.level, i.repeats, i.cycle, i.last_letter_on as "lastLetterOn",
  i.interest_claimed_to as "interestClaimedTo", i.compensation_claimed as "compensationClaimed", i.handed_over_on as "handedOverOn", i.procedure_id as "procedureId"`;
export const ITEMS = sql`quittance.open_item i left join quittance.document d on d.tenant_id = i.tenant_id and d.id = i.document_id`;

/** The items of these documents (or of what has no document), locked in one order until the transaction ends. */
export async function lockItems(
  trx: TenantTransaction,
  documentIds: readonly string[],
): Promise<readonly OpenItemRow[]> {
  const { rows } = await sql<OpenItemRow>`
    select ${ITEM} from ${wanted(documentIds)} join ${ITEMS} on i.document_id = wanted.key
    where i.tenant_id = ${trx.tenant}::uuid order by i.document_id, i.due_date for update of i`.execute(trx);
  return rows;
}

/** Everything open of these customers, locked in the same order. */
export async function lockItemsOf(
  trx: TenantTransaction,
  customerIds: readonly string[],
): Promise<readonly OpenItemRow[]> {
  const { rows } = await sql<OpenItemRow>`
    select ${ITEM} from ${wanted(customerIds)} join ${ITEMS} on i.customer_id = wanted.key
    where i.tenant_id = ${trx.tenant}::uuid and i.open <> 0 order by i.document_id, i.due_date for update of i`.execute(
    trx,
  );
  return rows;
}

/** An item without a document: a fee, interest, or money on account. */
export interface NewItem {
  readonly id: string;
  readonly kind: 'fee' | 'interest' | 'payment-on-account';
  readonly reference: string;
  readonly about: string | null;
  readonly customerId: string | null;
  readonly dueDate: string;
  readonly currency: string;
  readonly amount: string;
}

export async function insertItems(trx: TenantTransaction, items: readonly NewItem[]): Promise<void> {
  if (items.length === 0) return;
  await sql`
    insert into quittance.open_item (tenant_id, document_id, kind, reference, about, customer_id, due_date, currency, amount, open)
    select ${trx.tenant}::uuid, id, kind, reference, about, "customerId", "dueDate", currency, amount, amount
    from json_to_recordset(${storedJson(items)}::json) as x(
      id uuid, kind text, reference text, about uuid, "customerId" uuid, "dueDate" date, currency text, amount numeric)`.execute(
    trx,
  );
}

/** Brings what is open on items without a document up to date with their payments. They must be locked. */
export async function settleItems(trx: TenantTransaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update quittance.open_item i set open = i.amount - (
      select coalesce(sum(p.amount), 0) from quittance.payment p
      where p.tenant_id = i.tenant_id and p.document_id = i.document_id and p.reversed_at is null)
    from ${wanted(ids)} where i.tenant_id = ${trx.tenant}::uuid and i.document_id = wanted.key and i.kind <> 'invoice'`.execute(
    trx,
  );
}

/** The documents, or items without one, that are called so. */
export async function documentIdsOf(trx: TenantTransaction, numbers: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from ${wanted(numbers, 'text')} join quittance.document d on d.number = wanted.key where d.tenant_id = ${trx.tenant}::uuid
    union all
    select i.document_id from ${wanted(numbers, 'text')} join quittance.open_item i on i.reference = wanted.key where i.tenant_id = ${trx.tenant}::uuid`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}
