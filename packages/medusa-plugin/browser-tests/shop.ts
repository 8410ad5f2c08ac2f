import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../core/src/store/embedded/index.ts';
import { buildShop } from '../../../scripts/build.ts';
import type { DemoState } from '../../../scripts/demo-state.ts';
import { freePort } from '../../../scripts/free-port.ts';
import { end } from '../../../scripts/running.ts';
import { migrateAndSeed, readSeed, shopEnvironment, startShop, untilShopHealthy } from '../../../scripts/shop.ts';
import { shop as demo } from '../../../scripts/workspace.ts';

export interface Shop {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  /** That of core, where it is known: some specs make invoices older than they are. */
  readonly quittanceDatabase: string | undefined;
  stop(): Promise<void>;
}

export interface DemoShopOptions {
  /** Without it the sample orders are placed. */
  readonly empty?: true;
  /** What the shop's process is given besides. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** The shop that `SHOP_URL`, `ADMIN_EMAIL` and `ADMIN_PASSWORD` name, or the demo shop, started for the occasion and thrown away. */
export async function openShop(): Promise<Shop> {
  const { SHOP_URL: url, ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = process.env;
  if (url === undefined) return startDemoShop();
  if (email === undefined || password === undefined)
    throw new Error('SHOP_URL is set: ADMIN_EMAIL and ADMIN_PASSWORD must be too.');
  const quittanceDatabase = process.env['QUITTANCE_DATABASE_URL'];
  return { url, email, password, quittanceDatabase, stop: () => Promise.resolve() };
}

/** The demo shop, started for the occasion and thrown away. */
export async function startDemoShop({ empty, environment }: DemoShopOptions = {}): Promise<Shop> {
  const state = temporaryState();
  const undo: (() => Promise<void>)[] = [async () => rmSync(state.dir, { recursive: true, force: true })];
  const stop = async () => {
    while (undo.length > 0) await undo.pop()?.();
  };
  try {
    await buildShop();
    const database = await startEmbeddedPostgres({
      dir: state.database,
      settings: { fsync: 'off', synchronous_commit: 'off' },
    });
    undo.push(() => database.stop());
    for (const name of ['medusa', 'quittance']) await database.createDatabase(name);
    const port = await freePort(0);
    const url = `http://localhost:${port}`;
    const databases = {
      medusa: database.connectionString('medusa'),
      quittance: database.connectionString('quittance'),
    };
    const env = shopEnvironment(state, databases, url);
    await migrateAndSeed(state, env);
    const child = startShop({ ...env, ...environment }, port);
    undo.push(() => end(child.pid ?? 0));
    await untilShopHealthy(child, url);
    if (empty !== true) await placeSampleOrders({ ...env, PUBLISHABLE_KEY: readSeed(state).publishableKey }, state);
    const { adminEmail: email, adminPassword: password } = state.secrets;
    return { url, email, password, quittanceDatabase: databases.quittance, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Short, in /tmp: the path of a PostgreSQL socket may not be longer than 107 bytes. */
function temporaryState(): DemoState {
  const dir = mkdtempSync(join(tmpdir(), 'quittance-admin-'));
  chmodSync(dir, 0o711);
  const secret = () => randomBytes(32).toString('hex');
  return {
    dir,
    database: join(dir, 'db'),
    secrets: {
      adminEmail: 'admin@quittance.example',
      adminPassword: randomBytes(9).toString('base64url'),
      jwtSecret: secret(),
      cookieSecret: secret(),
      quittanceKey: secret(),
    },
  };
}

async function placeSampleOrders(env: NodeJS.ProcessEnv, { secrets }: DemoState): Promise<void> {
  const child = spawn(process.execPath, [join(demo, 'src', 'sample-orders.ts')], {
    cwd: demo,
    env: { ...env, ADMIN_EMAIL: secrets.adminEmail, ADMIN_PASSWORD: secrets.adminPassword },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The sample orders ended with ${String(code)}.`);
}
