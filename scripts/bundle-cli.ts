import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, transform, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
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

/** Modules that are needed together: the start, what every document is judged with, and what a syntax adds. */
const GROUPS = {
  run: ['src/cli/run.ts'],
  validate: ['src/cli/validate.ts', 'src/rules/structure/index.ts'],
  ubl: ['src/rules/structure/ubl.ts', 'src/rules/en16931/ubl/index.ts'],
  cii: ['src/rules/structure/cii-d16b.ts', 'src/rules/structure/cii-d22b.ts', 'src/rules/en16931/cii/index.ts'],
};

/**
 * The start of the command line and `validate`, in a few scripts instead of three hundred modules, and `main.js`, which loads them with what V8
 * compiled of them before. Other commands stay the files that the compiler wrote; they wait for a database anyway.
 */
export async function bundleCli(): Promise<void> {
  const { run, hash } = await writeScripts(join(core, 'dist', 'cli', 'scripts'));
  await build({
    ...OPTIONS,
    entryPoints: { main: 'src/cli/launcher.ts' },
    outdir: 'dist/cli',
    define: { RUN: JSON.stringify(run), SCRIPTS: JSON.stringify(hash) },
    plugins: [builtinsAsTheyAre],
  });
}

/** Writes the scripts into a folder; answers the name of the first module, and a hash of all. */
async function writeScripts(folder: string): Promise<{ readonly run: string; readonly hash: string }> {
  const { dependencies } = JSON.parse(readFileSync(join(core, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  const { outputFiles, metafile } = await build({
    ...OPTIONS,
    entryPoints: ['src/cli/run.ts', 'src/cli/validate.ts'],
    outdir: folder,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    splitting: true,
    external: Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)),
    plugins: [otherCommandsApart, builtinsAsTheyAre],
    metafile: true,
    write: false,
  });
  const groups = groupsOf(metafile);
  const scriptOf = (file: string): string => groups.get(file) ?? file;
  const nameOf = (file: string): string => `./${scriptOf(file)}/${file}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const hash = createHash('sha256');
  for (const [name, files] of Map.groupBy(outputFiles, ({ path }) => scriptOf(basename(path)))) {
    const modules = files.map(async ({ path, text }) => {
      return `${JSON.stringify(nameOf(basename(path)))}:${await moduleOf(text, nameOf)}`;
    });
    const script = `({${(await Promise.all(modules)).join(',')}})`;
    hash.update(script);
    writeFileSync(join(folder, name), script);
  }
  const run = entryOf(metafile, 'src/cli/run.ts');
  return { run: nameOf(basename(run)), hash: hash.digest('hex').slice(0, 16) };
}

/** File of the bundle → the script it goes into. One that no group names, or that only some document needs, is a script of its own. */
function groupsOf(metafile: Metafile): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  const needed = (entries: readonly string[]) => entries.map((entry) => closure(metafile, entryOf(metafile, entry)));
  const put = (files: Iterable<string>, name: string) => {
    for (const file of files) if (!groups.has(basename(file))) groups.set(basename(file), `${name}.js`);
  };
  const union = (sets: readonly ReadonlySet<string>[]) => new Set(sets.flatMap((set) => [...set]));
  const ubl = union(needed(GROUPS.ubl));
  const cii = union(needed(GROUPS.cii));
  put(union(needed(GROUPS.run)), 'run');
  put(union(needed(GROUPS.validate)), 'validate');
  put(
    [...ubl].filter((file) => cii.has(file)),
    'validate',
  );
  put(ubl, 'ubl');
  put(cii, 'cii');
  return groups;
}

/** The file that an entry point became. */
function entryOf({ outputs }: Metafile, entry: string): string {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === entry);
  if (found === undefined) throw new Error(`${entry} is no entry of the bundle`);
  return found[0];
}

/** A file of the bundle, and all that are loaded with it. */
function closure(metafile: Metafile, file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const { path, kind, external } of metafile.outputs[file]?.imports ?? [])
    if (kind === 'import-statement' && external !== true) closure(metafile, path, found);
  return found;
}

/** An ES module of the bundle as a function, as `cli/compiled-scripts.ts` calls it. The modules beside it are there at once when it asks for them. */
async function moduleOf(text: string, nameOf: (file: string) => string): Promise<string> {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node22.15',
    minifySyntax: true,
    minifyWhitespace: true,
  });
  const body = code
    .replace(/\bimport\(("\.\/[^"]+\.js")\)/g, 'Promise.resolve(require($1))')
    .replace(/\bimport\(("[^"]+")\)/g, 'importModule($1)')
    .replace(/\brequire\("\.\/([^"]+\.js)"\)/g, (_, file: string) => `require(${JSON.stringify(nameOf(file))})`);
  return `function(require,module,importModule){${body}}`;
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
