import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const manifest = z.object({
  modules: z.array(
    z.object({
      declarations: z.array(
        z.object({
          tagName: z.string().optional(),
          slots: z.array(z.object({ name: z.string() })).optional(),
          attributes: z
            .array(
              z.object({ name: z.string(), fieldName: z.string().optional(), type: z.object({ text: z.string() }) }),
            )
            .optional(),
        }),
      ),
    }),
  ),
});

/** What Shopify's own manifest says of an element: its fields by name, and the slots children may stand in. */
export interface ElementFacts {
  readonly fields: Readonly<Record<string, 'boolean' | 'text'>>;
  readonly slots: readonly string[];
}

/** The `s-*` elements there are, by tag, from `@shopify/polaris-types/dist/custom-elements.json`. */
export function polarisElements(): Readonly<Record<string, ElementFacts>> {
  const path = findPackageJSON('@shopify/polaris-types', import.meta.url);
  if (path === undefined) throw new Error('@shopify/polaris-types is not installed.');
  const text = readFileSync(join(dirname(path), 'dist', 'custom-elements.json'), 'utf8');
  const { modules } = manifest.parse(JSON.parse(text));
  const elements = modules.flatMap(({ declarations }) => declarations);
  return Object.fromEntries(
    elements.flatMap(({ tagName, attributes = [], slots = [] }) => {
      if (tagName === undefined) return [];
      const fields = attributes.map(({ name, fieldName, type }) => [
        fieldName ?? name,
        type.text === 'boolean' ? ('boolean' as const) : ('text' as const),
      ]);
      return [[tagName, { fields: Object.fromEntries(fields), slots: slots.map(({ name }) => name) }] as const];
    }),
  );
}
