import { ledger } from '../../erp/index.ts';
import type { Problem, TenantId } from '../../model/index.ts';
import { readConnection } from '../../store/index.ts';
import type { AskedErp } from './ask-erp.ts';
import { Findings, type ErpReconciliation } from './erp-findings.ts';
import { bookOf } from './ledger-book.ts';
import { ERP_CONNECTION } from '../orders/push-order.ts';
import { reconcileInvoices } from './reconcile-invoices.ts';
import { reconcileOrders } from './reconcile-orders.ts';
import { inTenant, type Road } from '../road.ts';

/** Asks the ERP for its own side of orders and open amounts. Only reads over there, and no faster than its rate allows. */
export async function reconcileErp(road: Road, tenant: TenantId): Promise<ErpReconciliation> {
  const opened = await openErp(road, tenant);
  if ('problem' in opened) return { ...EMPTY, adapter: opened.adapter, complete: false, problem: opened.problem };
  const findings = new Findings();
  try {
    if (await reconcileOrders(road, tenant, opened, findings)) await reconcileInvoices(road, tenant, opened, findings);
  } finally {
    if (opened.adapter === ledger.id) await opened.session.close();
  }
  return findings.report(opened.adapter);
}

const EMPTY = { orders: [], invoices: [], differences: [], differencesFound: 0 } as const;

async function openErp(
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
