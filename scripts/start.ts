import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  EmbeddedPostgresError,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../packages/core/src/store/embedded/index.ts';
import { buildPlugin, buildShop } from './build.ts';
import { openDemoState, type DemoState } from './demo-state.ts';
import { freePort } from './free-port.ts';
import { claim, end, noteShop, release } from './running.ts';
import { migrateAndSeed, readSeed, shopEnvironment, startShop, untilHealthy } from './shop.ts';
import { duration, explain, killGroup, signalRunning, step, StepError } from './steps.mjs';
import { logFile, shop } from './workspace.ts';

const HELP = `npm start [-- options]
  Sets up everything, starts a Medusa shop with Quittance in it, places sample orders and shows what became of them.
  --reset        begin anew: throw the demo's data away first
  --port NUMBER  where the shop listens (default 9000; a free port is taken when it is busy)
  --once         stop again after the table`;

/** What runs because of us, to be stopped in this order. */
const started: { shop?: ChildProcess; orders?: ChildProcess; database?: EmbeddedPostgres; state?: DemoState } = {};
let stopping: Promise<void> | undefined;

async function stopEverything(): Promise<void> {
  signalRunning('SIGTERM');
  if (started.orders !== undefined) killGroup(started.orders, 'SIGTERM');
  if (started.shop?.pid !== undefined) await end(started.shop.pid);
  await started.database?.stop();
  if (started.state !== undefined) release(started.state.dir);
}

function stop(): Promise<void> {
  stopping ??= stopEverything();
  return stopping;
}

async function startDatabase(state: DemoState): Promise<{ medusa: string; quittance: string }> {
  const database = await step('Starting PostgreSQL 18', 1, () => startEmbeddedPostgres({ dir: state.database }));
  started.database = database;
  for (const name of ['medusa', 'quittance']) await database.createDatabase(name);
  return { medusa: database.connectionString('medusa'), quittance: database.connectionString('quittance') };
}

async function sampleOrders(env: NodeJS.ProcessEnv, state: DemoState): Promise<void> {
  const { adminEmail, adminPassword } = state.secrets;
  const full = {
    ...env,
    ADMIN_EMAIL: adminEmail,
    ADMIN_PASSWORD: adminPassword,
    PUBLISHABLE_KEY: readSeed(state).publishableKey,
  };
  await step('Sending sample orders down the road', 30, async () => {
    // The shop's package is CommonJS, as Medusa wants it; this one script is a module, which Node finds out by itself.
    const script = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', join(shop, 'src', 'sample-orders.ts')];
    const child = spawn(process.execPath, script, {
      cwd: shop,
      env: full,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    started.orders = child;
    const [code] = await once(child, 'close');
    if (code === 0 || stopping !== undefined) return;
    // The shop runs, and is the best place to see what happened.
    console.log(`  Not every sample order went as it should: see above, and ${logFile('shop')}.`);
    process.exitCode = 1;
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      reset: { type: 'boolean', default: false },
      port: { type: 'string', default: '9000' },
      once: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const begun = performance.now();
  const state = await openDemoState(values.reset);
  await claim(state.dir);
  started.state = state;
  await buildPlugin();
  const databases = await startDatabase(state);
  const wanted = Number(values.port);
  const port = await freePort(wanted);
  if (port !== wanted) console.log(`  Port ${wanted} is busy: the shop listens on ${port}.`);
  const url = `http://localhost:${port}`;
  const env = shopEnvironment(state, databases, url);
  await migrateAndSeed(state, env);
  await buildShop();
  await step('Starting the shop', 10, async () => {
    started.shop = startShop(env, port);
    noteShop(state.dir, started.shop.pid ?? 0);
    await untilHealthy(started.shop, url);
  });
  await sampleOrders(env, state);
  announce(url, state, performance.now() - begun);
  if (values.once) return stop();
  if (started.shop !== undefined && started.shop.exitCode === null) await once(started.shop, 'exit');
  if (stopping === undefined) throw new StepError('The shop ended by itself.', `less ${logFile('shop')}`);
}

function announce(url: string, { dir, secrets }: DemoState, milliseconds: number): void {
  console.log(`
Ready after ${duration(milliseconds / 1000)}.
  Medusa admin   ${url}/app
  sign in with   ${secrets.adminEmail}   ${secrets.adminPassword}
  data           ${dir}
  log            ${logFile('shop')}
Ctrl-C stops everything and keeps the data; npm start -- --reset begins anew.`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // npm, the terminal and our own bootstrap may each pass the same Ctrl-C on: stopping once is enough.
  process.on(signal, () => {
    if (stopping === undefined) console.log('\nStopping; the data stays.');
    void stop();
  });
}

main().then(
  () => stop(),
  async (error: unknown) => {
    if (stopping === undefined) {
      explain(
        error instanceof EmbeddedPostgresError ? new StepError(error.problem.message, error.problem.advice) : error,
      );
      process.exitCode = 1;
    }
    await stop();
  },
);
