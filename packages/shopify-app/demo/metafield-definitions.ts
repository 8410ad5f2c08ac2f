import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readToml } from '../extensions/read-toml.ts';
import type { ShopOptions } from '../test/fake-admin/index.ts';

const definitions = z.object({
  order: z.object({
    metafields: z.object({ app: z.record(z.string(), z.object({ type: z.string(), name: z.string() })) }),
  }),
});

/** What Shopify makes of `shopify.app.toml` when the app is deployed. */
export function metafieldDefinitions(): NonNullable<ShopOptions['metafieldDefinitions']> {
  const toml = readToml(readFileSync(new URL('../shopify.app.toml', import.meta.url), 'utf8'));
  return Object.entries(definitions.parse(toml).order.metafields.app).map(([key, { type, name }]) => ({
    namespace: '$app',
    key,
    ownerType: 'ORDER',
    type,
    name,
  }));
}
