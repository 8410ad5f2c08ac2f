import { sql, type RawBuilder } from 'kysely';
import type { Problem } from '../model/index.ts';
import { isKey, wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

/** An order newly taken from the inbox, or a newer revision of it. */
export interface TakenOrder {
  readonly id: string;
  readonly inboxId: string;
  readonly host: string;
  readonly shop: string;
  readonly sourceId: string;
  readonly revision: number;
  readonly number: string;
  readonly buyer: string;
  readonly placedAt: string;
  readonly currency: string;
  readonly total: string;
  readonly test: boolean;
}

/** An order that a statement moved: what its hosts are to be shown now. */
export interface Moved {
  readonly id: string;
  readonly host: string;
  readonly sequence: number;
}

/**
 * Writes each order unless a revision as new is there: an older one never overwrites a newer one, and the same one only what
 * could not be read so far. Whatever stopped the
 * order is forgotten, for the shop has changed it. With each: its status event and what is to be shown in its host. Always in the order of their
 * keys, so that no two takers of the same orders wait for each other.
 */
export async function takeOrders(
  trx: TenantTransaction,
  orders: readonly TakenOrder[],
  at: string,
): Promise<readonly Moved[]> {
  const { rows } = await sql<Moved>`
    with x as (
      select * from json_to_recordset(${storedJson(orders)}::json) as x(
        id uuid, "inboxId" uuid, host text, shop text, "sourceId" text, revision float8, number text, buyer text, "placedAt" timestamptz,
        currency text, total numeric, test boolean)
    ), taken as (
      insert into quittance.orders as o (tenant_id, id, inbox_id, host, shop, source_id, revision, number, buyer, placed_at, currency, total,
        test, stage, sequence, created_at, updated_at)
      select ${trx.tenant}::uuid, id, "inboxId", host, shop, "sourceId", revision, number, buyer, "placedAt", currency, total,
        test, 'taken', 1, ${at}::timestamptz, ${at}::timestamptz
      from x order by host collate "C", shop collate "C", "sourceId" collate "C"
      on conflict (tenant_id, host, shop, source_id) do update set
        inbox_id = excluded.inbox_id, revision = excluded.revision, number = excluded.number, buyer = excluded.buyer,
        placed_at = excluded.placed_at, currency = excluded.currency, total = excluded.total, test = excluded.test, stage = 'taken',
        finished = false, stop = null, stop_code = null, stopped_at = null, next_attempt_at = null, waiting = null, attempts = 0,
        sequence = o.sequence + 1, updated_at = excluded.updated_at
      where o.revision < excluded.revision or (o.stage = 'received' and o.revision = excluded.revision)
      returning o.id, o.host, o.sequence, o.revision
    ), told as (
      insert into quittance.status_event (tenant_id, order_id, sequence, at, kind, details)
      select ${trx.tenant}::uuid, id, sequence, ${at}::timestamptz, case sequence when 1 then 'order.taken' else 'order.changed' end,
        jsonb_build_object('revision', revision)
      from taken
    ), shown as (
      insert into quittance.write_back as w (tenant_id, order_id, host, sequence)
      select ${trx.tenant}::uuid, id, host, sequence from taken order by id
      on conflict (tenant_id, order_id, host) do update set sequence = excluded.sequence, attempts = 0
    )
    select id, host, sequence from taken`.execute(trx);
  return rows;
}

/** An order as a step finds it, locked until the transaction ends. */
export interface OrderRow {
  readonly id: string;
  readonly inboxId: string;
  readonly host: string;
  readonly shop: string;
  readonly sourceId: string;
  readonly revision: number;
  readonly number: string;
  readonly stage: string;
  readonly stop: Problem | null;
  readonly attempts: number;
  readonly connection: string | null;
  readonly erpId: string | null;
  readonly erpNumber: string | null;
  readonly erpExt: string | null;
  readonly claimedBy: string | null;
  /** When it was last sent to the ERP. */
  readonly sentAt: Date | null;
  readonly unresolved: boolean;
  /** Why the ERP did not cancel what the shop cancelled. */
  readonly cancelRefusal: Problem | null;
  readonly test: boolean;
  readonly sequence: number;
}

/** Locks those of the orders that stand at `stages` and are not stuck, always in the order of their ids so that no two lockers wait for each other. */
export function lockOrders(
  trx: TenantTransaction,
  ids: readonly string[],
  stages: readonly string[],
): Promise<readonly OrderRow[]> {
  return lockWhere(trx, ids, sql`o.stage = any(${[...stages]}::text[]) and o.stop_code is null`);
}

/** The same wherever they stand, stuck or not. */
export function lockOrdersAnywhere(trx: TenantTransaction, ids: readonly string[]): Promise<readonly OrderRow[]> {
  return lockWhere(trx, ids, sql`true`);
}

async function lockWhere(
  trx: TenantTransaction,
  ids: readonly string[],
  condition: RawBuilder<unknown>,
): Promise<readonly OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select o.id, o.inbox_id as "inboxId", o.host, o.shop, o.source_id as "sourceId", o.revision, o.number, o.stage, o.stop, o.attempts,
      o.connection, o.erp_id as "erpId", o.erp_number as "erpNumber", o.erp_ext as "erpExt", o.claimed_by as "claimedBy", o.sent_at as "sentAt", o.unresolved,
      o.cancel_refusal as "cancelRefusal", o.test, o.sequence
    from ${wanted(ids)} join quittance.orders o on o.id = wanted.key
    where o.tenant_id = ${trx.tenant}::uuid and ${condition}
    order by o.id for update of o`.execute(trx);
  return rows;
}

/** What a step makes of an order: every changeable column, so that a row never holds half of an old state. */
export interface Move {
  readonly id: string;
  readonly stage: string;
  readonly stop: Problem | null;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  /** Why the last attempt failed, when the next one is awaited. */
  readonly waiting: Problem | null;
  readonly connection: string | null;
  readonly erpId: string | null;
  readonly erpNumber: string | null;
  /** Our key of the order over there; kept for ERPs that tell of invoices by it. */
  readonly erpExt: string | null;
  readonly claimedBy: string | null;
  readonly sentAt: Date | string | null;
  readonly unresolved: boolean;
  readonly cancelRefusal: Problem | null;
  /** The status event; without it the change is our own business and nobody is told. */
  readonly event?: { readonly kind: string; readonly details: Readonly<Record<string, unknown>> };
}

/** Moves locked orders, with their status events and what their hosts are to show, in one statement. */
export async function moveOrders(
  trx: TenantTransaction,
  moves: readonly Move[],
  at: string,
): Promise<readonly Moved[]> {
  if (moves.length === 0) return [];
  const { rows } = await sql<Moved>`
    with x as (
      select * from json_to_recordset(${storedJson(moves)}::json) as x(
        id uuid, stage text, stop jsonb, attempts int, "nextAttemptAt" timestamptz, waiting jsonb, connection text, "erpId" text, "erpNumber" text,
        "erpExt" text, "claimedBy" uuid, "sentAt" timestamptz, unresolved boolean, "cancelRefusal" jsonb, event jsonb)
    ), moved as (
      update quittance.orders o set stage = x.stage, finished = x.stage not in ('taken', 'pushed'), stop = x.stop, stop_code = x.stop ->> 'code',
        stopped_at = case when x.stop is not null then coalesce(o.stopped_at, ${at}::timestamptz) end,
        attempts = x.attempts, next_attempt_at = x."nextAttemptAt", waiting = x.waiting, connection = x.connection, erp_id = x."erpId", erp_number = x."erpNumber", erp_ext = x."erpExt",
        claimed_by = x."claimedBy", sent_at = x."sentAt", unresolved = x.unresolved, cancel_refusal = x."cancelRefusal",
        sequence = o.sequence + (x.event is not null)::int, updated_at = ${at}::timestamptz
      from x where o.tenant_id = ${trx.tenant}::uuid and o.id = x.id and ${isKey('x.id')}
      returning o.id, o.host, o.sequence, x.event
    ), told as (
      insert into quittance.status_event (tenant_id, order_id, sequence, at, kind, details)
      select ${trx.tenant}::uuid, id, sequence, ${at}::timestamptz, event ->> 'kind', event -> 'details' from moved where event is not null
    ), shown as (
      insert into quittance.write_back as w (tenant_id, order_id, host, sequence)
      select ${trx.tenant}::uuid, id, host, sequence from moved where event is not null order by id
      on conflict (tenant_id, order_id, host) do update set sequence = excluded.sequence, attempts = 0
    )
    select id, host, sequence from moved where event is not null`.execute(trx);
  return rows;
}

/** The stuck orders of a kind, up to `limit`; they are let go by moving them. */
export async function stuckOrders(
  trx: TenantTransaction,
  of: { readonly code?: string; readonly id?: string },
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from quittance.orders
    where tenant_id = ${trx.tenant}::uuid and stop_code is not null
      and (${of.code ?? null}::text is null or stop_code = ${of.code ?? null}) and (${of.id ?? null}::uuid is null or id = ${of.id ?? null}::uuid)
    order by id limit ${limit} for update`.execute(trx);
  return rows.map(({ id }) => id);
}

/** The stuck orders of a cause, with the payloads they were taken from. */
export async function stuckInbox(
  trx: TenantTransaction,
  code: string,
  limit: number,
): Promise<readonly { readonly id: string; readonly inboxId: string }[]> {
  const { rows } = await sql<{ id: string; inboxId: string }>`
    select id, inbox_id as "inboxId" from quittance.orders where tenant_id = ${trx.tenant}::uuid and stop_code = ${code} order by id limit ${limit}`.execute(
    trx,
  );
  return rows;
}

export type Released = Moved & { readonly inboxId: string; readonly stage: string };

/** Lets stuck orders go on from where they stood; a cancelled one goes back to be cancelled in the ERP. */
export async function releaseOrders(
  trx: TenantTransaction,
  ids: readonly string[],
  at: string,
  reason: string | undefined,
): Promise<readonly Released[]> {
  const { rows } = await sql<Released>`
    with stuck as (
      select id, stop_code from ${wanted(ids)} join quittance.orders on id = wanted.key where tenant_id = ${trx.tenant}::uuid and stop_code is not null
    ), released as (
      update quittance.orders o set stop = null, stop_code = null, stopped_at = null, attempts = 0, next_attempt_at = null, waiting = null,
        stage = case stage when 'cancelled' then 'taken' else stage end, finished = stage not in ('received', 'taken', 'pushed', 'cancelled'),
        sequence = sequence + 1, updated_at = ${at}::timestamptz
      from stuck where o.tenant_id = ${trx.tenant}::uuid and o.id = stuck.id
      returning o.id, o.inbox_id, o.host, o.sequence, o.stage, stuck.stop_code
    ), told as (
      insert into quittance.status_event (tenant_id, order_id, sequence, at, kind, details)
      select ${trx.tenant}::uuid, id, sequence, ${at}::timestamptz, 'order.retried',
        jsonb_strip_nulls(jsonb_build_object('code', stop_code, 'reason', ${reason ?? null}::text)) from released
    ), shown as (
      insert into quittance.write_back as w (tenant_id, order_id, host, sequence)
      select ${trx.tenant}::uuid, id, host, sequence from released order by id
      on conflict (tenant_id, order_id, host) do update set sequence = excluded.sequence, attempts = 0
    )
    select id, inbox_id as "inboxId", host, sequence, stage from released`.execute(trx);
  return rows;
}

/** Orders under way that nobody touched since `before`: their job was lost. */
export async function forgottenOrders(
  trx: TenantTransaction,
  stages: readonly string[],
  before: Date,
  limit: number,
): Promise<readonly { readonly id: string; readonly stage: string }[]> {
  const { rows } = await sql<{ id: string; stage: string }>`
    select id, stage from quittance.orders
    where tenant_id = ${trx.tenant}::uuid and not finished and stage = any(${[...stages]}::text[]) and updated_at < ${before}
      and stop_code is null and (next_attempt_at is null or next_attempt_at < ${before})
    order by id limit ${limit}`.execute(trx);
  return rows;
}

/** The orders with these external keys: the ERP names them so when it tells of their invoices. */
export async function ordersByExt(
  trx: TenantTransaction,
  exts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; ext: string }>`
    select id, erp_ext as ext from quittance.orders where tenant_id = ${trx.tenant}::uuid and erp_ext = any(${[...exts]}::text[])`.execute(
    trx,
  );
  return new Map(rows.map(({ ext, id }) => [ext, id]));
}
