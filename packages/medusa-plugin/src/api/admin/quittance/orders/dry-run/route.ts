import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { dryRun } from '../../../../../host/dry-run.ts';
import { dryRunBody, type DryRunReport } from '../../contract.ts';

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse<DryRunReport>): Promise<void> {
  res.json(await dryRun(req.scope, dryRunBody.parse(req.validatedBody)));
}
