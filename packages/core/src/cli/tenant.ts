import { withInstallation } from './installation.ts';
import { cannotRun, done, type Outcome } from './outcome.ts';
import type { GlobalOptions } from './options.ts';
import { table } from './text.ts';

const SLUG = /^[a-z][a-z0-9-]{0,39}$/;

export async function createTenant(global: GlobalOptions, slug: string): Promise<Outcome> {
  if (!SLUG.test(slug))
    throw cannotRun(
      'SLUG_INVALID',
      `${slug} is not a slug.`,
      'Use up to 40 of a-z, 0-9 and -, beginning with a letter.',
    );
  return withInstallation(global, async ({ quittance }) => {
    const id = await quittance.tenants.ensure(slug);
    return done({ ok: true, slug, id }, `${slug}  ${id}`);
  });
}

export async function listTenants(global: GlobalOptions): Promise<Outcome> {
  return withInstallation(global, async ({ quittance }) => {
    const tenants = await quittance.tenants.list();
    return done(
      { ok: true, tenants },
      table(
        ['slug', 'id'],
        tenants.map(({ slug, id }) => [slug, id]),
      ),
    );
  });
}
