import { withInstallation } from './installation.ts';
import { done, type Outcome } from './outcome.ts';
import type { GlobalOptions } from './options.ts';

/** To open an installation is to migrate it. */
export async function migrateDatabase(global: GlobalOptions): Promise<Outcome> {
  return withInstallation(global, () => Promise.resolve(done({ ok: true }, 'The schema is up to date.')));
}
