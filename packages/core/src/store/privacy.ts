import { sql } from 'kysely';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';
import { uuidv7 } from './uuid.ts';

/** What a person or a shop asked for; ids only, for a record of the request must not keep what it asks to forget. */
export interface PrivacyRequestRow {
  readonly id: string;
  readonly host: string;
  readonly shop: string;
  readonly kind: string;
  readonly customerId: string | null;
  readonly orderIds: readonly string[];
  readonly receivedAt: Date;
  readonly doneAt: Date | null;
  readonly outcome: Erased | null;
}

/** How many orders were forgotten, and how many stay because documents were issued for them. */
export interface Erased {
  readonly erased: number;
  readonly kept: number;
}

const COLUMNS = sql`id, host, shop, kind, customer_id as "customerId", order_ids as "orderIds", received_at as "receivedAt", done_at as "doneAt", outcome`;

/** Its id; `undefined` when the request was kept before under the same key. */
export async function keepPrivacyRequest(
  trx: TenantTransaction,
  request: Pick<PrivacyRequestRow, 'host' | 'shop' | 'kind' | 'customerId' | 'orderIds'> & { readonly key: string },
): Promise<string | undefined> {
  const { host, shop, key, kind, customerId, orderIds } = request;
  const { rows } = await sql<{ id: string }>`
    insert into quittance.privacy_request (tenant_id, id, host, shop, key, kind, customer_id, order_ids)
    values (${trx.tenant}::uuid, ${uuidv7()}::uuid, ${host}, ${shop}, ${key}, ${kind}, ${customerId}, ${[...orderIds]}::text[])
    on conflict (tenant_id, host, shop, key) do nothing returning id`.execute(trx);
  return rows[0]?.id;
}

export async function privacyRequests(trx: TenantTransaction): Promise<readonly PrivacyRequestRow[]> {
  const { rows } = await sql<PrivacyRequestRow>`
    select ${COLUMNS} from quittance.privacy_request where tenant_id = ${trx.tenant}::uuid order by id desc limit 1000`.execute(
    trx,
  );
  return rows;
}

/** One that nobody has worked off yet, locked. */
export async function lockPrivacyRequest(trx: TenantTransaction, id: string): Promise<PrivacyRequestRow | undefined> {
  const { rows } = await sql<PrivacyRequestRow>`
    select ${COLUMNS} from quittance.privacy_request
    where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid and done_at is null for update`.execute(trx);
  return rows[0];
}

export async function writePrivacyOutcome(trx: TenantTransaction, id: string, outcome: Erased): Promise<void> {
  await sql`
    update quittance.privacy_request set done_at = now(), outcome = ${storedJson(outcome)}::jsonb
    where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid`.execute(trx);
}

/** Orders of a shop, locked in the order of their ids: all of them, or those with these ids in the shop. */
export async function lockOrdersOf(
  trx: TenantTransaction,
  {
    host,
    shop,
    orderIds,
  }: { readonly host: string; readonly shop: string; readonly orderIds: readonly string[] | null },
): Promise<readonly { readonly id: string; readonly claimedBy: string | null }[]> {
  const { rows } = await sql<{ id: string; claimedBy: string | null }>`
    select id, claimed_by as "claimedBy" from quittance.orders
    where tenant_id = ${trx.tenant}::uuid and host = ${host} and shop = ${shop}
      and (${orderIds === null} or source_id = any(${[...(orderIds ?? [])]}::text[]))
    order by id for update`.execute(trx);
  return rows;
}

/**
 * Forgets everything of these (or all) orders of a shop for which no document was issued: payloads, the buyer's name, what waits. What remains
 * of such an order is its number, its sum and its history. Payloads behind issued documents stay with them, but not those that no order could
 * be made of. The orders must be locked.
 */
export async function eraseOrders(
  trx: TenantTransaction,
  {
    host,
    shop,
    orderIds,
  }: { readonly host: string; readonly shop: string; readonly orderIds: readonly string[] | null },
  at: string,
): Promise<Erased> {
  const own = sql`tenant_id = ${trx.tenant}::uuid and host = ${host} and shop = ${shop}`;
  const named = (column: string) =>
    sql`(${orderIds === null} or ${sql.ref(column)} = any(${[...(orderIds ?? [])]}::text[]))`;
  const issued = (order: string) => sql`exists (
    select from quittance.document d where d.tenant_id = ${trx.tenant}::uuid and d.order_id = ${sql.ref(order)})`;
  await sql`delete from quittance.change where ${own} and ${named('order_id')}`.execute(trx);
  await sql`
    delete from quittance.inbox i where ${own} and ${named('source_id')} and (revision < 0 or not exists (
      select from quittance.orders o
      where o.tenant_id = i.tenant_id and o.host = i.host and o.shop = i.shop and o.source_id = i.source_id and ${issued('o.id')}))`.execute(
    trx,
  );
  const { rows } = await sql<Erased>`
    with concerned as (
      select o.id, ${issued('o.id')} as issued from quittance.orders o where ${own} and ${named('source_id')}
    ), erased as (
      update quittance.orders o set buyer = '', stage = 'cancelled', finished = true, stop = null, stop_code = null, stopped_at = null,
        next_attempt_at = null, waiting = null, sequence = o.sequence + 1, updated_at = ${at}::timestamptz
      from concerned c where o.tenant_id = ${trx.tenant}::uuid and o.id = c.id and not c.issued
      returning o.id, o.sequence
    ), told as (
      insert into quittance.status_event (tenant_id, order_id, sequence, at, kind, details)
      select ${trx.tenant}::uuid, id, sequence, ${at}::timestamptz, 'order.erased', '{}' from erased
    ), unshown as (
      delete from quittance.write_back w using erased where w.tenant_id = ${trx.tenant}::uuid and w.order_id = erased.id
    )
    select (select count(*)::int from erased) as erased, (count(*) filter (where issued))::int as kept from concerned`.execute(
    trx,
  );
  return rows[0] ?? { erased: 0, kept: 0 };
}

/** What a host's app kept of a shop beyond its orders. */
export async function eraseInstallation(trx: TenantTransaction, host: string, shop: string): Promise<void> {
  const own = sql`tenant_id = ${trx.tenant}::uuid and host = ${host} and shop = ${shop}`;
  await sql`update quittance.installation set secrets = '{}', state = '{}', updated_at = now() where ${own}`.execute(
    trx,
  );
  await sql`delete from quittance.delivery where ${own}`.execute(trx);
}
