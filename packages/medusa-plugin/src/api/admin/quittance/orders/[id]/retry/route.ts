import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { retryOrdersWorkflow } from '../../../../../../workflows/retry-orders.ts';
import type { OrderDetail, RetryBody } from '../../../contract.ts';
import { orderDetail } from '../order-detail.ts';

export async function POST(
  req: AuthenticatedMedusaRequest<RetryBody>,
  res: MedusaResponse<OrderDetail>,
): Promise<void> {
  const id = req.params['id'] ?? '';
  await orderDetail(req.scope, id);
  const { reason } = req.validatedBody;
  await retryOrdersWorkflow(req.scope).run({ input: { order_ids: [id], ...(reason !== undefined && { reason }) } });
  res.json(await orderDetail(req.scope, id));
}
