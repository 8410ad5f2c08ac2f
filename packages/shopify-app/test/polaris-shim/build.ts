import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'vite';
import { polarisElements } from './manifest.ts';
import { OWN_ICONS } from './own-icons.ts';

/** The stand-in for Shopify's script as one classic script. */
export function buildPolarisShim(): Promise<string> {
  return bundle(join(import.meta.dirname, 'index.ts'), [polarisData()]);
}

/** One entry as one classic script, nothing written. */
export async function bundle(entry: string, plugins: readonly Plugin[] = []): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [...plugins],
    build: {
      write: false,
      target: 'es2023',
      lib: { entry, formats: ['iife'], name: 'shim', fileName: 'shim' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error(`${entry} was not bundled.`);
  return output.output[0].code;
}

/** Shopify's manifest and the icons, as modules. */
function polarisData(): Plugin {
  const modules: Readonly<Record<string, () => string>> = {
    'virtual:polaris-elements': () => JSON.stringify(polarisElements()),
    'virtual:polaris-icons': () => JSON.stringify(icons()),
  };
  return {
    name: 'polaris-data',
    resolveId: (id) => (id in modules ? `\0${id}` : undefined),
    load: (id) => {
      const data = modules[id.replace(/^\0/, '')];
      return data === undefined ? undefined : `export default ${data()}`;
    },
  };
}

/** The icons that the screens and the stand-ins name, drawn by `@shopify/polaris-icons`, which comes with `@shopify/polaris`. */
export function icons(): Readonly<Record<string, string>> {
  const polaris = createRequire(import.meta.url).resolve('@shopify/polaris/package.json');
  const folder = join(dirname(createRequire(polaris).resolve('@shopify/polaris-icons')), 'svg');
  const drawn = globSync('*.svg', { cwd: folder }).map((file) => [
    kebab(file),
    readFileSync(join(folder, file), 'utf8'),
  ]);
  const all: Readonly<Record<string, string>> = { ...Object.fromEntries(drawn), ...OWN_ICONS };
  const sources = SOURCES.flatMap((cwd) =>
    globSync('**/*.{ts,tsx}', { cwd }).map((path) => readFileSync(join(cwd, path), 'utf8')),
  );
  const named = new Set(
    sources.flatMap((source) => [...source.matchAll(/["']([a-z][a-z-]*)["']/g)].map(([, name]) => name ?? '')),
  );
  return Object.fromEntries(Object.entries(all).filter(([name]) => named.has(name)));
}

const SOURCES = [import.meta.dirname, join(import.meta.dirname, '../../src/admin')];

/** `CheckCircleIcon.svg` is the icon `check-circle`. */
function kebab(file: string): string {
  return file
    .replace(/Icon\.svg$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
