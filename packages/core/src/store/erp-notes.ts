import { sql } from 'kysely';
import type { Problem } from '../model/index.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';
import { isFree } from './workers.ts';

export interface NewErpNote {
  readonly id: string;
  /** What happened: the same on the same document is one note. */
  readonly key: string;
  readonly documentId: string;
  readonly text: string;
}

/** A note with the order whose invoice it is about. */
export interface ErpNoteRow extends NewErpNote {
  readonly attempts: number;
  readonly createdAt: Date;
  readonly host: string;
  readonly shop: string;
  readonly sourceId: string;
}

/** Keeps the notes that are new and about a document of ours; answers their ids. */
export async function insertErpNotes(
  trx: TenantTransaction,
  notes: readonly NewErpNote[],
  at: string,
): Promise<readonly string[]> {
  if (notes.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    insert into quittance.erp_note (tenant_id, id, key, document_id, text, next_attempt_at, created_at)
    select d.tenant_id, x.id, x.key, d.id, x.text, ${at}::timestamptz, ${at}::timestamptz
    from json_to_recordset(${storedJson(notes)}::json) as x(id uuid, key text, "documentId" uuid, text text)
    join quittance.document d on d.tenant_id = ${trx.tenant}::uuid and d.id = x."documentId"
    order by x.id
    on conflict (tenant_id, document_id, key) do nothing returning id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Those of the notes that wait and whose time has come, claimed for `worker`, the oldest first. */
export async function claimErpNotes(
  trx: TenantTransaction,
  ids: readonly string[],
  { now, worker }: { readonly now: string; readonly worker: string },
): Promise<readonly ErpNoteRow[]> {
  const { rows } = await sql<ErpNoteRow>`
    with due as (
      select n.id from quittance.erp_note n
      where n.tenant_id = ${trx.tenant}::uuid and n.id = any(${[...ids]}::uuid[]) and n.state = 'waiting'
        and n.next_attempt_at <= ${now}::timestamptz and ${isFree('n')}
      order by n.id for update skip locked
    ), claimed as (
      update quittance.erp_note n set claimed_by = ${worker}::uuid, attempts = n.attempts + 1 from due
      where n.tenant_id = ${trx.tenant}::uuid and n.id = due.id returning n.*
    )
    select n.id, n.key, n.document_id as "documentId", n.text, n.attempts, n.created_at as "createdAt", o.host, o.shop, o.source_id as "sourceId"
    from claimed n
    join quittance.document d on d.tenant_id = n.tenant_id and d.id = n.document_id
    join quittance.orders o on o.tenant_id = n.tenant_id and o.id = d.order_id order by n.id`.execute(trx);
  return rows;
}

export interface ErpNoteMove {
  readonly id: string;
  readonly state: 'waiting' | 'given' | 'skipped' | 'refused';
  readonly nextAttemptAt: string;
  readonly problem: Problem | null;
}

/** Writes what became of notes that `worker` holds, and gives them back. */
export async function moveErpNotes(
  trx: TenantTransaction,
  moves: readonly ErpNoteMove[],
  worker: string,
): Promise<void> {
  if (moves.length === 0) return;
  await sql`
    update quittance.erp_note n set state = x.state, next_attempt_at = x."nextAttemptAt", problem = x.problem, claimed_by = null
    from json_to_recordset(${storedJson(moves)}::json) as x(id uuid, state text, "nextAttemptAt" timestamptz, problem jsonb)
    where n.tenant_id = ${trx.tenant}::uuid and n.id = x.id and n.claimed_by = ${worker}::uuid`.execute(trx);
}

/** Notes whose time has come, the oldest first: whoever had their job may have lost it. */
export async function dueErpNotes(trx: TenantTransaction, now: string, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from quittance.erp_note
    where tenant_id = ${trx.tenant}::uuid and state = 'waiting' and next_attempt_at <= ${now}::timestamptz
    order by next_attempt_at, id limit ${limit}`.execute(trx);
  return rows.map(({ id }) => id);
}
