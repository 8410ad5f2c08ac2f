import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';
import type { OrderId } from '@quittance/core/model';
import { moduleService } from '../../../../../modules/quittance/resolve.ts';
import { notFound } from '../../../../doors/refuse.ts';
import { withDocuments } from '../../../../doors/rows.ts';
import { shownEvent } from '../../../../doors/shown-event.ts';
import type { OrderDetail, OrderEvent } from '../../contract.ts';

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
  return {
    order: { ...order, events: row.quittance_id === null ? [] : await history(container, row.quittance_id as OrderId) },
  };
}

async function history(container: MedusaContainer, id: OrderId): Promise<OrderEvent[]> {
  const { quittance, tenant } = await moduleService(container).open();
  return (await quittance.events(tenant, id)).map(shownEvent);
}
