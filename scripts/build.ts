import { cpSync, existsSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleCli } from './bundle-cli.ts';
import { explain, run, signalRunning, step } from './steps.mjs';
import { core, isFresh, logFile, markFresh, plugin, root, shop, shopifyApp, type Built } from './workspace.ts';

const CORE: Built = {
  name: 'core',
  inputs: [
    'packages/core/src/**',
    'packages/core/package.json',
    'packages/core/tsconfig*.json',
    'scripts/bundle-cli.ts',
    'tsconfig.base.json',
    'pnpm-lock.yaml',
  ],
  output: join(core, 'dist', 'model', 'index.js'),
};

const PLUGIN: Built = {
  name: 'medusa-plugin',
  inputs: [
    ...CORE.inputs,
    'packages/medusa-plugin/src/**',
    'packages/medusa-plugin/package.json',
    'packages/medusa-plugin/tsconfig*.json',
  ],
  output: join(plugin, '.medusa', 'server', 'src', 'admin', 'index.mjs'),
};

const SHOP: Built = {
  name: 'demo-shop',
  inputs: [...PLUGIN.inputs, 'packages/medusa-plugin/demo/src/**', 'packages/medusa-plugin/demo/*.{ts,json}'],
  output: join(shop, '.medusa', 'server', 'medusa-config.js'),
};

const SHOPIFY: Built = {
  name: 'shopify-app',
  inputs: [
    ...CORE.inputs,
    'packages/shopify-app/src/**',
    'packages/shopify-app/package.json',
    'packages/shopify-app/tsconfig*.json',
    'packages/shopify-app/vite.config.ts',
  ],
  output: join(shopifyApp, 'dist', 'main.js'),
};

const QUIET = { ...process.env, MEDUSA_DISABLE_TELEMETRY: 'true', FORCE_COLOR: '0' };

export async function buildCore(): Promise<void> {
  await build(CORE, 'Building core', 15, async (note) => {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    // Incremental output keeps files whose source is gone, and a package would carry them.
    rmSync(join(core, 'dist'), { recursive: true, force: true });
    await run(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: core, log: logFile('build-core'), note });
    await bundleCli();
  });
}

export async function buildPlugin(): Promise<void> {
  await buildCore();
  await build(PLUGIN, 'Building the Medusa plugin', 20, async (note) => {
    await run(join(plugin, 'node_modules', '.bin', 'medusa'), ['plugin:build'], {
      cwd: plugin,
      env: QUIET,
      log: logFile('build-plugin'),
      note,
    });
  });
}

/** The server with its GraphQL documents, and the screens it serves. */
export async function buildShopifyApp(): Promise<void> {
  await buildCore();
  await build(SHOPIFY, 'Building the Shopify app', 10, async (note) => {
    const log = logFile('build-shopify-app');
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    rmSync(join(shopifyApp, 'dist'), { recursive: true, force: true });
    await run(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: shopifyApp, log, note });
    for (const document of globSync('**/*.graphql', { cwd: join(shopifyApp, 'src') }))
      cpSync(join(shopifyApp, 'src', document), join(shopifyApp, 'dist', document));
    const vite = join(shopifyApp, 'node_modules', '.bin', 'vite');
    await run(vite, ['build'], { cwd: shopifyApp, env: { ...QUIET, NODE_ENV: 'production' }, log, note });
  });
}

/** The demo shop as it runs in production: server and admin, compiled. */
export async function buildShop(): Promise<void> {
  await buildPlugin();
  await build(SHOP, 'Building the shop and its admin', 60, async (note) => {
    // Without NODE_ENV=production the admin would carry React's development build.
    const env = { ...QUIET, NODE_ENV: 'production', DATABASE_URL: 'postgresql://localhost/unused' };
    await run(join(shop, 'node_modules', '.bin', 'medusa'), ['build'], {
      cwd: shop,
      env,
      log: logFile('build-shop'),
      note,
    });
  });
}

async function build(
  built: Built,
  title: string,
  estimate: number,
  work: (note: (text: string) => void) => Promise<void>,
): Promise<void> {
  if (isFresh(built)) return;
  await step(title, estimate, work);
  if (!existsSync(built.output)) throw new Error(`${title} left no ${built.output}`);
  markFresh(built);
}

if (import.meta.main) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => signalRunning(signal));
  try {
    await buildPlugin();
    await buildShopifyApp();
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  }
}
