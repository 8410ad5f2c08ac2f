import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, transform, type BuildOptions, type Plugin } from 'esbuild';
import { core } from './workspace.ts';

/** In the bundle although they are packages: they are loaded before anything is judged, and zod alone is a hundred files. */
const BUNDLED = ['commander', 'qrcode', 'zod'];

const OPTIONS: BuildOptions = {
  absWorkingDir: core,
  bundle: true,
  // Names stay: an error is told by them.
  minifySyntax: true,
  minifyWhitespace: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.15',
  logLevel: 'warning',
};

/**
 * The start of the command line and `validate`, each in a few scripts instead of three hundred modules, and `main.js`, which loads them with
 * what V8 compiled of them before. Other commands stay the files that the compiler wrote; they wait for a database anyway.
 */
export async function bundleCli(): Promise<void> {
  const run = await writeScripts(join(core, 'dist', 'cli', 'scripts'));
  await build({
    ...OPTIONS,
    entryPoints: { main: 'src/cli/launcher.ts' },
    outdir: 'dist/cli',
    define: { RUN: JSON.stringify(`./${run}`) },
    plugins: [builtinsAsTheyAre],
  });
}

/** Writes the scripts into a folder; answers the name of the first. */
async function writeScripts(folder: string): Promise<string> {
  const { dependencies } = JSON.parse(readFileSync(join(core, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  const { outputFiles, metafile } = await build({
    ...OPTIONS,
    entryPoints: ['src/cli/run.ts', 'src/cli/validate.ts'],
    outdir: folder,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    splitting: true,
    external: Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)),
    plugins: [otherCommandsApart, builtinsAsTheyAre],
    metafile: true,
    write: false,
  });
  mkdirSync(folder, { recursive: true });
  for (const { path, text } of outputFiles) writeFileSync(path, await scriptOf(text));
  const [run = ''] =
    Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === 'src/cli/run.ts') ?? [];
  return basename(run);
}

/** An ES module of the bundle as a function, as `cli/compiled-scripts.ts` calls it. The scripts beside it are there at once when it asks for them. */
async function scriptOf(module: string): Promise<string> {
  const { code } = await transform(module, {
    format: 'cjs',
    platform: 'node',
    target: 'node22.15',
    minifySyntax: true,
    minifyWhitespace: true,
  });
  const body = code
    .replace(/\bimport\(("\.\/[^"]+\.cjs")\)/g, 'Promise.resolve(require($1))')
    .replace(/\bimport\(("[^"]+")\)/g, 'importModule($1)');
  return `(function(require,module,importModule){${body}})`;
}

/** What another command does is loaded when it runs, from the file beside `main.js`. */
const otherCommandsApart: Plugin = {
  name: 'other-commands-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/[\w-]+\.ts$/ }, ({ path, kind, importer }) =>
      kind === 'dynamic-import' && importer.startsWith(join(core, 'src', 'cli')) && path !== './validate.ts'
        ? { path: path.replace(/^\.\/(.+)\.ts$/, '../$1.js'), external: true }
        : undefined,
    );
  },
};

/**
 * Of Node's own modules the names that are used. An import would have Node copy every name of them into a namespace, and ask `process` for its
 * streams for that: a fifth of the start. Commander starts processes only for commands in files of their own, which we have none of.
 */
const builtinsAsTheyAre: Plugin = {
  name: 'builtins-as-they-are',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'builtin', sideEffects: false } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: builtin(path) }));
  },
};

function builtin(path: string): string {
  const get = `process.getBuiltinModule('${path}')`;
  if (path === 'node:child_process') return `export default { spawn: (...args) => ${get}.spawn(...args) };`;
  const names = Object.keys(process.getBuiltinModule(path) ?? {}).filter((name) => /^[a-zA-Z]\w*$/.test(name));
  const each = names.map((name) => `export const ${name} = /* @__PURE__ */ (() => ${get}.${name})();`);
  return [...each, `export default /* @__PURE__ */ (() => ${get})();`].join('\n');
}
