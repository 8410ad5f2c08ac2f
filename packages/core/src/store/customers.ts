import { sql } from 'kysely';
import type { CustomerKind, CustomerPreferences, PostalAddress } from '../model/index.ts';
import { isKey, wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

/** A customer and the contact that an order names, to be known from now on. */
export interface KnownBuyer {
  readonly customerId: string;
  readonly key: string;
  readonly name: string;
  readonly kind: CustomerKind;
  readonly country: string | null;
  readonly language: string | null;
  readonly contactId: string;
  /** What makes it the same contact in a later order. */
  readonly source: string;
  readonly contactName: string | null;
  readonly email: string | null;
  readonly telephone: string | null;
  readonly address: PostalAddress | null;
}

/**
 * Makes customers and contacts, or brings them up to date, in one statement: what a person wrote of a contact stays. Rows are locked in the order of
 * their ids.
 */
export async function keepBuyers(trx: TenantTransaction, buyers: readonly KnownBuyer[]): Promise<void> {
  if (buyers.length === 0) return;
  await sql`
    with x as (
      select * from json_to_recordset(${storedJson(buyers)}::json) as x("customerId" uuid, key text, name text, kind text, country text,
        language text, "contactId" uuid, source text, "contactName" text, email text, telephone text, address jsonb)
    ), kept as (
      insert into quittance.customer as c (tenant_id, id, key, name, kind, country, language)
      select distinct on ("customerId") ${trx.tenant}::uuid, "customerId", key, name, kind, country, language from x order by "customerId"
      on conflict (tenant_id, id) do update set name = excluded.name, kind = excluded.kind, country = excluded.country,
        language = coalesce(excluded.language, c.language)
      where (c.name, c.kind, c.country) is distinct from (excluded.name, excluded.kind, excluded.country)
        or c.language is distinct from coalesce(excluded.language, c.language)
    )
    insert into quittance.contact as c (tenant_id, id, customer_id, source, name, email, telephone, address)
    select distinct on ("contactId") ${trx.tenant}::uuid, "contactId", "customerId", source, "contactName", email, telephone, address
    from x order by "contactId"
    on conflict (tenant_id, id) do update set name = excluded.name, telephone = coalesce(excluded.telephone, c.telephone),
      address = coalesce(excluded.address, c.address), updated_at = now()
    where c.origin = 'order' and (c.name is distinct from excluded.name
      or c.telephone is distinct from coalesce(excluded.telephone, c.telephone) or c.address is distinct from coalesce(excluded.address, c.address))`.execute(
    trx,
  );
}

export interface CustomerRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly kind: CustomerKind;
  readonly country: string | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly settings: CustomerPreferences;
  readonly createdAt: Date;
}

const CUSTOMER = sql`c.id, c.key, c.name, c.kind, c.country, c.language, c.time_zone as "timeZone", c.settings, c.created_at as "createdAt"`;

export async function customersById(trx: TenantTransaction, ids: readonly string[]): Promise<readonly CustomerRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CustomerRow>`
    select ${CUSTOMER} from ${wanted(ids)} join quittance.customer c on c.id = wanted.key where c.tenant_id = ${trx.tenant}::uuid`.execute(
    trx,
  );
  return rows;
}

/** Customers by name, those after `after` only; `search` is found anywhere in the name, or in an address of a contact. */
export async function listCustomers(
  trx: TenantTransaction,
  search: string,
  after: string | undefined,
  limit: number,
): Promise<readonly CustomerRow[]> {
  const { rows } = await sql<CustomerRow>`
    select ${CUSTOMER} from quittance.customer c
    where c.tenant_id = ${trx.tenant}::uuid and (${after ?? null}::uuid is null or c.id > ${after ?? null}::uuid)
      and (${search} = '' or strpos(lower(c.name), lower(${search})) > 0 or exists (
        select from quittance.contact k where k.tenant_id = c.tenant_id and k.customer_id = c.id and strpos(lower(k.email), lower(${search})) > 0))
    order by c.id limit ${limit}`.execute(trx);
  return rows;
}

/** `false` when there is no such customer. */
export async function writeCustomer(
  trx: TenantTransaction,
  id: string,
  { timeZone, settings }: Pick<CustomerRow, 'timeZone' | 'settings'>,
): Promise<boolean> {
  const { rows } = await sql`
    update quittance.customer set time_zone = ${timeZone}, settings = ${storedJson(settings)}::jsonb
    where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid returning id`.execute(trx);
  return rows.length > 0;
}

/** When buyers reacted to messages: looked at a document, took it, answered. The newest 100 of each customer. */
export async function reactionsOf(
  trx: TenantTransaction,
  customerIds: readonly string[],
): Promise<readonly { readonly customerId: string; readonly at: Date }[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<{ customerId: string; at: Date }>`
    select wanted.key as "customerId", e.at from ${wanted(customerIds)} cross join lateral (
      select e.at from quittance.message m join quittance.message_event e on e.tenant_id = m.tenant_id and e.message_id = m.id
      where m.tenant_id = ${trx.tenant}::uuid and m.customer_id = wanted.key and e.kind in ('opened_portal', 'downloaded', 'read_receipt', 'replied')
      order by m.id desc limit 100) e where ${isKey('wanted.key')}`.execute(trx);
  return rows;
}

/** The same over all customers of a merchant, the newest thousand. */
export async function reactionsOfAll(trx: TenantTransaction): Promise<readonly { readonly at: Date }[]> {
  const { rows } = await sql<{ at: Date }>`
    select at from quittance.message_event
    where tenant_id = ${trx.tenant}::uuid and id in (
      select id from quittance.message_event where tenant_id = ${trx.tenant}::uuid order by id desc limit 20000)
      and kind in ('opened_portal', 'downloaded', 'read_receipt', 'replied') order by id desc limit 1000`.execute(trx);
  return rows;
}
