import { Router, type Response } from 'express';
import { z } from 'zod';
import { grantedScopes, missingScopes } from '../../admin-api/access.ts';
import { HOST } from '../../index.ts';
import type { Callers, Shop } from '../callers.ts';
import type { ServerParts } from '../parts.ts';
import { refuseFailure } from '../refusal.ts';
import { valid } from '../valid.ts';

const savedView = z.strictObject({ name: z.string().min(1).max(60), query: z.string().max(2_000) });

/** What the screens keep of a shop, beside the settings. */
const screens = {
  onboarding: z.record(z.string().max(40), z.boolean()).exactOptional(),
  views: z.record(z.string().max(40), z.array(savedView).max(50)).exactOptional(),
};

/** What of the installation's state is the screens' business; the rest (progress, buyers' data) is not told. */
const SHOWN = ['settings', 'onboarding', 'views'] as const;

/** `GET /app/shop`, `PUT /app/shop {state}`: the shop, what the app may do there, and the app's own record of it. */
export function shopRoutes(parts: ServerParts, callers: Callers): Router {
  const body = z.strictObject({
    state: z.strictObject({ settings: parts.contract.settings.exactOptional(), ...screens }),
  });
  return Router()
    .get(
      '/shop',
      callers.staff((merchant, _, response) => tell(parts, merchant, response)),
    )
    .put(
      '/shop',
      callers.staff(async (merchant, request, response) => {
        const read = valid(response, body, request.body);
        if (read === undefined) return;
        await parts.quittance.installations.change(HOST, merchant.shop, ({ state }) =>
          Promise.resolve({ answer: undefined, state: { ...state, ...read.state } }),
        );
        await tell(parts, merchant, response);
      }),
    );
}

async function tell(parts: ServerParts, { shop, installation }: Shop, response: Response): Promise<void> {
  const granted = await grantedScopes(parts.shopApi(shop, 'interactive'));
  if (!granted.ok) return refuseFailure(response, granted.failure);
  const stored = await parts.quittance.installations.read(HOST, shop);
  const billing = await parts.billing?.(shop);
  response.json({
    shop,
    scopes: granted.value,
    missingScopes: missingScopes(granted.value),
    installedAt: installation.installedAt,
    state: Object.fromEntries(Object.entries(stored?.state ?? {}).filter(([name]) => isShown(name))),
    ...(billing !== undefined && { billing }),
  });
}

function isShown(name: string): boolean {
  return SHOWN.some((shown) => shown === name);
}
