import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { retryOrdersWorkflow } from '../../../../../workflows/retry-orders.ts';
import type { RetryAnswer, RetryManyBody } from '../../contract.ts';

export async function POST(
  req: AuthenticatedMedusaRequest<RetryManyBody>,
  res: MedusaResponse<RetryAnswer>,
): Promise<void> {
  const { reason, ...which } = req.validatedBody;
  const { result } = await retryOrdersWorkflow(req.scope).run({
    input: { ...which, ...(reason !== undefined && { reason }) },
  });
  res.json(result);
}
