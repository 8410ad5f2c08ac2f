import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { moduleService } from '../../../../modules/quittance/resolve.ts';
import { askedInvoices } from '../../../doors/asked-invoices.ts';
import { ordering } from '../../../doors/filters.ts';
import { invoiceRow } from '../../../doors/rows.ts';
import type { InvoiceList, InvoiceListQuery } from '../contract.ts';

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<InvoiceList>): Promise<void> {
  const { limit, offset, order, ...query } = req.validatedQuery as InvoiceListQuery;
  const filters = await askedInvoices(req.scope, query);
  const [rows, count] = await moduleService(req.scope).listAndCountQuittanceInvoices(filters, {
    take: limit,
    skip: offset,
    order: ordering(order),
  });
  res.json({ invoices: rows.map(invoiceRow), count, limit, offset });
}
