import { sql, type RawBuilder } from 'kysely';
import type { Problem } from '../model/index.ts';
import { wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';

export interface OrderSummary {
  readonly id: string;
  readonly host: string;
  readonly shop: string;
  readonly sourceId: string;
  readonly revision: number;
  readonly inboxId: string;
  readonly number: string;
  readonly buyer: string;
  readonly placedAt: Date;
  readonly currency: string;
  readonly total: string;
  readonly stage: string;
  readonly stop: Problem | null;
  readonly nextAttemptAt: Date | null;
  readonly waiting: Problem | null;
  readonly attempts: number;
  readonly erpNumber: string | null;
  readonly sequence: number;
  readonly updatedAt: Date;
}

const COLUMNS = sql`o.id, o.host, o.shop, o.source_id as "sourceId", o.revision, o.inbox_id as "inboxId", o.number, o.buyer, o.placed_at as "placedAt",
  o.currency, o.total, o.stage, o.stop, o.next_attempt_at as "nextAttemptAt", o.waiting, o.attempts, o.erp_number as "erpNumber", o.sequence, o.updated_at as "updatedAt"`;

export interface OrderCriteria {
  readonly stage?: string;
  readonly stopped?: boolean;
  readonly code?: string;
  readonly host?: string;
  readonly shop?: string;
  readonly search?: string;
  readonly placedFrom?: string;
  readonly placedTo?: string;
}

/** Orders newest first, those after `after` (an order's id) only: every page costs the same. */
export async function listOrders(
  trx: TenantTransaction,
  criteria: OrderCriteria,
  after: string | undefined,
  limit: number,
): Promise<readonly OrderSummary[]> {
  const conditions = [sql`o.tenant_id = ${trx.tenant}::uuid`, ...conditionsOf(trx, criteria)];
  if (after !== undefined) conditions.push(sql`o.id < ${after}::uuid`);
  const { rows } = await sql<OrderSummary>`
    select ${COLUMNS} from quittance.orders o where ${sql.join(conditions, sql` and `)} order by o.id desc limit ${limit}`.execute(
    trx,
  );
  return rows;
}

function conditionsOf(
  trx: TenantTransaction,
  { stage, stopped, code, host, shop, search, placedFrom, placedTo }: OrderCriteria,
): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (stage !== undefined) conditions.push(sql`o.stage = ${stage}`);
  if (stopped !== undefined) conditions.push(stopped ? sql`o.stop_code is not null` : sql`o.stop_code is null`);
  if (code !== undefined) conditions.push(sql`o.stop_code = ${code}`);
  if (host !== undefined) conditions.push(sql`o.host = ${host}`);
  if (shop !== undefined) conditions.push(sql`o.shop = ${shop}`);
  if (placedFrom !== undefined) conditions.push(sql`o.placed_at >= ${placedFrom}::date`);
  if (placedTo !== undefined) conditions.push(sql`o.placed_at < ${placedTo}::date + 1`);
  if (search !== undefined && search !== '') conditions.push(matching(trx, search));
  return conditions;
}

/** Each arm of the union is one look into one index; a condition with `or` would read every order. */
function matching(trx: TenantTransaction, search: string): RawBuilder<unknown> {
  const end = `${search}\u{10ffff}`;
  const tenant = sql`tenant_id = ${trx.tenant}::uuid`;
  return sql`o.id in (
    (select id from quittance.orders where ${tenant} and number >= ${search} and number < ${end} limit 1000)
    union all (select id from quittance.orders where ${tenant} and source_id = ${search} limit 1000)
    union all (select order_id from quittance.document where ${tenant} and number >= ${search} and number < ${end} limit 1000))`;
}

export async function ordersById(trx: TenantTransaction, ids: readonly string[]): Promise<readonly OrderSummary[]> {
  const { rows } = await sql<OrderSummary>`
    select ${COLUMNS} from ${wanted(ids)} join quittance.orders o on o.id = wanted.key where o.tenant_id = ${trx.tenant}::uuid`.execute(
    trx,
  );
  return rows;
}

export async function orderBySource(
  trx: TenantTransaction,
  host: string,
  shop: string,
  sourceId: string,
): Promise<OrderSummary | undefined> {
  const { rows } = await sql<OrderSummary>`
    select ${COLUMNS} from quittance.orders o
    where o.tenant_id = ${trx.tenant}::uuid and o.host = ${host} and o.shop = ${shop} and o.source_id = ${sourceId}`.execute(
    trx,
  );
  return rows[0];
}

/** How many orders are under way or stuck. What is finished is not counted: that would read all of it. */
export async function countUnfinished(
  trx: TenantTransaction,
): Promise<readonly { readonly stage: string; readonly count: number }[]> {
  const { rows } = await sql<{ stage: string; count: number }>`
    select stage, count(*)::int as count from quittance.orders where tenant_id = ${trx.tenant}::uuid and not finished group by stage`.execute(
    trx,
  );
  return rows;
}

export async function countStopped(
  trx: TenantTransaction,
): Promise<readonly { readonly code: string; readonly count: number; readonly oldest: Date }[]> {
  const { rows } = await sql<{ code: string; count: number; oldest: Date }>`
    select stop_code as code, count(*)::int as count, min(stopped_at) as oldest from quittance.orders
    where tenant_id = ${trx.tenant}::uuid and stop_code is not null group by stop_code order by count desc`.execute(
    trx,
  );
  return rows;
}

/** The inbox's last acceptance, and how many of its payloads are no orders. */
export async function inboxFigures(
  trx: TenantTransaction,
): Promise<{ readonly unmapped: number; readonly last: Date | null }> {
  const { rows } = await sql<{ unmapped: number; last: Date | null }>`
    select (select count(*)::int from quittance.inbox where tenant_id = ${trx.tenant}::uuid and problems is not null) as unmapped,
      (select received_at from quittance.inbox where tenant_id = ${trx.tenant}::uuid order by id desc limit 1) as last`.execute(
    trx,
  );
  return rows[0] ?? { unmapped: 0, last: null };
}

/** Documents issued so far by series: the counters are gapless, so they are the counts. */
export async function issuedSoFar(
  trx: TenantTransaction,
): Promise<readonly { readonly series: string; readonly last: number }[]> {
  const rows = await trx
    .selectFrom('series')
    .select(['series', 'last_counter'])
    .where('tenant_id', '=', trx.tenant)
    .execute();
  return rows.map(({ series, last_counter }) => ({ series, last: Number(last_counter) }));
}
