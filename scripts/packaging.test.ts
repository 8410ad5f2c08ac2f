import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { core, plugin, root } from './workspace.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly config: { readonly pnpm: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}

function manifest(dir: string): Manifest {
  return JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
}

/** Rooms that the screens of the plugins import; nothing they reach may need Node. */
const BROWSER_SAFE = ['model', 'billing', 'rules'];
const subpaths = Object.keys(manifest(core).exports).filter((path) => path !== './package.json');

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quittance-pack-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Packs as publishing would, and unpacks beside the dependencies that the checkout has installed already. */
function unpacked(dir: string): string {
  const { name, config } = { ...manifest(dir), config: manifest(root).config };
  const into = join(folder, name.replaceAll(/\W+/g, '-'));
  mkdirSync(into, { recursive: true });
  execFileSync('npx', ['-y', config.pnpm, 'pack', '--pack-destination', into], { cwd: dir, stdio: 'pipe' });
  const [tarball = ''] = globSync('*.tgz', { cwd: into });
  execFileSync('tar', ['xzf', tarball], { cwd: into });
  return join(into, 'package');
}

describe('the package of core', () => {
  let installed: string;

  beforeAll(() => {
    const project = join(folder, 'project');
    installed = join(project, 'node_modules', '@quittance', 'core');
    mkdirSync(dirname(installed), { recursive: true });
    execFileSync('cp', ['-R', unpacked(core), installed]);
    // An empty project that has core's dependencies and nothing else.
    for (const dependency of Object.keys(manifest(core).dependencies ?? {})) {
      const target = join(project, 'node_modules', dependency);
      mkdirSync(dirname(target), { recursive: true });
      execFileSync('ln', [
        '-s',
        execFileSync('realpath', [join(core, 'node_modules', dependency)], { encoding: 'utf8' }).trim(),
        target,
      ]);
    }
    writeFileSync(join(project, 'package.json'), '{ "name": "project", "private": true }');
  });

  it.each(subpaths)('loads %s by require() and by import', (subpath) => {
    const specifier = subpath.replace('.', '@quittance/core');
    const project = join(folder, 'project');
    const names = (type: string, code: string): string[] => {
      const output = execFileSync(process.execPath, [`--input-type=${type}`, '-e', code], {
        cwd: project,
        encoding: 'utf8',
      });
      return JSON.parse(output);
    };
    const required = names('commonjs', `console.log(JSON.stringify(Object.keys(require('${specifier}')).sort()))`);
    const imported = names('module', `console.log(JSON.stringify(Object.keys(await import('${specifier}')).sort()))`);
    expect(imported.length).toBeGreaterThan(subpath === './hosts' ? -1 : 0);
    expect(required.filter((name) => name !== '__esModule' && name !== 'default')).toEqual(
      imported.filter((name) => name !== 'default'),
    );
  });

  it('holds what its manifest promises, no test and no source', () => {
    const files = globSync('**/*', { cwd: installed, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(installed, join(entry.parentPath, entry.name)));
    const promised = Object.values(manifest(installed).exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    expect(promised.filter((path) => !existsSync(join(installed, path)))).toEqual([]);
    expect(files.filter((path) => /\.test\.|(?<!\.d)\.ts$/.test(path))).toEqual([]);
    expect(files).toContain('dist/cli/main.js');
  });

  it('runs as a command', () => {
    const output = execFileSync(process.execPath, [join(installed, 'dist', 'cli', 'main.js'), '--help'], {
      encoding: 'utf8',
    });
    expect(output).toMatch(/^Usage: quittance/m);
  });

  it('validates from its bundle, a PDF included, and runs what is not in it', () => {
    const command = (...args: readonly string[]) =>
      spawnSync(process.execPath, [join(installed, 'dist', 'cli', 'main.js'), ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
    const settings = join(root, 'docs', 'examples', 'settings.json');
    const order = join(root, 'docs', 'examples', 'order.json');
    expect(command('invoice', order, '--settings', settings, '-o', folder).status).toBe(0);
    const [ubl = ''] = globSync('*.xml', { cwd: folder });
    expect(command('convert', ubl, '--to', 'facturx', '-o', 'invoice.pdf').status).toBe(0);
    const { stdout, status } = command('validate', ubl, 'invoice.pdf');
    expect(stdout).toContain('2 files: 2 valid');
    expect(status).toBe(0);
    const refused = command('validate', '--rules', 'nonsense', ubl);
    expect(refused.stderr).toContain('There are no rules called nonsense.');
    expect(refused.status).toBe(2);
  });
});

const IMPORT = /^(?:import|export)\b(?:[^'";=]*?\bfrom)?\s*['"]([^'"]+)['"]/gm;

/** The files that `entry` loads, and every bare or `node:` specifier among them. */
function reached(entry: string, seen = new Set<string>(), outside = new Set<string>()): Set<string> {
  if (seen.has(entry)) return outside;
  seen.add(entry);
  for (const [, specifier = ''] of readFileSync(entry, 'utf8').matchAll(IMPORT)) {
    if (specifier.startsWith('.')) reached(join(dirname(entry), specifier), seen, outside);
    else outside.add(specifier);
  }
  return outside;
}

/** `@scope/name/path` or `name/path` without the path; `node:fs` stays what it is. */
function packageOf(specifier: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
}

describe('the browser-safe rooms', () => {
  it.each(BROWSER_SAFE)('%s reaches nothing that needs Node', (room) => {
    const outside = reached(join(core, 'dist', room, 'index.js'));
    // Packages that are known to run in browsers; of qrcode, the part that computes.
    const strange = [...outside].filter(
      (specifier) => !['zod', 'stdnum'].includes(packageOf(specifier)) && !specifier.startsWith('qrcode/lib/core/'),
    );
    expect(strange).toEqual([]);
  });

  it('is a rule that others do not pass (control)', () => {
    expect(
      [...reached(join(core, 'dist', 'store', 'index.js'))].some((specifier) => specifier.startsWith('node:')),
    ).toBe(true);
  });
});

describe.skipIf(!existsSync(join(plugin, 'src', 'modules')))('the package of the Medusa plugin', () => {
  it('holds its server, its admin and an exact dependency on core', () => {
    const dir = unpacked(plugin);
    expect(manifest(dir).dependencies?.['@quittance/core']).toBe(`^${manifest(core).version}`);
    for (const path of [
      '.medusa/server/src/admin/index.mjs',
      '.medusa/server/src/admin/index.js',
      '.medusa/server/src/workflows/index.js',
    ]) {
      expect(existsSync(join(dir, path)) ? path : `no ${path}`).toBe(path);
    }
  });
});
