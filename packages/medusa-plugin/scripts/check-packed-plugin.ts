import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../core/src/store/embedded/index.ts';

/**
 * Installs the packed plugin into a Medusa shop outside this repository, with npm and then with pnpm, starts the shop,
 * places orders and sees their invoices. Build core and the plugin first. Takes several minutes and needs the npm registry.
 *
 *   node packages/medusa-plugin/scripts/check-packed-plugin.ts [npm] [pnpm]
 */
const plugin = join(import.meta.dirname, '..');
const root = join(plugin, '..', '..');
const PORT = 9_477;

type Manager = 'npm' | 'pnpm';
const PNPM = ['--yes', JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).config.pnpm];

function say(text: string): void {
  console.log(`[${new Date().toISOString().slice(11, 19)}] ${text}`);
}

/** Runs to the end; throws with the last words of what failed. */
function run(cwd: string, env: NodeJS.ProcessEnv, command: string, ...args: string[]): string {
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0)
    throw new Error(
      `${command} ${args.join(' ')} ended with ${status ?? String(error)}:\n${`${stdout}\n${stderr}`.slice(-4_000)}`,
    );
  say(`  ${basename(command)} ${args.join(' ').slice(0, 60)}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return stdout;
}

function pack(folder: string, into: string): string {
  const out = run(folder, process.env, 'npx', ...PNPM, 'pack', '--pack-destination', into, '--json');
  const { filename } = JSON.parse(out.slice(out.indexOf('{')));
  return join(into, basename(filename));
}

/** The versions that `catalog:` stands for in this workspace. */
function catalog(): Map<string, string> {
  const yaml = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
  const [, entries = ''] = yaml.split('\ncatalog:\n');
  return new Map(
    [...entries.matchAll(/^ {2}"?([^":\n]+)"?: (.+)$/gm)].map(([, name = '', version = '']) => [name, version]),
  );
}

/** The demo shop as a stranger's: its own folder, its own node_modules, the plugin and core as tarballs. */
function makeShop(folder: string, tarballs: Readonly<Record<string, string>>): void {
  for (const part of ['src', 'medusa-config.ts', 'tsconfig.json'])
    cpSync(join(plugin, 'demo', part), join(folder, part), { recursive: true });
  const versions = catalog();
  const resolve = (dependencies: Record<string, string>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(dependencies).map(([name, version]) => [
        name,
        tarballs[name] ?? (version === 'catalog:' ? (versions.get(name) ?? 'latest') : version),
      ]),
    );
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(plugin, 'demo', 'package.json'), 'utf8'));
  const manifest = {
    name: 'shop',
    version: '1.0.0',
    private: true,
    dependencies: resolve(dependencies),
    devDependencies: resolve(devDependencies),
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  const workspace = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
  const [, allowed = ''] = /(allowBuilds:\n(?: {2}.*\n)+)/.exec(workspace) ?? [];
  // The plugin asks for a core that no registry has yet.
  writeFileSync(
    join(folder, 'pnpm-workspace.yaml'),
    `${allowed}overrides:\n  "@quittance/core": "${tarballs['@quittance/core']}"\n`,
  );
}

async function check(
  manager: Manager,
  tarballs: Readonly<Record<string, string>>,
  databaseUrl: string,
  folder: string,
): Promise<void> {
  say(`${manager}: installing`);
  mkdirSync(folder);
  makeShop(folder, tarballs);
  const url = `http://localhost:${PORT}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    JWT_SECRET: 'check',
    COOKIE_SECRET: 'check',
    QUITTANCE_KEY: '11'.repeat(32),
    QUITTANCE_DATA: join(folder, 'files'),
    SEED_FILE: join(folder, 'seed.json'),
    ADMIN_DISABLED: 'true',
    MEDUSA_DISABLE_TELEMETRY: 'true',
    PORT: String(PORT),
    SHOP_URL: url,
    ADMIN_EMAIL: 'admin@example.com',
    ADMIN_PASSWORD: 'supersecret',
    FORCE_COLOR: '0',
  };
  if (manager === 'npm') run(folder, env, 'npm', 'install', '--no-audit', '--no-fund');
  else run(folder, env, 'npx', ...PNPM, 'install');
  const medusa = join(folder, 'node_modules', '.bin', 'medusa');
  run(folder, env, medusa, 'db:migrate');
  run(folder, env, medusa, 'exec', './src/scripts/seed.ts');
  run(folder, env, medusa, 'user', '-e', 'admin@example.com', '-p', 'supersecret');
  const server = spawn(medusa, ['start'], {
    cwd: folder,
    env: { ...env, NODE_ENV: 'production' },
    stdio: 'ignore',
    detached: true,
  });
  try {
    await untilHealthy(server, url);
    const { publishableKey } = JSON.parse(readFileSync(join(folder, 'seed.json'), 'utf8'));
    const rows = JSON.parse(
      run(folder, { ...env, PUBLISHABLE_KEY: publishableKey }, process.execPath, 'src/sample-orders.ts', '--json'),
    );
    say(
      `${manager}: ${rows.length} documents, e.g. ${rows[0].order} ${rows[0].invoice} ${rows[0].total} ${rows[0].status}`,
    );
  } finally {
    await stop(server);
  }
}

async function untilHealthy(server: ChildProcess, url: string): Promise<void> {
  for (const deadline = performance.now() + 180_000; performance.now() < deadline; await sleep(500)) {
    if (server.exitCode !== null) throw new Error(`The shop ended with ${server.exitCode} while it was starting.`);
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok === true) return;
  }
  throw new Error('The shop did not answer within three minutes.');
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.pid === undefined) return;
  const ended = once(server, 'exit');
  process.kill(-server.pid, 'SIGTERM');
  await Promise.race([ended, sleep(20_000, undefined, { ref: false })]);
  if (server.exitCode === null && server.signalCode === null) process.kill(-server.pid, 'SIGKILL');
}

async function main(): Promise<void> {
  const chosen = process.argv.slice(2).filter((name): name is Manager => name === 'npm' || name === 'pnpm');
  const folder = mkdtempSync(join(tmpdir(), 'packed-plugin-'));
  const database = await startEmbeddedPostgres({
    dir: mkdtempSync(join(tmpdir(), 'packed-db-')),
    settings: { fsync: 'off' },
  });
  try {
    const tarballs = {
      '@quittance/core': `file:${pack(join(root, 'packages', 'core'), folder)}`,
      '@quittance/medusa-plugin': `file:${pack(plugin, folder)}`,
    };
    for (const manager of chosen.length > 0 ? chosen : (['npm', 'pnpm'] as const)) {
      await database.createDatabase(`shop_${manager}`);
      await check(manager, tarballs, database.connectionString(`shop_${manager}`), join(folder, manager));
    }
    say('The packed plugin works outside this repository.');
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
