import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import type { OrderDetail } from '../../contract.ts';
import { orderDetail } from './order-detail.ts';

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<OrderDetail>): Promise<void> {
  res.json(await orderDetail(req.scope, req.params['id'] ?? ''));
}
