import { generateEntityId } from '@medusajs/framework/utils';
import type { Sql } from './projection.ts';

/** A change of an order that is written down and not worked off yet. */
export interface Change {
  readonly orderId: string;
  readonly noticed: number;
}

/** Writes down that the order changed; what follows may crash at any point and is found again. */
export async function noticeChange(sql: Sql, orderId: string, event: string): Promise<Change> {
  const { rows } = await sql.raw(
    `insert into quittance_change (id, order_id, event) values (?, ?, ?)
     on conflict (order_id) where deleted_at is null do update set noticed = quittance_change.noticed + 1, event = excluded.event, updated_at = now()
     returning noticed`,
    [generateEntityId(undefined, 'qchg'), orderId, event],
  );
  return { orderId, noticed: Number(rows[0]?.['noticed']) };
}

/** The change is worked off, unless the order changed again meanwhile. */
export async function settleChange(sql: Sql, change: Change): Promise<void> {
  await sql.raw('delete from quittance_change where order_id = ? and noticed <= ?', [change.orderId, change.noticed]);
}

/** Changes that nobody works on any more, oldest first: whoever noticed them crashed or failed. */
export async function forgottenChanges(sql: Sql, olderThanSeconds: number, limit: number): Promise<Change[]> {
  const { rows } = await sql.raw(
    `select order_id, noticed from quittance_change where updated_at < now() - make_interval(secs => ?) order by updated_at limit ?`,
    [olderThanSeconds, limit],
  );
  return rows.map((row) => ({ orderId: String(row['order_id']), noticed: Number(row['noticed']) }));
}

/** Puts a change that failed again at the end of the line, so that one bad order never blocks the others. */
export async function postponeChange(sql: Sql, orderId: string): Promise<void> {
  await sql.raw('update quittance_change set updated_at = now() where order_id = ?', [orderId]);
}

export async function readCursor(sql: Sql, id: string): Promise<string | null> {
  const { rows } = await sql.raw('select cursor from quittance_cursor where id = ?', [id]);
  return rows[0] === undefined ? null : String(rows[0]['cursor']);
}

export async function writeCursor(sql: Sql, id: string, cursor: string): Promise<void> {
  await sql.raw(
    'insert into quittance_cursor (id, cursor) values (?, ?) on conflict (id) do update set cursor = excluded.cursor, updated_at = now()',
    [id, cursor],
  );
}

const SINCE = 'since';

/**
 * The plugin begins with the orders placed from its first start on: those before have their invoices from whoever made them
 * then, and a second invoice would be worse than none. Said once, it stays.
 */
export async function beginAt(sql: Sql, moment: string): Promise<void> {
  await sql.raw('insert into quittance_cursor (id, cursor) values (?, ?) on conflict (id) do nothing', [SINCE, moment]);
}

/** The moment of the first start; `null` on a shop that was never started. */
export async function begunAt(sql: Sql): Promise<string | null> {
  return readCursor(sql, SINCE);
}

/** Whether the order was placed before the plugin came and is none of the orders a person has sent since. */
export async function isPast(sql: Sql, orderId: string, placedAt: string): Promise<boolean> {
  const begun = await begunAt(sql);
  if (begun === null || Date.parse(placedAt) >= Date.parse(begun)) return false;
  const { rows } = await sql.raw('select 1 from quittance_order where id = ?', [orderId]);
  return rows.length === 0;
}
