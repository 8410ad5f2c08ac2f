import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { ERP_CONNECTION } from '../../../../../modules/quittance/open.ts';
import { moduleService } from '../../../../../modules/quittance/resolve.ts';
import { invalidData } from '../../../../doors/refuse.ts';
import type { ErpCheckAnswer } from '../../contract.ts';

export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse<ErpCheckAnswer>): Promise<void> {
  const { quittance, tenant } = await moduleService(req.scope).open();
  if (!(await quittance.connections.list(tenant)).some((connection) => connection.id === ERP_CONNECTION)) {
    // Without a connection orders go to the built-in ledger: give it the name, so that there is something to check.
    const stored = await quittance.connections.put(tenant, { id: ERP_CONNECTION, adapter: 'ledger', config: {} });
    if (!stored.ok) throw invalidData(stored.problems);
  }
  const checked = await quittance.connections.check(tenant, ERP_CONNECTION);
  if (!checked.ok) throw invalidData(checked.problems);
  const { ok, diagnoses } = checked.value;
  res.json({
    ok,
    diagnosis: diagnoses.map((one) => ({
      check: one.check,
      ok: one.ok,
      message: one.message,
      advice: one.advice ?? null,
    })),
  });
}
