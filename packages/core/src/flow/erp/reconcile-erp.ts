import { ledger } from '../../erp/index.ts';
import type { TenantId } from '../../model/index.ts';
import { openErp } from './ask-erp.ts';
import { Findings, type ErpReconciliation } from './erp-findings.ts';
import { reconcileInvoices } from './reconcile-invoices.ts';
import { reconcileOrders } from './reconcile-orders.ts';
import type { Road } from '../road.ts';

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
