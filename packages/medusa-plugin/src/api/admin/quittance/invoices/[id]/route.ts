import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { moduleService } from '../../../../../modules/quittance/resolve.ts';
import { notFound } from '../../../../doors/refuse.ts';
import { invoiceRow } from '../../../../doors/rows.ts';
import type { InvoiceDetail } from '../../contract.ts';

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<InvoiceDetail>): Promise<void> {
  const [row] = await moduleService(req.scope).listQuittanceInvoices({ id: req.params['id'] ?? '' }, { take: 1 });
  if (row === undefined) throw notFound('The invoice');
  res.json({ invoice: invoiceRow(row) });
}
