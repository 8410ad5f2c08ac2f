import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { pushOrder } from '../../../../../../host/push-order.ts';
import type { OrderDetail } from '../../../contract.ts';
import { orderDetail } from '../order-detail.ts';

/** Takes an order that is not on the road yet, or its latest change. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse<OrderDetail>): Promise<void> {
  const id = req.params['id'] ?? '';
  await pushOrder(req.scope, { order_id: id, include_past: true });
  res.json(await orderDetail(req.scope, id));
}
