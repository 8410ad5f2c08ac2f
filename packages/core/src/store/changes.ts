import { sql } from 'kysely';
import type { OrderSource, Problem } from '../model/index.ts';
import { isKey, wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';

/** A host's word that an order changed. */
export interface Notice {
  readonly id: string;
  readonly source: OrderSource;
  /** The host's id of the delivery; `null` counts as new. */
  readonly delivery: string | null;
}

/** Whether a notice was a repeat of a delivery; `change` is the id of a change that did not wait before. */
export interface Noted {
  readonly isNew: boolean;
  readonly change?: string;
}

/**
 * Keeps the notices in one statement; the answers are in their order. No delivery may be among them twice. Everybody locks deliveries before
 * changes, and both in the order of their keys, so that nobody waits in a circle.
 */
export async function noteChanges(trx: TenantTransaction, notices: readonly Notice[]): Promise<readonly Noted[]> {
  const rows = notices.map(
    ({ id, source, delivery }) => [id, source.host, source.shop, source.orderId, delivery] as const,
  );
  const column = (index: 0 | 1 | 2 | 3 | 4) => rows.map((row) => row[index]);
  const { rows: answers } = await sql<{ id: string; is_new: boolean; change: string | null }>`
    with incoming as (
      select * from unnest(${column(0)}::uuid[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[], ${column(4)}::text[])
        as x(id, host, shop, order_id, delivery)
    ), fresh as (
      insert into quittance.delivery (tenant_id, host, shop, delivery)
      select ${trx.tenant}::uuid, host, shop, delivery from incoming where delivery is not null order by host, shop, delivery
      on conflict (tenant_id, host, shop, delivery) do nothing
      returning host, shop, delivery
    ), news as (
      select x.* from incoming x left join fresh f on f.host = x.host and f.shop = x.shop and f.delivery = x.delivery
      where x.delivery is null or f.delivery is not null
    ), noticed as (
      insert into quittance.change as c (tenant_id, id, host, shop, order_id)
      select distinct on (host, shop, order_id) ${trx.tenant}::uuid, id, host, shop, order_id from news order by host, shop, order_id
      on conflict (tenant_id, host, shop, order_id) do update set noticed = c.noticed + 1, noticed_at = excluded.noticed_at
      returning id
    )
    select x.id, news.id is not null as is_new, noticed.id as change
    from incoming x left join news on news.id = x.id left join noticed on noticed.id = x.id`.execute(trx);
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  return notices.map(({ id }) => {
    const answer = byId.get(id);
    return { isNew: answer?.is_new === true, ...(answer?.change != null && { change: answer.change }) };
  });
}

/** An order that changed and waits to be read. */
export interface WaitingChange {
  readonly id: string;
  readonly shop: string;
  readonly orderId: string;
  readonly noticed: number;
  readonly attempts: number;
}

/** Those of the changes that still wait; a shop whose app is uninstalled is left in peace. */
export async function waitingChanges(
  trx: TenantTransaction,
  host: string,
  ids: readonly string[],
): Promise<readonly WaitingChange[]> {
  const { rows } = await sql<WaitingChange>`
    select c.id, c.shop, c.order_id as "orderId", c.noticed, c.attempts
    from ${wanted(ids)} join quittance.change c on c.id = wanted.key
    where c.tenant_id = ${trx.tenant}::uuid and c.host = ${host} and ${isInstalled('c')} order by c.id`.execute(trx);
  return rows;
}

/** How often each of the changes was noticed by now; nobody notices them again before the transaction ends. */
export async function lockChanges(
  trx: TenantTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; noticed: number }>`
    select c.id, c.noticed from ${wanted(ids)} join quittance.change c on c.id = wanted.key
    where c.tenant_id = ${trx.tenant}::uuid order by c.host, c.shop, c.order_id for update of c`.execute(trx);
  return new Map(rows.map(({ id, noticed }) => [id, noticed]));
}

export async function forgetChanges(trx: TenantTransaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    delete from quittance.change c using ${wanted(ids)} where c.tenant_id = ${trx.tenant}::uuid and c.id = wanted.key`.execute(
    trx,
  );
}

export interface Postponed {
  readonly id: string;
  /** Failures in a row; 0 for a change that was read and noticed again meanwhile. */
  readonly attempts: number;
  readonly problem: Problem | null;
  readonly nextAttemptAt: Date;
}

export async function postponeChanges(trx: TenantTransaction, changes: readonly Postponed[]): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    update quittance.change c set attempts = x.attempts, problem = x.problem, next_attempt_at = x."nextAttemptAt"
    from json_to_recordset(${JSON.stringify(changes)}::json) as x(id uuid, attempts int, problem jsonb, "nextAttemptAt" timestamptz)
    where c.tenant_id = ${trx.tenant}::uuid and c.id = x.id and ${isKey('x.id')}`.execute(trx);
}

/** Changes that should have been read before `before` (or all): their job was lost, or they rested while the app was uninstalled. */
export async function forgottenChanges(
  trx: TenantTransaction,
  host: string,
  before: Date | null,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from quittance.change c
    where c.tenant_id = ${trx.tenant}::uuid and c.host = ${host} and (${before}::timestamptz is null or c.next_attempt_at < ${before}::timestamptz) and ${isInstalled('c')}
    order by c.next_attempt_at limit ${limit}`.execute(trx);
  return rows.map(({ id }) => id);
}

export async function changeFigures(
  trx: TenantTransaction,
): Promise<{ readonly waiting: number; readonly oldest: Date | null }> {
  const { rows } = await sql<{ waiting: number; oldest: Date | null }>`
    select count(*)::int as waiting, min(noticed_at) as oldest from quittance.change where tenant_id = ${trx.tenant}::uuid`.execute(
    trx,
  );
  return rows[0] ?? { waiting: 0, oldest: null };
}

export async function forgetDeliveries(trx: TenantTransaction, before: Date): Promise<void> {
  await sql`
    delete from quittance.delivery where tenant_id = ${trx.tenant}::uuid and received_at < ${before}`.execute(trx);
}

/** True of a row with `host` and `shop` unless the app is uninstalled there; a host without an app to install is never. */
export function isInstalled(row: string) {
  return sql<boolean>`not exists (
    select from quittance.shop s where s.host = ${sql.ref(`${row}.host`)} and s.shop = ${sql.ref(`${row}.shop`)} and s.uninstalled_at is not null)`;
}
