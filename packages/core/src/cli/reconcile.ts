import { withTenant } from './installation.ts';
import { done, type Outcome } from './outcome.ts';
import type { GlobalOptions } from './options.ts';

export async function reconcileTenant(global: GlobalOptions): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    const report = await quittance.reconcile(tenant);
    return done(report, JSON.stringify(report, undefined, 2));
  });
}
