import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';
import type { OrderView } from '@quittance/core/flow';
import type { OrderId } from '@quittance/core/model';
import { moduleService } from '../../../../../modules/quittance/resolve.ts';
import { notFound } from '../../../../doors/refuse.ts';
import { withDocuments } from '../../../../doors/rows.ts';
import { shownEvent } from '../../../../doors/shown-event.ts';
import type { OrderDetail, Waiting } from '../../contract.ts';

/** The order as its widget shows it. Throws 404 when Medusa has no such order. */
export async function orderDetail(container: MedusaContainer, id: string): Promise<OrderDetail> {
  const service = moduleService(container);
  const [row] = await service.listQuittanceOrders({ id }, { take: 1 });
  if (row === undefined) {
    const { data } = await container
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({ entity: 'order', fields: ['id'], filters: { id } });
    if (data.length === 0) throw notFound('The order');
    return { order: null };
  }
  const [order] = await withDocuments(service, [row]);
  if (order === undefined) return { order: null };
  if (row.quittance_id === null) return { order: { ...order, events: [], waiting: null } };
  return { order: { ...order, ...(await told(container, row.quittance_id as OrderId)) } };
}

/** What core alone knows of an order: its history, and what it waits for. */
async function told(
  container: MedusaContainer,
  id: OrderId,
): Promise<Pick<NonNullable<OrderDetail['order']>, 'events' | 'waiting'>> {
  const { quittance, tenant } = await moduleService(container).open();
  const view = await quittance.orders.get(tenant, id);
  return {
    events: (await quittance.events(tenant, id)).map(shownEvent),
    waiting: view === undefined ? null : waitingOf(view),
  };
}

function waitingOf({ waiting, nextAttemptAt }: Pick<OrderView, 'waiting' | 'nextAttemptAt'>): Waiting | null {
  if (waiting === undefined || nextAttemptAt === undefined) return null;
  const { code, message, advice } = waiting;
  return { code, message, advice, next_attempt_at: nextAttemptAt };
}
