import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { sendDocument } from '../../../../../doors/document-file.ts';
import { ownInvoice } from '../../../own-invoices.ts';

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { id } = await ownInvoice(req.scope, req.auth_context.actor_id, req.params['id'] ?? '');
  await sendDocument(req.scope, res, id, req.params['file'] ?? '');
}
