import { formatProblems } from '../billing/index.ts';
import { merchantSettings, ok, refused, type MerchantSettings, type Result, type TenantId } from '../model/index.ts';
import { writeSettings } from '../store/index.ts';
import { retryOrders } from './orders/retry-orders.ts';
import { inTenant, type Road } from './road.ts';
import { SETTINGS_MISSING } from './settings.ts';

/** Validates and stores the merchant's settings; orders that waited for them go on. */
export async function changeSettings(
  road: Road,
  tenant: TenantId,
  settings: unknown,
): Promise<Result<MerchantSettings>> {
  const parsed = merchantSettings.safeParse(settings);
  if (!parsed.success) {
    const problems = parsed.error.issues.slice(0, 20).map(({ path, message }) => ({
      code: 'SETTINGS_INVALID',
      message: `${path.map(String).join('.')}: ${message}`,
      advice: 'Correct this field of the settings.',
      retry: 'after-fix' as const,
      field: path.map(String).join('.'),
    }));
    return { ok: false, problems };
  }
  const unfit = formatProblems(parsed.data);
  if (unfit.length > 0) return refused(...unfit);
  await inTenant(road, tenant, (trx) => writeSettings(trx, settings));
  await retryOrders(road, tenant, { code: SETTINGS_MISSING.code });
  return ok(parsed.data);
}
