import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { moduleService } from '../../../../../modules/quittance/resolve.ts';
import { invoiceDetail } from '../../../../doors/document-detail.ts';
import type { OwnInvoice } from '../../contract.ts';
import { ownInvoice } from '../../own-invoices.ts';

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<OwnInvoice>): Promise<void> {
  const row = await ownInvoice(req.scope, req.auth_context.actor_id, req.params['id'] ?? '');
  const { findings: _, ...invoice } = await invoiceDetail(moduleService(req.scope), row);
  res.json({ invoice });
}
