import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The checkout. */
export const root = dirname(import.meta.dirname);
export const core = join(root, 'packages', 'core');
export const plugin = join(root, 'packages', 'medusa-plugin');
export const shop = join(plugin, 'demo');
export const shopifyApp = join(root, 'packages', 'shopify-app');

/** Everything that running writes, and git ignores. */
export const dataDirectory = join(root, '.data');

export function logFile(name: string): string {
  return join(dataDirectory, 'logs', `${name}.log`);
}

/** Something built from files of the checkout: built again only when one of them changed. */
export interface Built {
  readonly name: string;
  /** Glob patterns from the root of the checkout. */
  readonly inputs: readonly string[];
  /** A file that exists when the build has run. */
  readonly output: string;
}

const NOT_INPUT = /\.test\.tsx?$|\/node_modules\/|\/dist\/|\/\.medusa\//;

/** A hash of the contents, not of times: a fresh clone of a built tree, or a branch and back, rebuilds nothing. */
export function contentHash(inputs: readonly string[]): string {
  const files = globSync([...inputs], { cwd: root }).filter((path) => !NOT_INPUT.test(`/${path}`));
  const hash = createHash('sha256');
  for (const path of files.toSorted()) {
    const file = join(root, path);
    if (statSync(file).isFile()) hash.update(path).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function stampFile({ name }: Built): string {
  return join(root, 'node_modules', '.quittance', `${name}.stamp`);
}

export function isFresh(built: Built): boolean {
  const stamp = stampFile(built);
  return existsSync(built.output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === contentHash(built.inputs);
}

export function markFresh(built: Built): void {
  mkdirSync(dirname(stampFile(built)), { recursive: true });
  writeFileSync(stampFile(built), contentHash(built.inputs));
}
