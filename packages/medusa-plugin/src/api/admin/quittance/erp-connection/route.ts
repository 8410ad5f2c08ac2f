import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { ERP_CONNECTION } from '../../../../modules/quittance/open.ts';
import { moduleService } from '../../../../modules/quittance/resolve.ts';
import { invalidData } from '../../../doors/refuse.ts';
import type { ErpConnectionAnswer, ErpConnectionBody } from '../contract.ts';
import { connectionAnswer } from './connection-answer.ts';

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<ErpConnectionAnswer>): Promise<void> {
  const { quittance, tenant } = await moduleService(req.scope).open();
  const connections = await quittance.connections.list(tenant);
  res.json(connectionAnswer(connections.find((connection) => connection.id === ERP_CONNECTION)));
}

export async function PUT(
  req: AuthenticatedMedusaRequest<ErpConnectionBody>,
  res: MedusaResponse<ErpConnectionAnswer>,
): Promise<void> {
  const { quittance, tenant } = await moduleService(req.scope).open();
  const { adapter, config, secrets } = req.validatedBody;
  const stored = await quittance.connections.put(tenant, {
    id: ERP_CONNECTION,
    adapter,
    config: config ?? {},
    ...(secrets !== undefined && { secrets }),
  });
  if (!stored.ok) throw invalidData(stored.problems);
  res.json(connectionAnswer(stored.value));
}
