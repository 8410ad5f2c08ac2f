import { sql } from 'kysely';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

export interface ResendBatchRow {
  readonly id: string;
  readonly documents: readonly string[];
  readonly skipped: readonly { readonly documentId: string; readonly number: string; readonly code: string }[];
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
}

const BATCH = sql`id, documents, skipped, created_at as "createdAt", confirmed_at as "confirmedAt"`;

export async function insertResendBatch(
  trx: TenantTransaction,
  { id, documents, skipped }: Pick<ResendBatchRow, 'id' | 'documents' | 'skipped'>,
): Promise<void> {
  await sql`
    insert into quittance.resend_batch (tenant_id, id, documents, skipped)
    values (${trx.tenant}::uuid, ${id}::uuid, ${[...documents]}::uuid[], ${storedJson(skipped)}::jsonb)`.execute(trx);
}

export async function readResendBatch(trx: TenantTransaction, id: string): Promise<ResendBatchRow | undefined> {
  const { rows } = await sql<ResendBatchRow>`
    select ${BATCH} from quittance.resend_batch where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid`.execute(
    trx,
  );
  return rows[0];
}

/** The batch as it is confirmed; `undefined` when it was before, or when there is none. */
export async function confirmResendBatch(
  trx: TenantTransaction,
  id: string,
  at: string,
): Promise<ResendBatchRow | undefined> {
  const { rows } = await sql<ResendBatchRow>`
    update quittance.resend_batch set confirmed_at = ${at}::timestamptz
    where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid and confirmed_at is null returning ${BATCH}`.execute(
    trx,
  );
  return rows[0];
}
