import { merchantSettings, type MerchantSettings, type Problem, type TenantId } from '../model/index.ts';
import { readSettings, settingsVersion, type TenantTransaction } from '../store/index.ts';
import type { Road } from './road.ts';

const MOST_KEPT = 1_000;
const kept = new Map<TenantId, { readonly version: number; readonly settings: MerchantSettings }>();

/** The merchant's settings, parsed once per version and process. */
export async function settingsOf(trx: TenantTransaction): Promise<MerchantSettings | undefined> {
  const known = kept.get(trx.tenant);
  if (known !== undefined && (await settingsVersion(trx)) === known.version) return known.settings;
  const row = await readSettings(trx);
  if (row === undefined) return undefined;
  const settings = merchantSettings.parse(row.settings);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(trx.tenant, { version: row.version, settings });
  return settings;
}

/** The settings as they count in this process: buyers reach its portal, unless the merchant names another. */
export async function settingsHere(
  { portalUrl }: Pick<Road, 'portalUrl'>,
  trx: TenantTransaction,
): Promise<MerchantSettings | undefined> {
  const settings = await settingsOf(trx);
  if (settings === undefined || portalUrl === undefined) return settings;
  const { delivery } = settings;
  return { ...settings, delivery: { ...delivery, portal: { url: portalUrl, ...delivery.portal } } };
}

export const SETTINGS_MISSING: Problem = {
  code: 'SETTINGS_MISSING',
  message: 'The seller’s identity is not known yet.',
  advice: 'Fill in the settings: name, address, VAT number. Waiting orders go on by themselves then.',
  retry: 'after-fix',
};
