import { sql } from 'kysely';
import { wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

/** A stop on chasing; see `hold` in model. Days and decimal strings. */
export interface HoldRow {
  readonly id: string;
  readonly kind: string;
  readonly customerId: string;
  readonly documentNumber: string | null;
  readonly dueDate: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly reason: string;
  readonly by: string;
  readonly placedAt: Date;
  /** Of a promise whose day passed unpaid: when that was noticed. */
  readonly brokenAt: Date | null;
  readonly liftedAt: Date | null;
  readonly lifting: HoldLifting | null;
}

export interface HoldLifting {
  readonly by: string;
  readonly reason: string;
  /** A person lifted it, or a promise was kept. */
  readonly outcome: 'lifted' | 'kept';
}

const HOLD = sql`h.id, h.kind, h.customer_id as "customerId", h.document_number as "documentNumber", h.due_date as "dueDate", h.amount::text as amount, h.currency,
  h.from_day as "from", h.until_day as "until", h.reason, h.by_whom as by, h.placed_at as "placedAt", h.broken_at as "brokenAt", h.lifted_at as "liftedAt", h.lifting`;

export async function insertHold(
  trx: TenantTransaction,
  hold: Omit<HoldRow, 'placedAt' | 'brokenAt' | 'liftedAt' | 'lifting'>,
  at: string,
): Promise<void> {
  await sql`
    insert into quittance.hold (tenant_id, id, kind, customer_id, document_number, due_date, amount, currency, from_day, until_day, reason, by_whom, placed_at)
    values (${trx.tenant}::uuid, ${hold.id}::uuid, ${hold.kind}, ${hold.customerId}::uuid, ${hold.documentNumber}, ${hold.dueDate}::date,
      ${hold.amount}::numeric, ${hold.currency}, ${hold.from}::date, ${hold.until}::date, ${hold.reason}, ${hold.by}, ${at}::timestamptz)`.execute(
    trx,
  );
}

/** Those of these customers that nobody has lifted. */
export async function standingHolds(
  trx: TenantTransaction,
  customerIds: readonly string[],
): Promise<readonly HoldRow[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<HoldRow>`
    select ${HOLD} from ${wanted(customerIds)} join quittance.hold h on h.customer_id = wanted.key
    where h.tenant_id = ${trx.tenant}::uuid and h.lifted_at is null order by h.id`.execute(trx);
  return rows;
}

export interface HoldCriteria {
  readonly customerId?: string;
  readonly kind?: string;
  readonly standing?: boolean;
}

/** The newest first, those before `after` (an id) only. */
export async function listHolds(
  trx: TenantTransaction,
  { customerId, kind, standing }: HoldCriteria,
  after: string | undefined,
  limit: number,
): Promise<readonly HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select ${HOLD} from quittance.hold h
    where h.tenant_id = ${trx.tenant}::uuid and (${customerId ?? null}::uuid is null or h.customer_id = ${customerId ?? null}::uuid)
      and (${kind ?? null}::text is null or h.kind = ${kind ?? null}) and (${standing ?? null}::boolean is null or (h.lifted_at is null) = ${standing ?? null})
      and (${after ?? null}::uuid is null or h.id < ${after ?? null}::uuid)
    order by h.id desc limit ${limit}`.execute(trx);
  return rows;
}

/** Locked; `undefined` when there is none. */
export async function lockHold(trx: TenantTransaction, id: string): Promise<HoldRow | undefined> {
  const { rows } = await sql<HoldRow>`
    select ${HOLD} from quittance.hold h where h.tenant_id = ${trx.tenant}::uuid and h.id = ${id}::uuid for update`.execute(
    trx,
  );
  return rows[0];
}

export async function liftHold(trx: TenantTransaction, id: string, lifting: HoldLifting, at: string): Promise<void> {
  await sql`
    update quittance.hold set lifted_at = ${at}::timestamptz, lifting = ${storedJson(lifting)}::jsonb
    where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid`.execute(trx);
}

/** Promises whose day is over and of which nobody has noticed it, locked: up to `limit`. */
export async function lockDuePromises(
  trx: TenantTransaction,
  today: string,
  limit: number,
): Promise<readonly HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select ${HOLD} from quittance.hold h
    where h.tenant_id = ${trx.tenant}::uuid and h.kind = 'promise' and h.lifted_at is null and h.broken_at is null and h.until_day < ${today}::date
    order by h.id limit ${limit} for update skip locked`.execute(trx);
  return rows;
}

export async function breakPromises(trx: TenantTransaction, ids: readonly string[], at: string): Promise<void> {
  await sql`
    update quittance.hold set broken_at = ${at}::timestamptz where tenant_id = ${trx.tenant}::uuid and id = any(${[...ids]}::uuid[])`.execute(
    trx,
  );
}

/** What came in for a document, or for all of a customer's, since a moment; decimal string. */
export async function paidSince(
  trx: TenantTransaction,
  {
    customerId,
    documentNumber,
    currency,
    since,
  }: {
    readonly customerId: string;
    readonly documentNumber: string | null;
    readonly currency: string | null;
    readonly since: Date;
  },
): Promise<string> {
  const { rows } = await sql<{ paid: string }>`
    select coalesce(sum(p.amount), 0)::text as paid from quittance.payment p
    where p.tenant_id = ${trx.tenant}::uuid and p.reversed_at is null and p.created_at >= ${since} and (${currency}::text is null or p.currency = ${currency})
      and p.document_id in (
        select i.document_id from quittance.open_item i left join quittance.document d on d.tenant_id = i.tenant_id and d.id = i.document_id
        where i.tenant_id = ${trx.tenant}::uuid and i.customer_id = ${customerId}::uuid
          and (${documentNumber}::text is null or coalesce(d.number, i.reference) = ${documentNumber}))`.execute(trx);
  return rows[0]?.paid ?? '0';
}
