import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework';
import { affectedOrder } from '../host/affected-order.ts';
import { takeChange } from '../host/take-change.ts';

/** Every event that changes what is invoiced, credited or paid leads to the same place: the order is read again. */
export default async function orderChanged({
  event,
  container,
}: SubscriberArgs<{ id?: string; order_id?: string }>): Promise<void> {
  const orderId = await affectedOrder(container, event.name, event.data);
  if (orderId !== undefined) await takeChange(container, orderId, event.name);
}

export const config: SubscriberConfig = {
  event: [
    'order.placed',
    'order.updated',
    'order.canceled',
    'order.completed',
    'order.fulfillment_created',
    'order.fulfillment_canceled',
    'order.return_received',
    'order.claim_created',
    'order.exchange_created',
    'order-edit.confirmed',
    'payment.captured',
    'payment.refunded',
    'shipment.created',
  ],
  context: { subscriberId: 'quittance-order-changed' },
};
