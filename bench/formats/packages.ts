import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Stage } from '../cpu.ts';

/** A package that is measured beside our code, and no dependency of it. */
export interface Package {
  readonly name: string;
  readonly version: string;
  /** Not on npm: the folder within that of the packages where a built checkout of its repository is looked for. */
  readonly checkout?: string;
}

/** What imports from a folder of packages. */
export type Load = NodeJS.Require;

export function loaderOf(into: string): Load {
  mkdirSync(into, { recursive: true });
  const manifest = resolve(into, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  return createRequire(manifest);
}

/** Installs a package at exactly its version unless it is there; says why it cannot. Its scripts are not run. */
export function whyNotInstalled({ name, version, checkout }: Package, into: string): string | undefined {
  if (versionAt(join(into, checkout ?? join('node_modules', name))) === version) return undefined;
  if (checkout !== undefined) return `not on npm, and no built checkout of ${version} in ${join(into, checkout)}`;
  const flags = ['--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr } = spawnSync('npm', ['install', ...flags, `${name}@${version}`], {
    cwd: into,
    encoding: 'utf8',
  });
  return status === 0 ? undefined : `npm cannot install ${version}: ${(stderr ?? 'no npm').split('\n')[0]}`;
}

function versionAt(folder: string): string | undefined {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return undefined;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version?: string }).version;
}

/** What a package cannot do is a line, not the end of the run. */
export async function orTold(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.log(`  ${name}: fails, ${String(error).replaceAll(/\s+/g, ' ').slice(0, 200)}`);
  }
}

/** CPU microseconds of one measurement, about: far above the resolution of the clock. */
const A_ROUND = 20_000;
const WARM_UP = 300_000;
const MOST_TIMES = 500;

/** Work as a stage that is warm, done so often in a round that it can be measured. */
export async function warmStage(name: string, work: () => unknown): Promise<Stage> {
  let least = Infinity;
  const started = process.cpuUsage();
  while (spent(started) < WARM_UP) {
    const before = process.cpuUsage();
    await work();
    least = Math.min(least, spent(before));
  }
  const times = Math.max(1, Math.min(MOST_TIMES, Math.round(A_ROUND / least)));
  return {
    name,
    times,
    async run() {
      for (let index = 0; index < times; index += 1) await work();
    },
  };
}

function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}
