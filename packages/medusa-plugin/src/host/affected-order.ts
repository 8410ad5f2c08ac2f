import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';

/** Medusa's events name records of every kind; the keys under which they may name the order itself come first. */
interface EventData {
  readonly id?: string;
  readonly order_id?: string;
}

/** The order an event is about, whatever the event names: the order, a payment, a return. `undefined` when none is. */
export async function affectedOrder(
  container: MedusaContainer,
  event: string,
  data: EventData,
): Promise<string | undefined> {
  if (data.order_id !== undefined) return data.order_id;
  if (data.id === undefined) return undefined;
  if (event.startsWith('payment.')) return orderOf(container, 'payment', data.id, 'payment_collection.order.id');
  if (event.startsWith('shipment.') || event.startsWith('delivery.'))
    return orderOf(container, 'fulfillment', data.id, 'order.id');
  return data.id;
}

async function orderOf(
  container: MedusaContainer,
  entity: string,
  id: string,
  path: string,
): Promise<string | undefined> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity, fields: [path], filters: { id } });
  let value: unknown = data[0];
  for (const key of path.split('.'))
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}
