import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { core } from './workspace.ts';

/** In the bundle although they are packages: they are loaded before anything is judged, and zod alone is a hundred files. */
const BUNDLED = ['commander', 'qrcode', 'zod'];

/**
 * The start of the command line and `validate`, each in a few files instead of three hundred: a document is judged in half the time, most
 * of which is Node's own start. Other commands stay the files that the compiler wrote; they wait for a database anyway.
 */
export async function bundleCli(): Promise<void> {
  const { dependencies } = JSON.parse(readFileSync(join(core, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  await build({
    absWorkingDir: core,
    entryPoints: ['src/cli/main.ts', 'src/cli/validate.ts'],
    outdir: 'dist/cli',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    keepNames: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.15',
    external: Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)),
    plugins: [commandsApart, builtinsAsTheyAre],
    logLevel: 'warning',
  });
}

/** What a command does is loaded when it runs, from the file beside `main.js`. */
const commandsApart: Plugin = {
  name: 'commands-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/[\w-]+\.ts$/ }, ({ path, kind, importer }) =>
      kind === 'dynamic-import' && importer.startsWith(join(core, 'src', 'cli'))
        ? { path: path.replace(/\.ts$/, '.js'), external: true }
        : undefined,
    );
  },
};

/**
 * Node's own modules as the objects that they are. An import would have Node copy every name of them into a namespace, and ask `process` for
 * its streams for that: a fifth of the start. Commander starts processes only for commands in files of their own, which we have none of.
 */
const builtinsAsTheyAre: Plugin = {
  name: 'builtins-as-they-are',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'builtin', sideEffects: false } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents:
        path === 'node:child_process'
          ? `exports.spawn = (...args) => process.getBuiltinModule('${path}').spawn(...args);`
          : `module.exports = process.getBuiltinModule('${path}');`,
    }));
  },
};
