import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { moduleService } from '../../../../modules/quittance/resolve.ts';
import { ordering } from '../../../doors/filters.ts';
import { invoiceRow } from '../../../doors/rows.ts';
import type { InvoiceList } from '../../../admin/quittance/contract.ts';
import type { OwnInvoicesQuery } from '../contract.ts';
import { ordersOf } from '../own-invoices.ts';

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<InvoiceList>): Promise<void> {
  const { limit, offset, order_id } = req.validatedQuery as OwnInvoicesQuery;
  const orders = await ordersOf(req.scope, req.auth_context.actor_id, order_id === undefined ? undefined : [order_id]);
  if (orders.length === 0) {
    res.json({ invoices: [], count: 0, limit, offset });
    return;
  }
  const [rows, count] = await moduleService(req.scope).listAndCountQuittanceInvoices(
    { order_id: orders },
    { take: limit, skip: offset, order: ordering('-issue_date') },
  );
  res.json({ invoices: rows.map(invoiceRow), count, limit, offset });
}
