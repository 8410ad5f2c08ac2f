import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { browserUnavailable, unpackChromium } from './browser.ts';
import { buildCore, buildPlugin, buildShop, buildShopifyApp } from './build.ts';
import type { Count } from './count-reporter.ts';
import { explain, killGroup, signalRunning, step } from './steps.mjs';
import { startTestServer } from './test-server.ts';
import { core, plugin, root, shopifyApp } from './workspace.ts';

/** One vitest run. Medusa's boots are heavy and share globals, so it gets a run of its own. */
interface Suite {
  readonly name: string;
  readonly cwd: string;
  readonly config: string;
  /** The folders that its tests are in. */
  readonly covers: readonly string[];
  prepare(): Promise<void>;
}

const SUITES: readonly Suite[] = [
  { name: 'core', cwd: core, config: join(core, 'vitest.config.ts'), covers: [core], prepare: () => Promise.resolve() },
  {
    name: 'repository',
    cwd: root,
    config: join(root, 'scripts', 'vitest.config.ts'),
    covers: ['scripts', 'bench', 'packages/salesforce-connector'].map((dir) => join(root, dir)),
    prepare: async () => {
      await buildPlugin();
      await prepareBrowser();
    },
  },
  {
    name: 'Shopify app',
    cwd: shopifyApp,
    config: join(shopifyApp, 'vitest.config.ts'),
    covers: [shopifyApp],
    prepare: buildCore,
  },
  {
    name: 'Medusa plugin',
    cwd: plugin,
    config: join(plugin, 'vitest.config.ts'),
    covers: [plugin],
    prepare: buildCore,
  },
  {
    name: 'Medusa plugin in a shop',
    cwd: plugin,
    config: join(plugin, 'integration-tests', 'vitest.config.ts'),
    covers: [join(plugin, 'integration-tests')],
    prepare: async () => {
      await buildPlugin();
      await prepareBrowser();
    },
  },
  {
    name: 'Medusa admin in a browser',
    cwd: plugin,
    config: join(plugin, 'browser-tests', 'vitest.config.ts'),
    covers: [join(plugin, 'browser-tests')],
    prepare: async () => {
      await buildShop();
      await prepareBrowser();
    },
  },
  {
    name: 'Shopify app in a browser',
    cwd: shopifyApp,
    config: join(shopifyApp, 'browser-tests', 'vitest.config.ts'),
    covers: [join(shopifyApp, 'browser-tests')],
    prepare: async () => {
      await buildShopifyApp();
      await prepareBrowser();
    },
  },
];

async function prepareBrowser(): Promise<void> {
  if (browserUnavailable() === undefined) await step('Unpacking Chromium, once', 8, () => unpackChromium());
}

/** Paths among the arguments choose suites; everything goes through to vitest. */
function chosen(suite: Suite, args: readonly string[]): boolean {
  const paths = args.filter((arg) => !arg.startsWith('-') && existsSync(resolve(root, arg)));
  return (
    paths.length === 0 ||
    paths.some((path) =>
      suite.covers.some((dir) => within(resolve(root, path), dir) || within(dir, resolve(root, path))),
    )
  );
}

function within(path: string, dir: string): boolean {
  return !relative(dir, path).startsWith('..');
}

let current: ReturnType<typeof spawn> | undefined;
let stopped: NodeJS.Signals | undefined;

async function runSuite(suite: Suite, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Count> {
  try {
    await suite.prepare();
  } catch (error) {
    explain(error);
    return { passed: 0, failed: [{ name: `${suite.name}: its preparation`, why: 'See above.' }], skipped: [] };
  }
  const folder = mkdtempSync(join(tmpdir(), 'quittance-count-'));
  const file = join(folder, 'count.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const fixed = [
    'run',
    '--config',
    suite.config,
    '--reporter=default',
    `--reporter=${join(root, 'scripts', 'count-reporter.ts')}`,
    '--passWithNoTests',
  ];
  const filters = args.map((arg) =>
    !arg.startsWith('-') && existsSync(resolve(root, arg)) ? resolve(root, arg) : arg,
  );
  console.log(`\n── ${suite.name} ──`);
  current = spawn(process.execPath, [vitest, ...fixed, ...filters], {
    cwd: suite.cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...env, QUITTANCE_COUNT: file },
    detached: true,
  });
  const child = current;
  const code = await new Promise((done) => child.on('close', done).on('error', done));
  const total: Count = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: 0, failed: [], skipped: [] };
  rmSync(folder, { recursive: true, force: true });
  // A run that broke before it could count is a failure too.
  if (code !== 0 && total.failed.length === 0)
    total.failed.push({ name: suite.name, why: `It broke with exit ${String(code)}.` });
  return total;
}

function print({ passed, failed, skipped }: Count): void {
  console.log('');
  for (const line of skipped) console.log(`skipped: ${line}`);
  for (const { name, why } of failed) console.log(`failed: ${name}\n${why.replaceAll(/^/gm, '    ')}`);
  console.log(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
}

async function main(args: readonly string[]): Promise<number> {
  const total: Count = { passed: 0, failed: [], skipped: [] };
  const filtered = args.some((arg) => arg === '-t' || arg.startsWith('--testNamePattern'));
  const server = await startTestServer();
  try {
    for (const suite of SUITES.filter((each) => existsSync(each.config) && chosen(each, args))) {
      if (stopped !== undefined) break;
      const count = await runSuite(suite, args, { ...process.env, ...server.env });
      total.passed += count.passed;
      total.failed.push(...count.failed);
      // Under a name filter every other test is skipped, on purpose.
      if (!filtered) total.skipped.push(...count.skipped);
    }
  } finally {
    await server.stop();
  }
  print(total);
  if (stopped !== undefined) return 130;
  return total.failed.length === 0 && total.passed + total.skipped.length > 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopped ??= signal;
    signalRunning(signal);
    if (current !== undefined) killGroup(current, signal);
  });
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    explain(error);
    process.exitCode = 2;
  },
);
