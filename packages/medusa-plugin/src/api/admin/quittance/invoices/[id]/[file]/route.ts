import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { sendDocument } from '../../../../../doors/document-file.ts';

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await sendDocument(req.scope, res, req.params['id'] ?? '', req.params['file'] ?? '');
}
