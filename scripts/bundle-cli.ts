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
  const scripts = scriptsOf(metafile);
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const hash = createHash('sha256');
  for (const [name, files] of scripts) {
    const nameOf = (file: string): string => `./${files.has(file) ? name : scriptWith(file, scripts)}/${file}`;
    const modules = [...files].map(async (file) => {
      return `${JSON.stringify(nameOf(file))}:${await moduleOf(texts.get(file) ?? '', nameOf)}`;
    });
    const script = `({${(await Promise.all(modules)).join(',')}})`;
    hash.update(script);
    writeFileSync(join(folder, name), script);
  }
  const run = basename(entryOf(metafile, 'src/cli/run.ts'));
  return { run: `./${scriptWith(run, scripts)}/${run}`, hash: hash.digest('hex').slice(0, 16) };
}

type Scripts = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Script → the files of the bundle that go into it. What only some document needs, a rule set say, is a script with all that it needs beyond the
 * groups: a file that two of them need is in both, so that each is read at once.
 */
function scriptsOf(metafile: Metafile): Scripts {
  const scripts = new Map<string, Set<string>>();
  const taken = new Set<string>();
  const put = (name: string, files: Iterable<string>) => {
    const script = new Set<string>();
    scripts.set(name, script);
    for (const file of files) {
      if (taken.has(file)) continue;
      taken.add(file);
      script.add(file);
    }
  };
  const needed = (entries: readonly string[]) =>
    new Set(entries.flatMap((entry) => [...closure(metafile, entryOf(metafile, entry))]));
  const ubl = needed(GROUPS.ubl);
  const cii = needed(GROUPS.cii);
  put('run.js', needed(GROUPS.run));
  put('validate.js', [...needed(GROUPS.validate), ...[...ubl].filter((file) => cii.has(file))]);
  put('ubl.js', ubl);
  put('cii.js', cii);
  for (const [output, { entryPoint }] of Object.entries(metafile.outputs)) {
    const entry = basename(output);
    if (entryPoint === undefined || taken.has(entry)) continue;
    scripts.set(entry, new Set([...closure(metafile, output)].filter((file) => !taken.has(file))));
  }
  return scripts;
}

/** The script that holds a file: its own, where it is an entry, or a group. */
function scriptWith(file: string, scripts: Scripts): string {
  if (scripts.has(file)) return file;
  const found = [...scripts].find(([, files]) => files.has(file));
  if (found === undefined) throw new Error(`${file} is in no script`);
  return found[0];
}

/** The file that an entry point became. */
function entryOf({ outputs }: Metafile, entry: string): string {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === entry);
  if (found === undefined) throw new Error(`${entry} is no entry of the bundle`);
  return found[0];
}

/** A file of the bundle, and all that are loaded with it, by their names. */
function closure(metafile: Metafile, output: string, found = new Set<string>()): Set<string> {
  if (found.has(basename(output))) return found;
  found.add(basename(output));
  for (const { path, kind, external } of metafile.outputs[output]?.imports ?? [])
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
