import { sql } from 'kysely';
import type { TenantTransaction } from './connect.ts';

export interface EventRow {
  readonly id: bigint;
  readonly orderId: string;
  readonly sequence: number;
  readonly at: Date;
  readonly kind: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const COLUMNS = ['id', 'order_id as orderId', 'sequence', 'at', 'kind', 'details'] as const;

export async function eventsOf(trx: TenantTransaction, orderId: string): Promise<readonly EventRow[]> {
  return trx
    .selectFrom('status_event')
    .select(COLUMNS)
    .where('tenant_id', '=', trx.tenant)
    .where('order_id', '=', orderId)
    .orderBy('sequence')
    .execute();
}

export interface SealHead {
  readonly length: bigint;
  readonly hash: string;
  readonly signature: string;
  readonly lastEventId: bigint;
}

interface Horizon {
  readonly eventId: bigint;
  readonly xid: string;
}

/** The head of the tenant's chain, locked: one process seals a tenant at a time, and others need not wait. */
export async function lockSealHead(
  trx: TenantTransaction,
): Promise<(SealHead & { readonly horizon: Horizon }) | undefined> {
  const row = await trx
    .selectFrom('seal_head')
    .selectAll()
    .where('tenant_id', '=', trx.tenant)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return (
    row && {
      length: row.length,
      hash: row.hash,
      signature: row.signature,
      lastEventId: row.last_event_id,
      horizon: { eventId: row.horizon_event_id, xid: row.horizon_xid },
    }
  );
}

export async function readSealHead(trx: TenantTransaction): Promise<SealHead | undefined> {
  const row = await trx.selectFrom('seal_head').selectAll().where('tenant_id', '=', trx.tenant).executeTakeFirst();
  return row && { length: row.length, hash: row.hash, signature: row.signature, lastEventId: row.last_event_id };
}

/** Opens a chain; when two do, the first one's head stays. */
export async function openSeal(trx: TenantTransaction, hash: string, signature: string): Promise<void> {
  await trx
    .insertInto('seal_head')
    .values({
      tenant_id: trx.tenant,
      length: 0n,
      hash,
      signature,
      last_event_id: 0n,
      horizon_event_id: 0n,
      horizon_xid: '0',
    })
    .onConflict((conflict) => conflict.column('tenant_id').doNothing())
    .execute();
}

/**
 * Event ids are given out before their transactions commit, and may become visible in another order. A mark is an id and
 * the transaction that saw it as the last: once every transaction up to that one has ended, no id below it can appear
 * any more. `passed` says whether this is so; a mark from before a restore into another cluster counts as passed only anew.
 */
export async function horizonPassed(trx: TenantTransaction, { xid }: Horizon): Promise<boolean> {
  const { rows } = await sql<{ passed: boolean }>`
    select ${xid}::xid8 < pg_snapshot_xmin(pg_current_snapshot()) as passed`.execute(trx);
  return rows[0]?.passed === true;
}

/** A new mark: the highest id given out so far, and this transaction. */
export async function markHorizon(trx: TenantTransaction): Promise<Horizon> {
  const { rows } = await sql<{ eventId: bigint; xid: string }>`
    select coalesce((select last_value from pg_sequences where schemaname = 'quittance' and sequencename = 'status_event_id_seq'), 0)::int8 as "eventId",
      pg_current_xact_id()::text as xid`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('The database gave no horizon.');
  return row;
}

export async function eventsBetween(
  trx: TenantTransaction,
  after: bigint,
  upTo: bigint,
  limit: number,
): Promise<readonly EventRow[]> {
  return trx
    .selectFrom('status_event')
    .select(COLUMNS)
    .where('tenant_id', '=', trx.tenant)
    .where('id', '>', after)
    .where('id', '<=', upTo)
    .orderBy('id')
    .limit(limit)
    .execute();
}

export interface NewSeal {
  readonly firstPosition: number;
  readonly eventIds: readonly bigint[];
  readonly hashes: Buffer;
}

export async function writeSeal(
  trx: TenantTransaction,
  seal: NewSeal | undefined,
  head: SealHead & { readonly horizon: Horizon },
): Promise<void> {
  if (seal !== undefined) {
    await trx
      .insertInto('seal')
      .values({
        tenant_id: trx.tenant,
        first_position: BigInt(seal.firstPosition),
        event_ids: seal.eventIds,
        hashes: seal.hashes,
      })
      .execute();
  }
  await trx
    .updateTable('seal_head')
    .set({
      length: head.length,
      hash: head.hash,
      signature: head.signature,
      last_event_id: head.lastEventId,
      horizon_event_id: head.horizon.eventId,
      horizon_xid: head.horizon.xid,
    })
    .where('tenant_id', '=', trx.tenant)
    .execute();
}

export interface SealRow {
  readonly firstPosition: number;
  readonly eventIds: readonly bigint[];
  readonly hashes: Buffer;
}

export async function sealsAfter(trx: TenantTransaction, position: number, limit: number): Promise<readonly SealRow[]> {
  const rows = await trx
    .selectFrom('seal')
    .select(['first_position', 'event_ids', 'hashes'])
    .where('tenant_id', '=', trx.tenant)
    .where('first_position', '>', BigInt(position))
    .orderBy('first_position')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    firstPosition: Number(row.first_position),
    eventIds: row.event_ids,
    hashes: row.hashes,
  }));
}

/** Those of these events that exist. */
export async function eventsWithIds(trx: TenantTransaction, ids: readonly bigint[]): Promise<readonly EventRow[]> {
  if (ids.length === 0) return [];
  return trx
    .selectFrom('status_event')
    .select(COLUMNS)
    .where('tenant_id', '=', trx.tenant)
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    .execute();
}

/** How many events came after this one; with a limit, no more than that are counted. */
export async function countEventsAfter(trx: TenantTransaction, id: bigint, limit?: number): Promise<number> {
  const after = trx.selectFrom('status_event').select('id').where('tenant_id', '=', trx.tenant).where('id', '>', id);
  const { count } = await trx
    .selectFrom((limit === undefined ? after : after.limit(limit)).as('later'))
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
