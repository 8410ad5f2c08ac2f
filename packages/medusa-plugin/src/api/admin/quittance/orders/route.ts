import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { figures } from '../../../../modules/quittance/figures.ts';
import { moduleService } from '../../../../modules/quittance/resolve.ts';
import type { QuittanceModuleService } from '../../../../modules/quittance/service.ts';
import { HOST } from '../../../../order/to-order.ts';
import { orderFilters, ordering } from '../../../doors/filters.ts';
import { withDocuments } from '../../../doors/rows.ts';
import type { OrderList, OrderListQuery } from '../contract.ts';

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<OrderList>): Promise<void> {
  const { limit, offset, order, ...filters } = req.validatedQuery as OrderListQuery;
  const service = moduleService(req.scope);
  const page = { take: limit, skip: offset, order: ordering(order) };
  const found = await service.asOfOneMoment(async (context) => {
    const [rows, count] = await service.listAndCountQuittanceOrders(orderFilters(filters), page, context);
    return { orders: await withDocuments(service, rows, context), count };
  });
  res.json({
    ...found,
    limit,
    offset,
    silent_since: await silentSince(service),
    ...(await figures(service.sql)),
  });
}

async function silentSince(service: QuittanceModuleService): Promise<string | null> {
  try {
    const { quittance, tenant } = await service.open();
    const { silent } = await quittance.stats(tenant);
    return silent.find(({ host, shop }) => host === HOST && shop === service.options.shop)?.since ?? null;
  } catch {
    // The list is the shop's own tables: it is shown while core's database is away.
    return null;
  }
}
