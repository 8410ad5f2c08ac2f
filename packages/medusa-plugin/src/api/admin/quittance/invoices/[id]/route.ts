import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { moduleService } from '../../../../../modules/quittance/resolve.ts';
import { notFound } from '../../../../doors/refuse.ts';
import { invoiceDetail } from '../../../../doors/document-detail.ts';
import type { InvoiceDetail } from '../../contract.ts';

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<InvoiceDetail>): Promise<void> {
  const service = moduleService(req.scope);
  const [row] = await service.listQuittanceInvoices({ id: req.params['id'] ?? '' }, { take: 1 });
  if (row === undefined) throw notFound('The invoice');
  res.json({ invoice: await invoiceDetail(service, row) });
}
