import { type MerchantSettings, merchantSettings, ok, refused, type Result } from '../model/index.ts';

/** The merchant's settings of a file, or `SETTINGS_INVALID` for each that is wrong. */
export function settingsFrom(json: unknown): Result<MerchantSettings> {
  const parsed = merchantSettings.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  return refused(
    ...parsed.error.issues.map(({ path, message }) => ({
      code: 'SETTINGS_INVALID',
      message: `${path.join('.')}: ${message}.`,
      advice: 'Correct the settings file; `docs/examples/settings.json` shows a whole one.',
      retry: 'after-fix' as const,
      field: path.join('.'),
    })),
  );
}
