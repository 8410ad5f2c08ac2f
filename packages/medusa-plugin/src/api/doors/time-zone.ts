import type { MedusaContainer } from '@medusajs/framework/types';
import { moduleService } from '../../modules/quittance/resolve.ts';

/** The merchant's: days of moments are days of its clocks. */
export async function merchantTimeZone(scope: MedusaContainer): Promise<string> {
  const { quittance, tenant } = await moduleService(scope).open();
  return (await quittance.settings.get(tenant))?.timeZone ?? 'UTC';
}
