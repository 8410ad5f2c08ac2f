import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { moduleService } from '../../../../../modules/quittance/resolve.ts';
import { sendCsv } from '../../../../doors/csv.ts';
import { askedInvoices } from '../../../../doors/asked-invoices.ts';
import { ordering } from '../../../../doors/filters.ts';
import { invoiceRow } from '../../../../doors/rows.ts';
import type { InvoiceListQuery, InvoiceRow } from '../../contract.ts';

const COLUMNS: Record<string, (row: InvoiceRow) => string | null> = {
  number: (row) => row.number,
  kind: (row) => row.kind,
  order: (row) => row.order_number,
  issue_date: (row) => row.issue_date,
  due_date: (row) => row.due_date,
  total: (row) => row.total,
  open: (row) => row.open,
  currency: (row) => row.currency,
  status: (row) => row.status,
};

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { order, ...query } = req.validatedQuery as InvoiceListQuery;
  const filters = await askedInvoices(req.scope, query);
  const service = moduleService(req.scope);
  await sendCsv(res, 'invoices.csv', COLUMNS, async (take, skip) =>
    (await service.listQuittanceInvoices(filters, { take, skip, order: ordering(order) })).map(invoiceRow),
  );
}
