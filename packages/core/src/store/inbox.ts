import { sql } from 'kysely';
import type { OrderSource, Problem } from '../model/index.ts';
import { wanted } from './by-key.ts';
import type { Database, TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';
import { firstIdAt, uuidv7 } from './uuid.ts';

/** A payload as it was accepted. */
export interface InboxEntry {
  readonly id: string;
  readonly source: OrderSource;
  readonly revision: number;
  /** JSON text. */
  readonly payload: string;
}

/** What became of an entry: `isNew` is false for a repeat; `order` is what its shop order is by now. */
export interface Kept {
  readonly isNew: boolean;
  readonly order?: { readonly id: string; readonly revision: number };
}

/** Keeps all entries in one statement; the answers are in their order. A repeat of a revision is kept once. */
export async function keepInInbox(trx: TenantTransaction, entries: readonly InboxEntry[]): Promise<readonly Kept[]> {
  const rows = entries.map(
    ({ id, source, revision, payload }) => [id, source.host, source.shop, source.orderId, revision, payload] as const,
  );
  const column = (index: 0 | 1 | 2 | 3 | 4 | 5) => rows.map((row) => row[index]);
  const { rows: answers } = await sql<{
    id: string;
    is_new: boolean;
    order_id: string | null;
    revision: number | null;
  }>`
    with incoming as (
      select * from unnest(${column(0)}::uuid[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[], ${column(4)}::float8[], ${column(5)}::text[])
        as x(id, host, shop, source_id, revision, payload)
    ), kept as (
      insert into quittance.inbox (tenant_id, id, host, shop, source_id, revision, payload)
      select ${trx.tenant}::uuid, id, host, shop, source_id, revision, payload::json from incoming
      on conflict (tenant_id, host, shop, source_id, revision) do nothing
      returning id
    )
    select x.id, kept.id is not null as is_new, o.id as order_id, o.revision
    from incoming x
    left join kept on kept.id = x.id
    left join lateral (
      select id, revision from quittance.orders
      where tenant_id = ${trx.tenant}::uuid and host = x.host and shop = x.shop and source_id = x.source_id limit 1
    ) o on true`.execute(trx);
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  return entries.map(({ id }) => {
    const answer = byId.get(id);
    const known = answer?.order_id != null && answer.revision !== null;
    return {
      isNew: answer?.is_new === true,
      ...(known && { order: { id: String(answer.order_id), revision: Number(answer.revision) } }),
    };
  });
}

/** Keeps a payload that no order could be made of; revision -1 leaves room for the order itself. */
export async function keepUnmapped(
  trx: TenantTransaction,
  source: OrderSource,
  payload: unknown,
  problems: readonly Problem[],
): Promise<void> {
  const { host, shop, orderId } = source;
  await trx
    .insertInto('inbox')
    .values({
      tenant_id: trx.tenant,
      id: uuidv7(),
      host,
      shop,
      source_id: orderId,
      revision: -1,
      payload: storedJson(payload),
      problems: storedJson(problems),
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'host', 'shop', 'source_id', 'revision']).doUpdateSet((row) => ({
        payload: row.ref('excluded.payload'),
        problems: row.ref('excluded.problems'),
        received_at: new Date(),
      })),
    )
    .execute();
}

/** An order came in for what could not be mapped before: nothing is missing any more. */
export async function forgetUnmapped(trx: TenantTransaction, inboxIds: readonly string[]): Promise<void> {
  await sql`
    update quittance.inbox u set problems = null
    from ${wanted(inboxIds)} join quittance.inbox i on i.id = wanted.key
    where i.tenant_id = ${trx.tenant}::uuid
      and u.tenant_id = i.tenant_id and u.host = i.host and u.shop = i.shop and u.source_id = i.source_id and u.problems is not null`.execute(
    trx,
  );
}

/** Nothing of these orders is missing any more: the shop has what it had before, or nothing that concerns invoices. */
export async function forgetUnmappedOf(trx: TenantTransaction, sources: readonly OrderSource[]): Promise<void> {
  if (sources.length === 0) return;
  await sql`
    update quittance.inbox u set problems = null from json_to_recordset(${storedJson(sources)}::json) as x(host text, shop text, "orderId" text)
    where u.tenant_id = ${trx.tenant}::uuid and u.host = x.host and u.shop = x.shop and u.source_id = x."orderId" and u.problems is not null`.execute(
    trx,
  );
}

/** A payload of which no order could be made. */
export interface UnmappedRow {
  readonly id: string;
  readonly host: string;
  readonly shop: string;
  readonly sourceId: string;
  readonly problems: readonly Problem[];
  readonly receivedAt: Date;
}

export interface UnmappedCriteria {
  readonly host?: string;
  readonly shop?: string;
  readonly orderId?: string;
}

/** What no order could be made of, newest first, those after `after` only. */
export async function listUnmapped(
  trx: TenantTransaction,
  { host, shop, orderId }: UnmappedCriteria,
  after: string | undefined,
  limit: number,
): Promise<readonly UnmappedRow[]> {
  const conditions = [sql`tenant_id = ${trx.tenant}::uuid and problems is not null`];
  if (host !== undefined) conditions.push(sql`host = ${host}`);
  if (shop !== undefined) conditions.push(sql`shop = ${shop}`);
  if (orderId !== undefined) conditions.push(sql`source_id = ${orderId}`);
  if (after !== undefined) conditions.push(sql`id < ${after}::uuid`);
  const { rows } = await sql<UnmappedRow>`
    select id, host, shop, source_id as "sourceId", problems, received_at as "receivedAt"
    from quittance.inbox where ${sql.join(conditions, sql` and `)} order by id desc limit ${limit}`.execute(trx);
  return rows;
}

/** The newest revision of an order that was accepted. */
export interface NewestAccepted {
  readonly revision: number;
  readonly payload: unknown;
  /** When its transaction began, by the database's time. */
  readonly receivedAt: Date;
}

/** The database's time: what is read after it was asked is no older. */
export async function databaseTime({ directory }: Database): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(directory);
  return rows[0]?.now ?? new Date(0);
}

/** Nobody else accepts a reading of this order until the transaction ends. */
export async function lockReading(trx: TenantTransaction, { host, shop, orderId }: OrderSource): Promise<void> {
  const order = `${trx.tenant}/${host}/${shop}/${orderId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${order}, 7482019))`.execute(trx);
}

/** What was accepted last of each order, in the order of the sources. */
export async function newestAccepted(
  trx: TenantTransaction,
  sources: readonly OrderSource[],
): Promise<readonly (NewestAccepted | undefined)[]> {
  const { rows } = await sql<{ revision: number | null; payload: unknown; receivedAt: Date }>`
    select i.revision, i.payload, i.received_at as "receivedAt"
    from unnest(${sources.map(({ host }) => host)}::text[], ${sources.map(({ shop }) => shop)}::text[], ${sources.map(({ orderId }) => orderId)}::text[])
      with ordinality as x(host, shop, order_id, position)
    left join lateral (
      select revision, payload, received_at from quittance.inbox
      where tenant_id = ${trx.tenant}::uuid and host = x.host and shop = x.shop and source_id = x.order_id and revision >= 0
      order by revision desc limit 1
    ) i on true
    order by x.position`.execute(trx);
  return rows.map(({ revision, ...row }) => (revision === null ? undefined : { ...row, revision }));
}

export interface InboxPayload {
  readonly id: string;
  readonly payload: unknown;
}

export async function readInbox(trx: TenantTransaction, ids: readonly string[]): Promise<readonly InboxPayload[]> {
  const { rows } = await sql<InboxPayload>`
    select id, payload from ${wanted(ids)} join quittance.inbox on id = wanted.key where tenant_id = ${trx.tenant}::uuid order by id`.execute(
    trx,
  );
  return rows;
}

/** Accepted since `since`, and still no order of that revision: a job was lost. Cheap as long as `since` is near. */
export async function forgottenInInbox(
  trx: TenantTransaction,
  since: Date,
  until: Date,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from quittance.inbox i
    left join quittance.orders o on o.tenant_id = i.tenant_id and o.host = i.host and o.shop = i.shop and o.source_id = i.source_id
    where i.tenant_id = ${trx.tenant}::uuid and i.id >= ${firstIdAt(since)}::uuid and i.id < ${firstIdAt(until)}::uuid
      and i.revision >= 0 and (o.id is null or o.revision < i.revision)
    order by i.id limit ${limit}`.execute(trx);
  return rows.map(({ id }) => id);
}
