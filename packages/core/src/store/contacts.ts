import { sql } from 'kysely';
import type { ContactInput, ContactPreferences, ContactState, PostalAddress } from '../model/index.ts';
import { wanted } from './by-key.ts';
import { claims } from './case-positions.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

export interface ContactRow {
  readonly id: string;
  readonly customerId: string;
  /** A person who ordered for a company, one of maybe several. */
  readonly isOfCompany: boolean;
  readonly origin: 'order' | 'person';
  readonly role: ContactInput['role'];
  readonly name: string | null;
  readonly email: string | null;
  readonly telephone: string | null;
  readonly address: PostalAddress | null;
  readonly state: ContactState;
  readonly stateReason: string | null;
  readonly absentUntil: string | null;
  readonly substitute: string | null;
  readonly settings: ContactPreferences;
}

/** How the source of each contact begins who is this person of a company. No e-mail address holds a line break. */
export function contactSource(contactId: string): string {
  return `${contactId}\n`;
}

const CONTACT = sql`k.id, k.customer_id as "customerId", strpos(k.source, chr(10)) > 0 as "isOfCompany", k.origin, k.role, k.name, k.email,
  k.telephone, k.address, k.state, k.state_reason as "stateReason", k.absent_until as "absentUntil", k.substitute, k.settings`;

/** The contacts of these customers, the oldest first. */
export async function contactsOf(
  trx: TenantTransaction,
  customerIds: readonly string[],
): Promise<readonly ContactRow[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<ContactRow>`
    select ${CONTACT} from ${wanted(customerIds)} join quittance.contact k on k.customer_id = wanted.key
    where k.tenant_id = ${trx.tenant}::uuid order by k.origin desc, k.updated_at, k.id`.execute(trx);
  return rows;
}

/** Whom the orders of these documents named, by the documents' numbers. */
export async function contactsOfDocuments(
  trx: TenantTransaction,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await sql<{ number: string; contactId: string | null }>`
    select d.number, d.contact_id as "contactId" from ${wanted(numbers, 'text')} join quittance.document d on d.number = wanted.key
    where d.tenant_id = ${trx.tenant}::uuid`.execute(trx);
  return new Map(rows.map(({ number, contactId }) => [number, contactId]));
}

export async function contactsById(trx: TenantTransaction, ids: readonly string[]): Promise<readonly ContactRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ContactRow>`
    select ${CONTACT} from ${wanted(ids)} join quittance.contact k on k.id = wanted.key where k.tenant_id = ${trx.tenant}::uuid`.execute(
    trx,
  );
  return rows;
}

/** Writes what a person says of a contact, new or known; orders change it no more. `false` when it is another customer's. */
export async function writeContact(
  trx: TenantTransaction,
  row: Omit<ContactRow, 'isOfCompany' | 'origin' | 'stateReason' | 'substitute'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into quittance.contact as k (tenant_id, id, customer_id, source, origin, role, name, email, telephone, address, state, absent_until, settings)
    values (${trx.tenant}::uuid, ${row.id}::uuid, ${row.customerId}::uuid, ${`person|${row.id}`}, 'person', ${row.role}, ${row.name}, ${row.email},
      ${row.telephone}, ${row.address === null ? null : storedJson(row.address)}::jsonb, ${row.state}, ${row.absentUntil}::date, ${storedJson(row.settings)}::jsonb)
    on conflict (tenant_id, id) do update set origin = 'person', role = excluded.role, name = excluded.name, email = excluded.email,
      telephone = excluded.telephone, address = excluded.address, state = excluded.state, absent_until = excluded.absent_until,
      state_reason = case when excluded.state = k.state then k.state_reason end,
      substitute = case when excluded.email is not distinct from k.email then k.substitute end, settings = excluded.settings, updated_at = now()
    where k.customer_id = excluded.customer_id
    returning k.id`.execute(trx);
  return rows.length > 0;
}

/** A contact is usable no more; `false` when it was not usable before. */
export async function stopContact(
  trx: TenantTransaction,
  id: string,
  state: Exclude<ContactState, 'usable'>,
  reason: string,
): Promise<boolean> {
  const { rows } = await sql`
    update quittance.contact set state = ${state}, state_reason = ${reason}, updated_at = now()
    where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid and state = 'usable' returning id`.execute(trx);
  return rows.length > 0;
}

/** Notes an absence; an earlier return never shortens a later one that is still to come. */
export async function noteAbsence(
  trx: TenantTransaction,
  id: string,
  { until, substitute }: { readonly until: string | null; readonly substitute: string | null },
): Promise<void> {
  await sql`
    update quittance.contact set absent_until = greatest(absent_until, ${until}::date), substitute = coalesce(${substitute}, substitute), updated_at = now()
    where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid`.execute(trx);
}

/**
 * Forgets where customers who owe nothing any more can be reached: addresses, what was sent to them by name, and what came back from them. Their
 * documents stay, and that and when they were delivered. Answers their ids.
 */
export async function forgetContacts(
  trx: TenantTransaction,
  which: { readonly key: string; readonly isPrefix: boolean },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from quittance.customer c
    where c.tenant_id = ${trx.tenant}::uuid and (c.key = ${which.key} or (${which.isPrefix} and starts_with(c.key, ${which.key})))
      and not exists (
        select from quittance.document d join quittance.open_item i on i.tenant_id = d.tenant_id and i.document_id = d.id
        where d.tenant_id = c.tenant_id and d.customer_id = c.id and i.open > 0)
      and not exists (
        select from quittance.agency_case k
        where k.tenant_id = c.tenant_id and k.customer_id = c.id and k.is_out and k.mode = 'live')
    order by c.id for update of c`.execute(trx);
  const ids = rows.map(({ id }) => id);
  await eraseContacts(trx, ids, { contact: 'customer_id', others: 'customer_id' });
  return ids;
}

/**
 * The same for a person who ordered for companies: what they ordered must be paid, and with no agency; what their company owes besides is not theirs.
 * `shop` is how the keys of the shop's customers begin. Answers the ids of the contacts.
 */
export async function forgetPerson(
  trx: TenantTransaction,
  shop: string,
  contactId: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select k.id from quittance.contact k join quittance.customer c on c.tenant_id = k.tenant_id and c.id = k.customer_id
    where k.tenant_id = ${trx.tenant}::uuid and starts_with(k.source, ${contactSource(contactId)}) and starts_with(c.key, ${shop})
      and not exists (
        select from quittance.document d join quittance.open_item i on i.tenant_id = d.tenant_id and i.document_id = d.id
        where d.tenant_id = k.tenant_id and d.customer_id = c.id and d.contact_id = k.id and i.open > 0)
      and not exists (
        select from quittance.agency_case a join quittance.document d on d.tenant_id = a.tenant_id and d.customer_id = a.customer_id
        where a.tenant_id = k.tenant_id and a.customer_id = c.id and a.is_out and a.mode = 'live' and d.contact_id = k.id and ${claims('a', 'd')})
    order by k.id for update of k`.execute(trx);
  const ids = rows.map(({ id }) => id);
  await eraseContacts(trx, ids, { contact: 'id', others: 'contact_id' });
  return ids;
}

/** Erases by ids in these columns. */
async function eraseContacts(
  trx: TenantTransaction,
  ids: readonly string[],
  column: { readonly contact: 'id' | 'customer_id'; readonly others: 'contact_id' | 'customer_id' },
): Promise<void> {
  if (ids.length === 0) return;
  const own = (name: string) => sql`tenant_id = ${trx.tenant}::uuid and ${sql.ref(name)} = any(${[...ids]}::uuid[])`;
  await sql`
    update quittance.contact set name = null, email = null, telephone = null, address = null, substitute = null, source = id::text, state = 'paused',
      state_reason = 'ERASED', origin = 'person', updated_at = now() where ${own(column.contact)}`.execute(trx);
  await sql`
    update quittance.message set recipients = '[]'
    where ${own(column.others)} and state in ('accepted', 'refused', 'withdrawn')`.execute(trx);
  await sql`
    with mail as (
      update quittance.returned_mail set summary = '{}', open = false where ${own(column.others)} returning evidence
    ), told as (
      select e.evidence from quittance.message m join quittance.message_event e on e.tenant_id = m.tenant_id and e.message_id = m.id
      where m.tenant_id = ${trx.tenant}::uuid and ${sql.ref(`m.${column.others}`)} = any(${[...ids]}::uuid[]) and m.channel = 'sms' and e.evidence is not null
    )
    update quittance.evidence e set content = '' from (select evidence from mail union select evidence from told) gone
    where e.tenant_id = ${trx.tenant}::uuid and e.id = gone.evidence`.execute(trx);
}
