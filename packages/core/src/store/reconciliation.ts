import { sql } from 'kysely';
import { wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import type { ErpDocumentRow } from './document-list.ts';
import { storedJson } from './stored-json.ts';

/** An order that an ERP took. */
export interface PushedOrder {
  readonly id: string;
  readonly host: string;
  readonly shop: string;
  readonly sourceId: string;
  readonly inboxId: string;
  readonly number: string;
  readonly stage: string;
  readonly currency: string;
  readonly total: string;
  readonly erpNumber: string | null;
}

const COLUMNS = sql`id, host, shop, source_id as "sourceId", inbox_id as "inboxId", number, stage, currency, total::text as total, erp_number as "erpNumber"`;

/** Orders that this connection's ERP took, in the order of their ids, those after `after` only. */
export async function pushedOrders(
  trx: TenantTransaction,
  connection: string,
  after: string | null,
  limit: number,
): Promise<readonly PushedOrder[]> {
  const { rows } = await sql<PushedOrder>`
    select ${COLUMNS} from quittance.orders
    where tenant_id = ${trx.tenant}::uuid and connection = ${connection} and erp_id is not null
      and id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000') order by id limit ${limit}`.execute(
    trx,
  );
  return rows;
}

export async function pushedById(trx: TenantTransaction, ids: readonly string[]): Promise<readonly PushedOrder[]> {
  const { rows } = await sql<PushedOrder>`
    select ${COLUMNS} from ${wanted(ids)} join quittance.orders on id = wanted.key where tenant_id = ${trx.tenant}::uuid`.execute(
    trx,
  );
  return rows;
}

/** Everything that was read of a connection's invoices, at most `limit`. */
export async function erpDocumentsRead(
  trx: TenantTransaction,
  connection: string,
  limit: number,
): Promise<readonly Pick<ErpDocumentRow, 'orderId' | 'kind' | 'state' | 'currency' | 'total' | 'open'>[]> {
  const { rows } = await sql<Pick<ErpDocumentRow, 'orderId' | 'kind' | 'state' | 'currency' | 'total' | 'open'>>`
    select order_id as "orderId", kind, state, currency, total::text as total, open::text as open from quittance.erp_document
    where tenant_id = ${trx.tenant}::uuid and connection = ${connection} limit ${limit}`.execute(trx);
  return rows;
}

export async function writeReconciliation(trx: TenantTransaction, report: unknown, at: string): Promise<void> {
  await sql`
    insert into quittance.reconciliation (tenant_id, report, at) values (${trx.tenant}::uuid, ${storedJson(report)}::jsonb, ${at}::timestamptz)
    on conflict (tenant_id) do update set report = excluded.report, at = excluded.at`.execute(trx);
}

export async function readReconciliation(trx: TenantTransaction): Promise<unknown> {
  const { rows } = await sql<{ report: unknown }>`
    select report from quittance.reconciliation where tenant_id = ${trx.tenant}::uuid`.execute(trx);
  return rows[0]?.report;
}

/** The next run begins at the beginning. */
export async function forgetCursor(trx: TenantTransaction, connection: string, kind: string): Promise<void> {
  await trx
    .deleteFrom('erp_cursor')
    .where('tenant_id', '=', trx.tenant)
    .where('connection', '=', connection)
    .where('kind', '=', kind)
    .execute();
}
