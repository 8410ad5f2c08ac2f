import { setTimeout as sleep } from 'node:timers/promises';
import { ledger, type Capabilities, type ErpSession } from '../../erp/index.ts';
import type { Problem, TenantId } from '../../model/index.ts';
import { bookCalls, readConnection } from '../../store/index.ts';
import { ERP_CONNECTION } from '../orders/push-order.ts';
import { inTenant, type Road } from '../road.ts';
import { bookOf } from './ledger-book.ts';

/** An ERP while it is asked for its own side, or told something beside the orders. */
export interface AskedErp {
  readonly connection: string;
  readonly adapter: string;
  readonly session: ErpSession;
  readonly capabilities: Capabilities;
  readonly perMinute: number | undefined;
}

/** Waits until the connection's rate has room for so many calls: what is compared or noted must not hold up what is pushed. */
export async function makeRoom(
  road: Road,
  tenant: TenantId,
  { connection, perMinute }: Pick<AskedErp, 'connection' | 'perMinute'>,
  calls: number,
): Promise<void> {
  if (perMinute === undefined) return;
  const wait = await inTenant(road, tenant, (trx) => bookCalls(trx, connection, calls, perMinute));
  if (wait > 0) await sleep(wait);
}

/** The ERP that orders go to now; the built-in ledger, whose session is the caller's to close, where none is connected. */
export async function openErp(
  road: Road,
  tenant: TenantId,
): Promise<AskedErp | { readonly adapter: string; readonly problem: Problem }> {
  const row = await inTenant(road, tenant, (trx) => readConnection(trx, ERP_CONNECTION));
  if (row === undefined || row.adapter === ledger.id) {
    const session = await ledger.connect({}, { ...road, secret: noSecret, ledger: bookOf(road.database, tenant) });
    const capabilities = await session.capabilities();
    return { connection: ledger.id, adapter: ledger.id, session, capabilities, perMinute: undefined };
  }
  const { id, adapter, paused } = row;
  if (paused !== null) return { adapter, problem: paused };
  const opened = await road.sessions.sessionOf(tenant, row);
  if (!opened.ok) return { adapter, problem: opened.problems[0] ?? UNREADABLE };
  const { session, capabilities } = opened.value;
  return {
    connection: id,
    adapter,
    session,
    capabilities,
    perMinute: row.requestsPerMinute ?? capabilities.requestsPerMinute,
  };
}

const noSecret = () => Promise.reject(new Error('The ledger has no secrets.'));

const UNREADABLE: Problem = {
  code: 'ERP_SPOKE_FAILED',
  message: 'The ERP could not be opened.',
  advice: 'Check the connection in the settings.',
  retry: 'after-fix',
};
