import { sql } from 'kysely';
import type { Problem } from '../model/index.ts';
import type { TenantTransaction } from './connect.ts';
import type { Moved } from './orders.ts';
import { storedJson } from './stored-json.ts';

/** What can be said of an accepted order that this release cannot read. */
export interface UnreadableOrder {
  readonly id: string;
  readonly inboxId: string;
  readonly number: string | null;
  readonly buyer: string;
  /** ISO 8601 */
  readonly placedAt: string | null;
  readonly currency: string;
  readonly total: string;
  readonly stop: Problem;
}

/**
 * Makes orders of what cannot be read: stuck at `received`, to be seen and tried again. Of an order that is known already
 * what was read of it stays. A newer revision is never touched.
 */
export async function stopUnreadable(
  trx: TenantTransaction,
  orders: readonly UnreadableOrder[],
  at: string,
): Promise<readonly Moved[]> {
  if (orders.length === 0) return [];
  const { rows } = await sql<Moved>`
    with x as (
      select * from json_to_recordset(${storedJson(orders)}::json) as x(
        id uuid, "inboxId" uuid, number text, buyer text, "placedAt" timestamptz, currency text, total numeric, stop jsonb)
    ), kept as (
      insert into quittance.orders as o (tenant_id, id, inbox_id, host, shop, source_id, revision, number, buyer, placed_at, currency, total,
        test, stage, stop, stop_code, stopped_at, sequence, created_at, updated_at)
      select i.tenant_id, x.id, i.id, i.host, i.shop, i.source_id, i.revision, coalesce(x.number, i.source_id), x.buyer,
        coalesce(x."placedAt", i.received_at), x.currency, x.total, false, 'received', x.stop, x.stop ->> 'code', ${at}::timestamptz, 1,
        ${at}::timestamptz, ${at}::timestamptz
      from x join quittance.inbox i on i.tenant_id = ${trx.tenant}::uuid and i.id = x."inboxId"
      on conflict (tenant_id, host, shop, source_id) do update set
        inbox_id = excluded.inbox_id, revision = excluded.revision, stage = 'received', finished = false, stop = excluded.stop,
        stop_code = excluded.stop_code, stopped_at = excluded.stopped_at, next_attempt_at = null, waiting = null, attempts = 0,
        sequence = o.sequence + 1, updated_at = excluded.updated_at
      where o.revision < excluded.revision or (o.stage = 'received' and o.revision = excluded.revision)
      returning o.id, o.host, o.sequence, o.stop
    ), told as (
      insert into quittance.status_event (tenant_id, order_id, sequence, at, kind, details)
      select ${trx.tenant}::uuid, id, sequence, ${at}::timestamptz, 'order.stopped',
        jsonb_strip_nulls(jsonb_build_object('stage', 'received', 'code', stop ->> 'code', 'field', stop ->> 'field'))
      from kept
    ), shown as (
      insert into quittance.write_back as w (tenant_id, order_id, host, sequence)
      select ${trx.tenant}::uuid, id, host, sequence from kept order by id
      on conflict (tenant_id, order_id, host) do update set sequence = excluded.sequence, attempts = 0
    )
    select id, host, sequence from kept`.execute(trx);
  return rows;
}
