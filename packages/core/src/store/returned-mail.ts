import { sql, type RawBuilder } from 'kysely';
import { wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

/** Keeps what came in, byte for byte; `isNew` is false when the same bytes were kept before. */
export async function keepEvidence(
  trx: TenantTransaction,
  evidence: { readonly id: string; readonly sha256: Uint8Array; readonly source: string; readonly packed: Uint8Array },
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { rows } = await sql<{ id: string }>`
    insert into quittance.evidence (tenant_id, id, sha256, source, content)
    values (${trx.tenant}::uuid, ${evidence.id}::uuid, ${Buffer.from(evidence.sha256)}::bytea, ${evidence.source}, ${Buffer.from(evidence.packed)}::bytea)
    on conflict (tenant_id, sha256) do nothing returning id`.execute(trx);
  if (rows[0] !== undefined) return { id: evidence.id, isNew: true };
  const known = await sql<{ id: string }>`
    select id from quittance.evidence where tenant_id = ${trx.tenant}::uuid and sha256 = ${Buffer.from(evidence.sha256)}::bytea`.execute(
    trx,
  );
  return { id: known.rows[0]?.id ?? evidence.id, isNew: false };
}

/** The kept bytes, compressed. */
export async function readEvidence(
  trx: TenantTransaction,
  id: string,
): Promise<{ readonly source: string; readonly content: Buffer; readonly receivedAt: Date } | undefined> {
  const { rows } = await sql<{ source: string; content: Buffer; receivedAt: Date }>`
    select source, content, received_at as "receivedAt" from quittance.evidence where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid`.execute(
    trx,
  );
  return rows[0];
}

export interface ReturnedMailRow {
  readonly id: string;
  readonly evidence: string;
  /** The class that `classifyMail` gave it. */
  readonly class: string;
  readonly messageId: string | null;
  readonly contactId: string | null;
  readonly customerId: string | null;
  /** What a person sees in the list. */
  readonly summary: Readonly<Record<string, unknown>>;
  /** A person has still to look at it. */
  readonly open: boolean;
  readonly closedAt: Date | null;
  readonly receivedAt: Date;
}

export async function insertReturnedMail(
  trx: TenantTransaction,
  row: Omit<ReturnedMailRow, 'closedAt' | 'receivedAt'> & { readonly receivedAt: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into quittance.returned_mail (tenant_id, id, evidence, class, message_id, contact_id, customer_id, summary, open, received_at)
    values (${trx.tenant}::uuid, ${row.id}::uuid, ${row.evidence}::uuid, ${row.class}, ${row.messageId}::uuid, ${row.contactId}::uuid,
      ${row.customerId}::uuid, ${storedJson(row.summary)}::jsonb, ${row.open}, ${row.receivedAt}::timestamptz)
    on conflict (tenant_id, evidence) do nothing returning id`.execute(trx);
  return rows.length > 0;
}

const RETURNED = sql`r.id, r.evidence, r.class, r.message_id as "messageId", r.contact_id as "contactId", r.customer_id as "customerId", r.summary,
  r.open, r.closed_at as "closedAt", r.received_at as "receivedAt"`;

/** What came back, newest first, those after `after` only. */
export async function listReturnedMail(
  trx: TenantTransaction,
  criteria: { readonly open?: boolean; readonly class?: string },
  after: string | undefined,
  limit: number,
): Promise<readonly ReturnedMailRow[]> {
  const conditions: RawBuilder<unknown>[] = [sql`r.tenant_id = ${trx.tenant}::uuid`];
  if (criteria.open !== undefined) conditions.push(criteria.open ? sql`r.open` : sql`not r.open`);
  if (criteria.class !== undefined) conditions.push(sql`r.class = ${criteria.class}`);
  if (after !== undefined) conditions.push(sql`r.id < ${after}::uuid`);
  const { rows } = await sql<ReturnedMailRow>`
    select ${RETURNED} from quittance.returned_mail r where ${sql.join(conditions, sql` and `)} order by r.id desc limit ${limit}`.execute(
    trx,
  );
  return rows;
}

export async function returnedMailOf(
  trx: TenantTransaction,
  messageIds: readonly string[],
): Promise<readonly ReturnedMailRow[]> {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<ReturnedMailRow>`
    select ${RETURNED} from ${wanted(messageIds)} join quittance.returned_mail r on r.message_id = wanted.key
    where r.tenant_id = ${trx.tenant}::uuid order by r.id`.execute(trx);
  return rows;
}

/** A person has dealt with it; `false` when it was not open. */
export async function closeReturnedMail(trx: TenantTransaction, id: string, at: string): Promise<boolean> {
  const { rows } = await sql`
    update quittance.returned_mail set open = false, closed_at = ${at}::timestamptz
    where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid and open returning id`.execute(trx);
  return rows.length > 0;
}

/** How many mails came back about a message. */
export async function countReturnedMail(trx: TenantTransaction, messageId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from quittance.returned_mail where tenant_id = ${trx.tenant}::uuid and message_id = ${messageId}::uuid`.execute(
    trx,
  );
  return rows[0]?.count ?? 0;
}
