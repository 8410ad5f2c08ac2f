import { withTenant } from './installation.ts';
import { done, refusedBecause, type Outcome } from './outcome.ts';
import type { GlobalOptions } from './options.ts';
import { readJsonInput } from './read-input.ts';

export async function getSettings(global: GlobalOptions): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    const settings = await quittance.settings.get(tenant);
    return settings === undefined
      ? refusedBecause([SETTINGS_MISSING])
      : done(settings, JSON.stringify(settings, undefined, 2));
  });
}

export async function setSettings(global: GlobalOptions, file: string): Promise<Outcome> {
  const input = await readJsonInput(file);
  return withTenant(global, async ({ quittance }, tenant) => {
    const stored = await quittance.settings.put(tenant, input);
    return stored.ok
      ? done(stored.value, `Stored: ${stored.value.seller.name}. Orders that waited for settings go on.`)
      : refusedBecause(stored.problems);
  });
}

const SETTINGS_MISSING = {
  code: 'SETTINGS_MISSING',
  message: 'There are no settings yet.',
  advice: 'Store some: quittance settings set settings.json. `docs/examples/settings.json` shows a whole one.',
  retry: 'after-fix',
} as const;
