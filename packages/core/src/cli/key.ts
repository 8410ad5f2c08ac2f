import { apiKeyRole, newApiKey } from '../access/index.ts';
import { addApiKey, listApiKeys, revokeApiKey } from '../store/index.ts';
import { withTenant } from './installation.ts';
import { done, refusedBecause, type Outcome } from './outcome.ts';
import type { GlobalOptions } from './options.ts';
import { table } from './text.ts';

export async function createKey(global: GlobalOptions, name: string, role: string): Promise<Outcome> {
  const key = newApiKey();
  return withTenant(global, async ({ database }, tenant) => {
    await addApiKey(database, { prefix: key.prefix, tenant, hash: key.hash, role: apiKeyRole.parse(role), name });
    const shown = { ok: true, token: key.token, prefix: key.prefix, role, name };
    return done(
      shown,
      `${key.token}\n\nKeep it now: it is stored as a hash and cannot be shown again. To end it: quittance key revoke ${key.prefix}`,
    );
  });
}

export async function listKeys(global: GlobalOptions): Promise<Outcome> {
  return withTenant(global, async ({ database }, tenant) => {
    const keys = (await listApiKeys(database, tenant)).map(({ prefix, role, name, createdAt }) => ({
      prefix,
      role,
      name,
      createdAt: createdAt.toISOString(),
    }));
    return done(
      { ok: true, keys },
      table(
        ['prefix', 'role', 'name', 'created'],
        keys.map(({ prefix, role, name, createdAt }) => [prefix, role, name, createdAt]),
      ),
    );
  });
}

export async function revokeKey(global: GlobalOptions, prefix: string): Promise<Outcome> {
  return withTenant(global, async ({ database }, tenant) => {
    if (await revokeApiKey(database, tenant, prefix.replace(/^qk_/, '').slice(0, 12)))
      return done({ ok: true }, `Revoked: ${prefix}.`);
    return refusedBecause([
      {
        code: 'KEY_NOT_FOUND',
        message: `There is no key ${prefix}.`,
        advice: 'See quittance key list.',
        retry: 'never',
      },
    ]);
  });
}
