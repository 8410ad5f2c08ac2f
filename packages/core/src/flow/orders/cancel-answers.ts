import type { ErpSession } from '../../erp/index.ts';
import type { TenantId } from '../../model/index.ts';
import { ordersById, stuckOrders, type OrderSummary } from '../../store/index.ts';
import { UNANSWERED } from './call-erp.ts';
import { orderExt } from './parcel.ts';
import { retryOrders } from './retry-orders.ts';
import { inTenant, type Road } from '../road.ts';

const AT_ONCE = 200;

/** Looks for the ERP's answers to cancellations; an order that has its answer goes once more to be cancelled, or refused. */
export async function readCancelAnswers(road: Road, tenant: TenantId, session: ErpSession): Promise<void> {
  const waiting = await inTenant(road, tenant, async (trx) =>
    ordersById(trx, await stuckOrders(trx, { code: UNANSWERED.code }, AT_ONCE)),
  );
  for (const order of waiting) if (await isAnswered(session, order)) await retryOrders(road, tenant, { id: order.id });
}

async function isAnswered(session: ErpSession, order: OrderSummary): Promise<boolean> {
  const there = await session.find('order', orderExt(order));
  if (!there.ok || there.value === null) return false;
  if (there.value.state === 'cancelled') return true;
  // Asking again where the question still lies changes nothing, and tells a refusal.
  const acted = await session.act(there.value, 'cancel');
  return !acted.ok && acted.kind === 'rejected';
}
