import { z } from 'zod';
import { operation } from './operation.ts';
import type { ApiAnswer, ShopApi } from './shop-api.ts';

/** As `shopify.app.toml` declares them; without its optional ones the app works. */
export const SCOPES = [
  'write_orders',
  'read_customers',
  'read_companies',
  'read_payment_terms',
  'read_returns',
] as const;

const readAccess = operation(
  'read-access',
  10,
  z.object({
    currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
  }),
);

/** What the merchant has granted, as it is now. */
export async function grantedScopes(api: ShopApi): Promise<ApiAnswer<readonly string[]>> {
  const answer = await api.run(readAccess);
  if (!answer.ok) return answer;
  return { ok: true, value: answer.value.currentAppInstallation.accessScopes.map(({ handle }) => handle) };
}

/** Of those the app cannot do without. To write is to read. */
export function missingScopes(granted: readonly string[]): readonly string[] {
  return SCOPES.filter((scope) => !granted.includes(scope) && !granted.includes(scope.replace(/^read_/, 'write_')));
}
