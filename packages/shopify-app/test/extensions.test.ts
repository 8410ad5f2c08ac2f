import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { bundle, uiExtensions } from '../extensions/build.ts';
import { readToml } from '../extensions/read-toml.ts';
import { textsIn, type Texts } from '../extensions/shared/texts.ts';
import { ISSUE_INVOICE_PATH } from '../src/flow-steps/route.ts';

const FOLDER = join(import.meta.dirname, '../extensions');
/** https://shopify.dev/docs/apps/build/app-extensions: of a UI extension, compressed. */
const LIMIT = 64_000;

const files = globSync('*/shopify.extension.toml', { cwd: FOLDER }).toSorted();
const configuration = z.object({
  api_version: z.string().optional(),
  extensions: z.tuple([z.object({ handle: z.string(), type: z.string(), runtime_url: z.url().optional() })]),
});
const read = (file: string) => configuration.parse(readToml(readFileSync(join(FOLDER, file), 'utf8')));
const first = (file: string) => read(file).extensions[0];

test('all of them are here', () => {
  expect(files.map((file) => [first(file).handle, first(file).type])).toEqual([
    ['bulk-print', 'ui_extension'],
    ['e-invoice-rejected', 'flow_trigger'],
    ['invoice-overdue', 'flow_trigger'],
    ['issue-invoice', 'flow_action'],
    ['order-action', 'ui_extension'],
    ['order-block', 'ui_extension'],
    ['order-print', 'ui_extension'],
    ['order-status', 'ui_extension'],
  ]);
});

test.each(files)('%s: its handle is its folder, at most 30 characters', (file) => {
  const { handle } = first(file);
  expect(file).toBe(`${handle}/shopify.extension.toml`);
  expect(handle).toMatch(/^[a-z0-9-]{1,30}$/);
});

test('Flow calls the route that is there', () => {
  expect(new URL(first('issue-invoice/shopify.extension.toml').runtime_url ?? '').pathname).toBe(ISSUE_INVOICE_PATH);
});

test.each(uiExtensions())(
  '$handle is on the version of the library, and one target an extension',
  ({ handle, targeting, folder }) => {
    const { version } = JSON.parse(
      readFileSync(join(FOLDER, '../node_modules/@shopify/ui-extensions/package.json'), 'utf8'),
    ) as { version: string };
    const [year, minor = ''] = version.split('.');
    expect(read(`${handle}/shopify.extension.toml`).api_version).toBe(`${year}-${minor.padStart(2, '0')}`);
    expect(targeting).toHaveLength(1);
    for (const { module, should_render: condition } of targeting) {
      expect(existsSync(join(folder, module))).toBe(true);
      expect(condition === undefined || existsSync(join(folder, condition.module))).toBe(true);
    }
  },
);

test.each(uiExtensions())('$handle stays under the limit of an extension', async (extension) => {
  const bundles = await bundle(extension, 'https://app.example');
  for (const { code, compressed } of bundles) {
    expect(compressed).toBeLessThan(LIMIT);
    expect(code).not.toMatch(/\brequire\(|process\.env/);
  }
});

test.each(uiExtensions())('$handle says the same in every language, and names itself', ({ handle }) => {
  const english = keysOf(textsIn(handle, 'en'));
  expect(english).toEqual(expect.arrayContaining(['name', 'description']));
  for (const language of ['fr', 'de'] as const) expect(keysOf(textsIn(handle, language))).toEqual(english);
});

/** With the values each text wants. */
function keysOf(texts: Texts, prefix = ''): readonly string[] {
  return Object.entries(texts)
    .flatMap(([key, value]) =>
      typeof value === 'object'
        ? keysOf(value, `${prefix}${key}.`)
        : [[prefix + key, ...(value.match(/\{\{\w+\}\}/g) ?? []).toSorted()].join(' ')],
    )
    .toSorted();
}
