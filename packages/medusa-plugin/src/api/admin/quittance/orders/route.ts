import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { figures } from '../../../../modules/quittance/figures.ts';
import { moduleService } from '../../../../modules/quittance/resolve.ts';
import { orderFilters, ordering } from '../../../doors/filters.ts';
import { withDocuments } from '../../../doors/rows.ts';
import type { OrderList, OrderListQuery } from '../contract.ts';

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<OrderList>): Promise<void> {
  const { limit, offset, order, ...filters } = req.validatedQuery as OrderListQuery;
  const service = moduleService(req.scope);
  const [rows, count] = await service.listAndCountQuittanceOrders(orderFilters(filters), {
    take: limit,
    skip: offset,
    order: ordering(order),
  });
  res.json({ orders: await withDocuments(service, rows), count, limit, offset, ...(await figures(service.sql)) });
}
