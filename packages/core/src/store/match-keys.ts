import { sql } from 'kysely';
import { wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import { ITEM, ITEMS, type OpenItemRow } from './open-items.ts';
import { storedJson } from './stored-json.ts';

/** Something to be found by a key, and what it is called. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What has no keys yet: documents and claims by their numbers, up to `limit`; those of older releases among them. */
export async function unkeyedItems(trx: TenantTransaction, limit: number): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select i.document_id as id, coalesce(d.number, i.reference, '') as name from (
      select distinct document_id from quittance.open_item where tenant_id = ${trx.tenant}::uuid and not keyed order by document_id limit ${limit}) x
    join ${ITEMS} on i.document_id = x.document_id
    where i.tenant_id = ${trx.tenant}::uuid`.execute(trx);
  return rows;
}

/** Customers whose name, or whose new name, has no keys yet. */
export async function unkeyedCustomers(trx: TenantTransaction, limit: number): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select id, name from quittance.customer where tenant_id = ${trx.tenant}::uuid and keyed_name is distinct from name order by id limit ${limit}`.execute(
    trx,
  );
  return rows;
}

export async function insertKeys(
  trx: TenantTransaction,
  keys: readonly { readonly id: string; readonly key: string }[],
): Promise<void> {
  await sql`
    insert into quittance.match_key (tenant_id, key, id)
    select ${trx.tenant}::uuid, key, id from json_to_recordset(${storedJson(keys)}::json) as x(key text, id uuid) order by key collate "C", id
    on conflict do nothing`.execute(trx);
}

export async function markKeyedItems(trx: TenantTransaction, ids: readonly string[]): Promise<void> {
  await sql`
    update quittance.open_item i set keyed = true from ${wanted(ids)} where i.tenant_id = ${trx.tenant}::uuid and i.document_id = wanted.key`.execute(
    trx,
  );
}

export async function markKeyedCustomers(trx: TenantTransaction, customers: readonly Named[]): Promise<void> {
  await sql`
    update quittance.customer c set keyed_name = x.name from json_to_recordset(${storedJson(customers)}::json) as x(id uuid, name text)
    where c.tenant_id = ${trx.tenant}::uuid and c.id = x.id`.execute(trx);
}

/** What has one of these keys; of a key that very many have, the first `most` by id. */
export async function idsByKey(
  trx: TenantTransaction,
  keys: readonly string[],
  most: number,
): Promise<readonly { readonly key: string; readonly id: string }[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ key: string; id: string }>`
    select wanted.key, found.id from ${wanted(keys, 'text')} cross join lateral (
      select id from quittance.match_key where tenant_id = ${trx.tenant}::uuid and key = wanted.key order by id limit ${most}) found`.execute(
    trx,
  );
  return rows;
}

/** Items of these documents, settled ones too. */
export async function itemsByDocument(trx: TenantTransaction, ids: readonly string[]): Promise<readonly OpenItemRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<OpenItemRow>`
    select ${ITEM} from ${wanted(ids)} join ${ITEMS} on i.document_id = wanted.key where i.tenant_id = ${trx.tenant}::uuid`.execute(
    trx,
  );
  return rows;
}

/** Who paid from these accounts before, by what was posted and not taken back. */
export async function customersByIban(
  trx: TenantTransaction,
  ibans: readonly string[],
): Promise<readonly { readonly iban: string; readonly customerId: string }[]> {
  if (ibans.length === 0) return [];
  const { rows } = await sql<{ iban: string; customerId: string }>`
    select distinct e.payer_iban as iban, i.customer_id as "customerId"
    from ${wanted(ibans, 'text')} join quittance.bank_entry e on e.payer_iban = wanted.key
    join quittance.payment p on p.tenant_id = e.tenant_id and p.entry_id = e.id and p.reversed_at is null and p.amount > 0
    join quittance.open_item i on i.tenant_id = p.tenant_id and i.document_id = p.document_id
    where e.tenant_id = ${trx.tenant}::uuid and e.state = 'posted' and i.customer_id is not null`.execute(trx);
  return rows;
}

/** A posted entry, payment by payment: what a return may take back. */
export interface PostedRow {
  readonly entryId: string;
  readonly key: string;
  readonly amount: string;
  readonly currency: string;
  readonly bookedOn: string;
  readonly refs: readonly string[];
  readonly customerId: string;
  readonly number: string;
  readonly dueDate: string;
  readonly share: string;
}

/** Entries that were posted under one of these references, or for one of these customers since a day. */
export async function postedEntries(
  trx: TenantTransaction,
  {
    refs,
    customerIds,
    since,
  }: { readonly refs: readonly string[]; readonly customerIds: readonly string[]; readonly since: string },
): Promise<readonly PostedRow[]> {
  const { rows } = await sql<PostedRow>`
    with meant as (
      select e.id from quittance.bank_entry e where e.tenant_id = ${trx.tenant}::uuid and e.state = 'posted' and e.refs && ${[...refs]}::text[]
      union
      select p.entry_id from ${wanted(customerIds)} join quittance.open_item i on i.customer_id = wanted.key
      join quittance.payment p on p.tenant_id = i.tenant_id and p.document_id = i.document_id
      where i.tenant_id = ${trx.tenant}::uuid and p.entry_id is not null and p.reversed_at is null and p.date >= ${since}::date
    )
    select distinct e.id as "entryId", e.key, e.amount::text as amount, e.currency, e.booked_on as "bookedOn", e.refs, i.customer_id as "customerId",
      coalesce(d.number, i.reference) as number, i.due_date as "dueDate", p.amount::text as share, p.id as payment
    from meant join quittance.bank_entry e on e.tenant_id = ${trx.tenant}::uuid and e.id = meant.id and e.state = 'posted'
    join quittance.payment p on p.tenant_id = e.tenant_id and p.entry_id = e.id and p.reversed_at is null
    join ${ITEMS} on i.tenant_id = p.tenant_id and i.document_id = p.document_id
    where i.customer_id is not null order by e.id`.execute(trx);
  return rows;
}
