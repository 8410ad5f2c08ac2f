import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { moduleService } from '../../../../../modules/quittance/resolve.ts';
import { HOST } from '../../../../../order/to-order.ts';
import type { CustomerAccountAnswer } from '../../contract.ts';

/** The account of a customer of the shop. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<CustomerAccountAnswer>): Promise<void> {
  const service = moduleService(req.scope);
  const { quittance, tenant } = await service.open();
  const customer = { host: HOST, shop: service.options.shop, customerId: req.params['id'] ?? '' };
  res.json({ account: (await quittance.dunning.findCustomer(tenant, customer)) ?? null });
}
