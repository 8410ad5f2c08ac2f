import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoState } from './demo-state.ts';
import { untilHealthy } from './healthy.ts';
import { run, step } from './steps.mjs';
import { contentHash, logFile, shop } from './workspace.ts';

const CLI = join(shop, 'node_modules', '@medusajs', 'cli', 'cli.js');
const MIGRATED_BY = [
  'packages/core/src/**',
  'packages/medusa-plugin/src/**',
  'packages/medusa-plugin/demo/src/**',
  'pnpm-lock.yaml',
];

export interface ShopSeed {
  readonly publishableKey: string;
}

/** What Medusa and the plugin read from their environment. */
export function shopEnvironment(
  state: DemoState,
  databases: { medusa: string; quittance: string },
  url: string,
): NodeJS.ProcessEnv {
  const { secrets } = state;
  return {
    ...process.env,
    DATABASE_URL: databases.medusa,
    QUITTANCE_DATABASE_URL: databases.quittance,
    QUITTANCE_KEY: secrets.quittanceKey,
    QUITTANCE_DATA: join(state.dir, 'files'),
    JWT_SECRET: secrets.jwtSecret,
    COOKIE_SECRET: secrets.cookieSecret,
    STORE_CORS: url,
    ADMIN_CORS: url,
    AUTH_CORS: url,
    SHOP_URL: url,
    SEED_FILE: seedFile(state),
    // Production cookies travel over TLS alone, and this shop is plain HTTP on the loopback address.
    INSECURE_COOKIES: 'true',
    MEDUSA_DISABLE_TELEMETRY: 'true',
    // Medusa is thousands of modules, loaded by each of its commands: compiled once they start a second sooner.
    NODE_COMPILE_CACHE: join(state.dir, 'compiled'),
    FORCE_COLOR: '0',
  };
}

function seedFile(state: DemoState): string {
  return join(state.dir, 'seed.json');
}

/** Migrates and seeds when the code that does so changed since it last ran here: both find what is there and add what is missing. */
export async function migrateAndSeed(state: DemoState, env: NodeJS.ProcessEnv): Promise<void> {
  const stamp = join(state.dir, 'migrated');
  const version = contentHash(MIGRATED_BY);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return;
  const medusa = (title: string, estimate: number, ...args: string[]): Promise<string> =>
    step(title, estimate, (note) =>
      run(process.execPath, [CLI, ...args], {
        cwd: shop,
        env,
        log: logFile(`shop-${args[0]?.replace(':', '-')}`),
        note,
      }),
    );
  await medusa('Creating the tables of the shop', 35, 'db:migrate');
  await medusa('Filling the shop with a small catalogue', 15, 'exec', './src/scripts/seed.ts');
  if (!existsSync(stamp)) {
    const { adminEmail, adminPassword } = state.secrets;
    // A start that was interrupted right here has added the person already.
    // In one word: a password may begin with a dash.
    await medusa('Adding the person who signs in', 10, 'user', '-e', adminEmail, `--password=${adminPassword}`).catch(
      (error: unknown) => {
        if (!/already exists/i.test(String(error))) throw error;
      },
    );
  }
  writeFileSync(stamp, version);
}

export function readSeed(state: DemoState): ShopSeed {
  return JSON.parse(readFileSync(seedFile(state), 'utf8'));
}

/** Starts the shop as it runs in production, in a process group of its own: Ctrl-C must reach it through us, once. */
export function startShop(env: NodeJS.ProcessEnv, port: number): ChildProcess {
  const log = openSync(logFile('shop'), 'w');
  const child = spawn(process.execPath, [CLI, 'start', '--host', '127.0.0.1', '--port', String(port)], {
    cwd: join(shop, '.medusa', 'server'),
    env: { ...env, NODE_ENV: 'production', PORT: String(port) },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  return child;
}

export function untilShopHealthy(child: ChildProcess, url: string): Promise<void> {
  return untilHealthy(child, { what: 'The shop', health: `${url}/health`, log: logFile('shop') });
}
