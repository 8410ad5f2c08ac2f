import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../packages/shopify-app/demo/follow.ts';
import type { Sandbox } from '../packages/shopify-app/demo/sandbox.ts';
import { buildShopifyApp } from './build.ts';
import type { Demo, DemoHost, Started, Surroundings } from './demo-host.ts';
import { freePort } from './free-port.ts';
import { untilHealthy } from './healthy.ts';
import { step, StepError } from './steps.mjs';
import { table } from './table.ts';
import { logFile, shopifyApp } from './workspace.ts';

/** The keys of a real app: with all of them there is no sandbox. */
const KEYS = ['SHOPIFY_API_KEY', 'SHOPIFY_API_SECRET', 'SHOPIFY_APP_URL'] as const;
const LOG = 'shopify-app';

/** The real app: in a sandbox without keys, else for the shops of the keys. */
export const shopify: DemoHost = {
  what: 'the Shopify app',
  data: () => (hasKeys(process.env) ? 'shopify' : 'demo-shopify'),
  databases: ['shopify'],
  build: buildShopifyApp,
  start: (surroundings, started) =>
    hasKeys(process.env) ? startReal(surroundings, started) : startSandbox(surroundings, started),
};

/** Some keys without the others are a mistake, not a wish for a sandbox. */
export function hasKeys(env: NodeJS.ProcessEnv): boolean {
  const missing = KEYS.filter((name) => (env[name] ?? '') === '');
  if (missing.length === 0) return true;
  if (missing.length === KEYS.length) return false;
  const first = missing[0] ?? '';
  throw new StepError(
    `${missing.join(' and ')} must be set too for a real shop; without ${KEYS.join(', ')} the sandbox starts.`,
    `export ${first}=…   (npx @shopify/cli@latest app env show prints it)   or   unset ${KEYS.join(' ')}`,
  );
}

async function startReal({ state, url, port }: Surroundings, started: Started): Promise<Demo> {
  const address = `http://127.0.0.1:${port}`;
  const child = await startApp(
    {
      NODE_ENV: 'production',
      DATABASE_URL: url('shopify'),
      QUITTANCE_KEY: state.secrets.quittanceKey,
      PORT: String(port),
    },
    address,
    started,
  );
  return {
    child,
    log: logFile(LOG),
    open: [
      ['listens on', `${address}, to which ${process.env['SHOPIFY_APP_URL'] ?? ''} must lead`],
      ['then open', 'the app in the admin of your store (packages/shopify-app/README.md)'],
    ],
  };
}

async function startSandbox({ state, url, port }: Surroundings, started: Started): Promise<Demo> {
  const appUrl = `http://127.0.0.1:${await freePort(8421)}`;
  const sandbox = await step('Opening the sandbox: Shopify on this machine', 5, () => openSandbox(appUrl, port, state));
  const close = () => sandbox.close();
  try {
    const child = await startApp(
      { ...sandbox.environment, DATABASE_URL: url('shopify'), QUITTANCE_KEY: state.secrets.quittanceKey },
      appUrl,
      started,
    );
    await sandbox.setUp();
    return {
      child,
      log: logFile(LOG),
      sampleOrders: () => sampleOrders(sandbox),
      open: [['sandbox', `${sandbox.origin}   (no Shopify account, nothing leaves this machine)`]],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Loaded when core is built: the sandbox sees it through its built types, as the app does. */
async function openSandbox(appUrl: string, port: number, { dir, secrets }: Surroundings['state']): Promise<Sandbox> {
  const { Sandbox: Opened } = await import('../packages/shopify-app/demo/sandbox.ts');
  const keys = { apiKey: 'quittance-sandbox', apiSecret: secrets.jwtSecret };
  return Opened.open({ port, appUrl, keys, file: join(dir, 'shop.json') });
}

async function startApp(
  env: Readonly<Record<string, string>>,
  address: string,
  started: Started,
): Promise<ChildProcess> {
  return step('Starting the Shopify app', 3, async () => {
    const log = openSync(logFile(LOG), 'w');
    const child = spawn(process.execPath, [join(shopifyApp, 'dist', 'cli', 'main.js'), 'both'], {
      cwd: shopifyApp,
      env: { ...process.env, ...env },
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    await untilHealthy(started(child, 'server'), {
      what: 'The Shopify app',
      health: `${address}/readyz`,
      log: logFile(LOG),
    });
    return child;
  });
}

async function sampleOrders(sandbox: Sandbox): Promise<boolean> {
  const rows = await sandbox.sampleOrders((text) => console.log(`  ${text}`));
  console.log(table(COLUMNS, rows));
  const problems = rows.filter(({ problem }) => problem !== undefined);
  for (const { order, title, problem } of problems) console.error(`${order} ${title}: ${problem}`);
  return problems.length === 0;
}

const COLUMNS: Readonly<Record<Exclude<keyof Row, 'problem'>, string>> = {
  order: 'ORDER',
  title: 'WHAT',
  erp: 'ERP REFERENCE',
  invoice: 'INVOICE',
  status: 'STATUS',
  total: 'TOTAL',
  metafield: 'METAFIELD',
};
