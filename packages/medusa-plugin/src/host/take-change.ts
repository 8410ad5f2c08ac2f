import type { MedusaContainer } from '@medusajs/framework/types';
import { noticeChange, settleChange } from '../modules/quittance/changes.ts';
import { moduleService } from '../modules/quittance/resolve.ts';
import { pushOrder } from './push-order.ts';

/** Writes down that the order changed, then takes the change. Should anything fail in between, the reconcile finds it. */
export async function takeChange(container: MedusaContainer, orderId: string, event: string): Promise<void> {
  const { sql } = moduleService(container);
  const change = await noticeChange(sql, orderId, event);
  await pushOrder(container, { order_id: orderId });
  await settleChange(sql, change);
}
