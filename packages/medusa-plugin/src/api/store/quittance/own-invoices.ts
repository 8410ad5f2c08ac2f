import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';
import { moduleService } from '../../../modules/quittance/resolve.ts';
import { notFound } from '../../doors/refuse.ts';
import type { StoredInvoice } from '../../doors/rows.ts';

/** The invoice, when its order is this customer's. Anybody else's is not found, and so is one that does not exist. */
export async function ownInvoice(container: MedusaContainer, customerId: string, id: string): Promise<StoredInvoice> {
  const [invoice] = await moduleService(container).listQuittanceInvoices({ id }, { take: 1 });
  if (invoice === undefined || !(await ordersOf(container, customerId, [invoice.order_id])).includes(invoice.order_id))
    throw notFound('The invoice');
  return invoice;
}

/** Ids of this customer's orders, among `ids` when given. */
export async function ordersOf(
  container: MedusaContainer,
  customerId: string,
  ids?: readonly string[],
): Promise<string[]> {
  // An empty filter would match every order of the shop.
  if (customerId === '') return [];
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: ['id'],
    filters: { customer_id: customerId, ...(ids !== undefined && { id: [...ids] }) },
  });
  return data.map((order) => order.id);
}
