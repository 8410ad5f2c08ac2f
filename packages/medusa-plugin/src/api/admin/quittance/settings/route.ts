import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { moduleService } from '../../../../modules/quittance/resolve.ts';
import { invalidData } from '../../../doors/refuse.ts';
import type { SettingsAnswer, SettingsBody } from '../contract.ts';

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<SettingsAnswer>): Promise<void> {
  const { quittance, tenant } = await moduleService(req.scope).open();
  res.json({
    settings: (await quittance.settings.get(tenant)) ?? null,
    next_counters: await quittance.settings.nextCounters(tenant),
  });
}

export async function PUT(
  req: AuthenticatedMedusaRequest<SettingsBody>,
  res: MedusaResponse<SettingsAnswer>,
): Promise<void> {
  const { quittance, tenant } = await moduleService(req.scope).open();
  const stored = await quittance.settings.put(tenant, req.validatedBody);
  if (!stored.ok) throw invalidData(stored.problems);
  res.json({ settings: stored.value, next_counters: await quittance.settings.nextCounters(tenant) });
}
