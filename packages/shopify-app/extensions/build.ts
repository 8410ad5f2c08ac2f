import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { z } from 'zod';
import { readToml } from './read-toml.ts';

const module = z.string().regex(/^\.\/src\/[\w./-]+\.tsx?$/);
const uiExtension = z.object({
  type: z.literal('ui_extension'),
  handle: z.string(),
  targeting: z.array(z.object({ target: z.string(), module, should_render: z.object({ module }).optional() })),
});
const configuration = z.object({ extensions: z.array(z.unknown()) });

/** A UI extension of this folder, as its `shopify.extension.toml` describes it. */
export interface UiExtension extends z.output<typeof uiExtension> {
  readonly folder: string;
}

export interface Bundle {
  /** The extension's handle; with `-conditions` for what decides whether it is shown. */
  readonly name: string;
  readonly code: string;
  /** gzip, in bytes: what Shopify's limit of 64 kB is about. */
  readonly compressed: number;
}

export function uiExtensions(): readonly UiExtension[] {
  return globSync(join(import.meta.dirname, '*/shopify.extension.toml'))
    .toSorted()
    .flatMap((file) => {
      const { extensions } = configuration.parse(readToml(readFileSync(file, 'utf8')));
      return extensions.flatMap((extension) => {
        const read = uiExtension.safeParse(extension);
        return read.success ? [{ ...read.data, folder: dirname(file) }] : [];
      });
    });
}

/** Bundles an extension as Shopify's command line does, without it: registered for its targets, minified, `APP_URL` set. */
export async function bundle({ handle, folder, targeting }: UiExtension, appUrl: string): Promise<readonly Bundle[]> {
  const conditions = targeting.flatMap(({ target, should_render: condition }) =>
    condition === undefined
      ? []
      : [{ target: target.replace(/\.render$/, '.should-render'), module: condition.module }],
  );
  return [
    await bundleOf(handle, folder, targeting, appUrl),
    ...(conditions.length === 0 ? [] : [await bundleOf(`${handle}-conditions`, folder, conditions, appUrl)]),
  ];
}

async function bundleOf(
  name: string,
  folder: string,
  entries: readonly { readonly target: string; readonly module: string }[],
  appUrl: string,
): Promise<Bundle> {
  const contents = entries
    .map(
      ({ target, module }, index) =>
        `import target${index} from ${JSON.stringify(module)};\n` +
        `shopify.extend(${JSON.stringify(target)}, (...args) => target${index}(...args));\n`,
    )
    .join('');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.APP_URL': JSON.stringify(appUrl) },
    legalComments: 'none',
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.text ?? '';
  return { name, code, compressed: gzipSync(code, { level: 9 }).length };
}

/** `node extensions/build.ts [app url]`: shows what each extension weighs. Deploying is `shopify app deploy`. */
if (import.meta.main) {
  for (const extension of uiExtensions()) {
    for (const { name, code, compressed } of await bundle(extension, process.argv[2] ?? 'https://app.example')) {
      console.log(`${name.padEnd(24)} ${kilobytes(code.length)} kB, ${kilobytes(compressed)} kB compressed`);
    }
  }
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1).padStart(6);
}
