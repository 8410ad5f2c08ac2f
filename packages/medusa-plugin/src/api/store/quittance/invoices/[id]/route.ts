import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { invoiceRow } from '../../../../doors/rows.ts';
import type { InvoiceDetail } from '../../../../admin/quittance/contract.ts';
import { ownInvoice } from '../../own-invoices.ts';

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<InvoiceDetail>): Promise<void> {
  res.json({ invoice: invoiceRow(await ownInvoice(req.scope, req.auth_context.actor_id, req.params['id'] ?? '')) });
}
