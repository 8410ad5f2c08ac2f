import { sql } from 'kysely';
import { wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import { ITEM, ITEMS, type OpenItemRow } from './open-items.ts';
import { storedJson } from './stored-json.ts';

/** Everything open of the next `customers` customers after `after`, customer by customer: the whole of a merchant's debtors in pages. */
export async function nextDebtors(
  trx: TenantTransaction,
  after: string | null,
  customers: number,
): Promise<readonly OpenItemRow[]> {
  const { rows } = await sql<OpenItemRow>`
    with page as materialized (
      select distinct customer_id from quittance.open_item
      where tenant_id = ${trx.tenant}::uuid and open <> 0 and customer_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000'::uuid)
      order by customer_id limit ${customers}
    )
    select ${ITEM} from page join ${ITEMS} on i.customer_id = page.customer_id
    where i.tenant_id = ${trx.tenant}::uuid and i.open <> 0 order by i.customer_id, i.due_date, i.document_id`.execute(
    trx,
  );
  return rows;
}

/** Everything open of these customers. */
export async function openItemsOf(
  trx: TenantTransaction,
  customerIds: readonly string[],
): Promise<readonly OpenItemRow[]> {
  const { rows } = await sql<OpenItemRow>`
    select ${ITEM} from ${wanted(customerIds)} join ${ITEMS} on i.customer_id = wanted.key
    where i.tenant_id = ${trx.tenant}::uuid and i.open <> 0 order by i.customer_id, i.due_date, i.kind, i.document_id`.execute(
    trx,
  );
  return rows;
}

/** A customer as dunning sees it. */
export interface DebtorTerms {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly dunning: unknown;
  readonly defaultSince: Date | null;
  readonly email: boolean;
  readonly address: boolean;
  readonly telephone: boolean;
  readonly absentUntil: string | null;
}

/** Of these customers, what was decided for them and how they can be reached: by a usable contact for bills. */
export async function debtorTerms(
  trx: TenantTransaction,
  customerIds: readonly string[],
): Promise<readonly DebtorTerms[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<DebtorTerms>`
    select c.id, c.name, c.kind, c.country, c.language, c.time_zone as "timeZone", c.dunning, c.default_since as "defaultSince",
      coalesce(k.email, false) as email, coalesce(k.address, false) as address, coalesce(k.telephone, false) as telephone, k.absent as "absentUntil"
    from ${wanted(customerIds)} join quittance.customer c on c.id = wanted.key left join lateral (
      select bool_or(email is not null) as email, bool_or(address is not null) as address, bool_or(telephone is not null) as telephone,
        case when bool_and(absent_until is not null) then min(absent_until) end as absent
      from quittance.contact k where k.tenant_id = c.tenant_id and k.customer_id = c.id and k.state = 'usable' and k.role = 'billing'
    ) k on true
    where c.tenant_id = ${trx.tenant}::uuid`.execute(trx);
  return rows;
}

/** Of these customers, the day on which each of their documents was last written about. */
export async function lastMessages(
  trx: TenantTransaction,
  customerIds: readonly string[],
  timeZone: string,
): Promise<ReadonlyMap<string, string>> {
  if (customerIds.length === 0) return new Map();
  const { rows } = await sql<{ documentId: string; day: string }>`
    select m.document_id as "documentId", max((m.planned_for at time zone ${timeZone})::date) as day
    from ${wanted(customerIds)} join quittance.message m on m.customer_id = wanted.key
    where m.tenant_id = ${trx.tenant}::uuid and m.document_id is not null and m.state = 'accepted' group by m.document_id`.execute(
    trx,
  );
  return new Map(rows.map(({ documentId, day }) => [documentId, day]));
}

export async function writeDebtorTerms(trx: TenantTransaction, id: string, terms: unknown): Promise<boolean> {
  const { rows } = await sql`
    update quittance.customer set dunning = ${storedJson(terms)}::jsonb
    where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid returning id`.execute(trx);
  return rows.length > 0;
}

/** Marks who is in default among these customers, and takes the mark from the others; answers those whose mark changed. */
export async function markDefaults(
  trx: TenantTransaction,
  { inDefault, others }: { readonly inDefault: readonly string[]; readonly others: readonly string[] },
  at: string,
): Promise<readonly { readonly id: string; readonly inDefault: boolean }[]> {
  const { rows } = await sql<{ id: string; inDefault: boolean }>`
    with marked as (
      update quittance.customer c set default_since = ${at}::timestamptz
      from ${wanted(inDefault)} where c.tenant_id = ${trx.tenant}::uuid and c.id = wanted.key and c.default_since is null returning c.id
    ), freed as (
      update quittance.customer c set default_since = null
      from ${wanted(others)} where c.tenant_id = ${trx.tenant}::uuid and c.id = wanted.key and c.default_since is not null returning c.id
    )
    select id, true as "inDefault" from marked union all select id, false from freed`.execute(trx);
  return rows;
}

/** Those of these customers who are in default. */
export async function defaulters(trx: TenantTransaction, customerIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (customerIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select c.id from ${wanted(customerIds)} join quittance.customer c on c.id = wanted.key
    where c.tenant_id = ${trx.tenant}::uuid and c.default_since is not null`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

/** Documents with something open of which nobody knows who owes: they are older than customers. */
export async function unownedDocuments(trx: TenantTransaction, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct document_id as id from quittance.open_item
    where tenant_id = ${trx.tenant}::uuid and customer_id is null and open <> 0 and kind = 'invoice' limit ${limit}`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}

/** Says of what is open on documents who owes it: whom the documents name. */
export async function ownItems(trx: TenantTransaction, documentIds: readonly string[]): Promise<void> {
  await sql`
    update quittance.open_item i set customer_id = d.customer_id
    from ${wanted(documentIds)} join quittance.document d on d.id = wanted.key
    where d.tenant_id = ${trx.tenant}::uuid and i.tenant_id = ${trx.tenant}::uuid and i.document_id = d.id and i.customer_id is null`.execute(
    trx,
  );
}

/** Everything open of these customers, in any order. */
export async function itemsOfCustomers(
  trx: TenantTransaction,
  customerIds: readonly string[],
): Promise<readonly OpenItemRow[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<OpenItemRow>`
    select ${ITEM} from ${wanted(customerIds)} join ${ITEMS} on i.customer_id = wanted.key where i.tenant_id = ${trx.tenant}::uuid and i.open <> 0`.execute(
    trx,
  );
  return rows;
}
