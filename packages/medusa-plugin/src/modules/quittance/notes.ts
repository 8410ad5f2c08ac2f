import { generateEntityId } from '@medusajs/framework/utils';
import type { HostNote } from '@quittance/core/hosts';
import type { Sql } from './projection.ts';

/** Keeps a note, once per key. Answers whether it is new. */
export async function keepNote(sql: Sql, { key, source, documentId, code, text, task }: HostNote): Promise<boolean> {
  const { rows } = await sql.raw(
    `insert into quittance_note (id, key, order_id, document_id, code, text, task) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (key) where deleted_at is null do nothing returning id`,
    [generateEntityId(undefined, 'qnote'), key, source.orderId, documentId ?? null, code, text, task?.title ?? null],
  );
  return rows.length > 0;
}

/** A person has done what the note asks for. Answers whether the order has such a note; doing it twice changes nothing. */
export async function finishNote(sql: Sql, orderId: string, id: string): Promise<boolean> {
  const { rows } = await sql.raw(
    'update quittance_note set done_at = coalesce(done_at, now()), updated_at = now() where id = ? and order_id = ? returning id',
    [id, orderId],
  );
  return rows.length > 0;
}
