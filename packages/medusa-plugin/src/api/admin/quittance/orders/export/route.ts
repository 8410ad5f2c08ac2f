import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { moduleService } from '../../../../../modules/quittance/resolve.ts';
import { sendCsv } from '../../../../doors/csv.ts';
import { orderFilters, ordering } from '../../../../doors/filters.ts';
import { withDocuments } from '../../../../doors/rows.ts';
import type { OrderListQuery, OrderRow } from '../../contract.ts';

const COLUMNS: Record<string, (row: OrderRow) => string | null> = {
  order: (row) => row.number,
  order_id: (row) => row.id,
  placed_at: (row) => row.placed_at,
  total: (row) => row.total,
  currency: (row) => row.currency,
  stage: (row) => row.stage,
  stopped: (row) => row.stopped?.code ?? null,
  reason: (row) => row.stopped?.message ?? null,
  erp_reference: (row) => row.erp_reference,
  documents: (row) => row.documents.map((document) => document.number).join(' '),
};

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { order, ...filters } = req.validatedQuery as OrderListQuery;
  const service = moduleService(req.scope);
  await sendCsv(res, 'orders.csv', COLUMNS, (take, skip) =>
    service.asOfOneMoment(async (context) => {
      const page = { take, skip, order: ordering(order) };
      return withDocuments(service, await service.listQuittanceOrders(orderFilters(filters), page, context), context);
    }),
  );
}
