import { sql } from 'kysely';
import { wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

/** An entry of the built-in ledger as it is stored: the store knows its keys, not what it says. */
export interface LedgerRow {
  readonly ext: string;
  readonly order: string;
  readonly entry: unknown;
}

/** Adds each entry whose key is not there yet; answers the keys that were added now. */
export async function enterLedger(trx: TenantTransaction, rows: readonly LedgerRow[]): Promise<ReadonlySet<string>> {
  const { rows: added } = await sql<{ ext: string }>`
    insert into quittance.ledger_entry (tenant_id, ext, order_ext, entry)
    select ${trx.tenant}::uuid, ext, "order", entry from json_to_recordset(${storedJson(rows)}::json) as x(ext text, "order" text, entry jsonb)
    on conflict (tenant_id, ext) do nothing returning ext`.execute(trx);
  return new Set(added.map(({ ext }) => ext));
}

export async function findLedger(trx: TenantTransaction, exts: readonly string[]): Promise<readonly unknown[]> {
  const { rows } = await sql<{ entry: unknown }>`
    select entry from ${wanted(exts, 'text')} join quittance.ledger_entry on ext = wanted.key where tenant_id = ${trx.tenant}::uuid`.execute(
    trx,
  );
  return rows.map(({ entry }) => entry);
}

export async function ledgerFolders(trx: TenantTransaction, orders: readonly string[]): Promise<readonly unknown[]> {
  const { rows } = await sql<{ entry: unknown }>`
    select entry from ${wanted(orders, 'text')} join quittance.ledger_entry on order_ext = wanted.key where tenant_id = ${trx.tenant}::uuid order by position`.execute(
    trx,
  );
  return rows.map(({ entry }) => entry);
}

/** Waits until no other transaction holds the folder of this order; the order's own entry stands for all of it. */
export async function lockLedgerFolder(trx: TenantTransaction, order: string): Promise<void> {
  await sql`
    select from quittance.ledger_entry where tenant_id = ${trx.tenant}::uuid and ext = ${order} for update`.execute(
    trx,
  );
}

/**
 * Entries after a position. A transaction that began earlier may still commit behind what is visible now: the next
 * position stays before the oldest one still open, so that entries repeat rather than vanish.
 */
export async function ledgerAfter(
  trx: TenantTransaction,
  position: string | null,
  limit: number,
): Promise<{ readonly entries: readonly unknown[]; readonly next: string }> {
  const [xid = '0', within = '0'] = (position ?? '0.0').split('.');
  const { rows } = await sql<{ entry: unknown; xid: string; position: bigint; settled: boolean }>`
    select entry, xid::text as xid, position, xid < pg_snapshot_xmin(pg_current_snapshot()) as settled from quittance.ledger_entry
    where tenant_id = ${trx.tenant}::uuid and (xid, position) > (${xid}::xid8, ${within}::int8)
    order by xid, position limit ${limit}`.execute(trx);
  const last = rows.findLast(({ settled }) => settled);
  return {
    entries: rows.map(({ entry }) => entry),
    next: last === undefined ? `${xid}.${within}` : `${last.xid}.${last.position}`,
  };
}
