import { sql } from 'kysely';
import type { OrderSource, Problem } from '../model/index.ts';
import { isKey, wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

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
 * Keeps the notices in one statement; the answers are in their order. No delivery may be among them twice. A change that waits is counted up, unless
 * somebody is settling it at this moment: then the order gets another one, for whoever answers a host must not wait for a worker.
 */
export async function noteChanges(trx: TenantTransaction, notices: readonly Notice[]): Promise<readonly Noted[]> {
  const rows = notices.map(
    ({ id, source, delivery }) => [id, source.host, source.shop, source.orderId, delivery] as const,
  );
  const column = (index: 0 | 1 | 2 | 3 | 4) => rows.map((row) => row[index]);
  const { rows: answers } = await sql<{ id: string; is_new: boolean; change: string | null }>`
    with incoming as (
      select id, host collate "C" as host, shop collate "C" as shop, order_id collate "C" as order_id, delivery collate "C" as delivery
      from unnest(${column(0)}::uuid[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[], ${column(4)}::text[])
        as x(id, host, shop, order_id, delivery)
    ), fresh as (
      insert into quittance.delivery (tenant_id, host, shop, delivery)
      select ${trx.tenant}::uuid, host, shop, delivery from incoming where delivery is not null order by host, shop, delivery
      on conflict (tenant_id, host, shop, delivery) do nothing
      returning host, shop, delivery
    ), news as (
      select x.* from incoming x left join fresh f on f.host = x.host and f.shop = x.shop and f.delivery = x.delivery
      where x.delivery is null or f.delivery is not null
    ), waiting as (
      select c.id, c.host, c.shop, c.order_id
      from (select distinct host, shop, order_id from news) n
      join quittance.change c on c.tenant_id = ${trx.tenant}::uuid and c.host = n.host and c.shop = n.shop and c.order_id = n.order_id
      for update of c skip locked
    ), counted as (
      update quittance.change c set noticed = c.noticed + 1
      from waiting where c.tenant_id = ${trx.tenant}::uuid and c.id = waiting.id
    ), noticed as (
      insert into quittance.change (tenant_id, id, host, shop, order_id)
      select distinct on (n.host, n.shop, n.order_id) ${trx.tenant}::uuid, n.id, n.host, n.shop, n.order_id
      from news n left join waiting w on w.host = n.host and w.shop = n.shop and w.order_id = n.order_id
      where w.id is null
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
  /** The database's time as it was found: what is read of the order afterwards is no older. */
  readonly foundAt: Date;
}

/** Those of the changes that still wait; a shop whose app is uninstalled is left in peace. */
export async function waitingChanges(
  trx: TenantTransaction,
  host: string,
  ids: readonly string[],
): Promise<readonly WaitingChange[]> {
  const { rows } = await sql<WaitingChange>`
    select c.id, c.shop, c.order_id as "orderId", c.noticed, c.attempts, clock_timestamp() as "foundAt"
    from ${wanted(ids)} join quittance.change c on c.id = wanted.key
    where c.tenant_id = ${trx.tenant}::uuid and c.host = ${host} and ${isInstalled('c')} order by c.id`.execute(trx);
  return rows;
}

/**
 * Lets go of changes that were read, and answers those that were noticed again since `noticed` was read with them.
 */
export async function settleChanges(
  trx: TenantTransaction,
  changes: readonly Pick<WaitingChange, 'id' | 'noticed'>[],
): Promise<readonly string[]> {
  if (changes.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with settled as (
      select c.id, c.noticed > x.noticed as again
      from unnest(${changes.map(({ id }) => id)}::uuid[], ${changes.map(({ noticed }) => noticed)}::int[]) as x(id, noticed)
      join quittance.change c on c.id = x.id and ${isKey('x.id')}
      where c.tenant_id = ${trx.tenant}::uuid order by c.host, c.shop, c.order_id for update of c
    ), gone as (
      delete from quittance.change c using settled where c.tenant_id = ${trx.tenant}::uuid and c.id = settled.id and not settled.again
    ), kept as (
      update quittance.change c set attempts = 0, problem = null, next_attempt_at = now()
      from settled where c.tenant_id = ${trx.tenant}::uuid and c.id = settled.id and settled.again
    )
    select id from settled where again`.execute(trx);
  return rows.map(({ id }) => id);
}

export interface Postponed {
  readonly id: string;
  /** Failures in a row. */
  readonly attempts: number;
  readonly problem: Problem;
  readonly nextAttemptAt: Date;
}

export async function postponeChanges(trx: TenantTransaction, changes: readonly Postponed[]): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    update quittance.change c set attempts = x.attempts, problem = x.problem, next_attempt_at = x."nextAttemptAt"
    from json_to_recordset(${storedJson(changes)}::json) as x(id uuid, attempts int, problem jsonb, "nextAttemptAt" timestamptz)
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
