import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import {
  EmbeddedPostgresError,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../packages/core/src/store/embedded/index.ts';
import type { Demo, DemoHost } from './demo-host.ts';
import { openDemoState, type DemoState } from './demo-state.ts';
import { freePort } from './free-port.ts';
import { claim, end, noteShop, release } from './running.ts';
import { medusa } from './start-medusa.ts';
import { shopify } from './start-shopify.ts';
import { duration, explain, killGroup, signalRunning, step, StepError } from './steps.mjs';

const HOSTS: Readonly<Record<string, DemoHost>> = { medusa, shopify };

const HELP = `npm start [-- options]
  Sets up everything, starts a shop with Quittance in it, places sample orders and shows what became of them.
  --host NAME    medusa (default): a real Medusa shop; shopify: the app in a sandbox, or with your keys in the environment
                 (SHOPIFY_API_KEY, SHOPIFY_API_SECRET, SHOPIFY_APP_URL) for your shops
  --reset        begin anew: throw the demo's data away first
  --port NUMBER  where it listens (default 9000; a free port is taken when it is busy)
  --once         stop again after the table`;

/** What runs because of us, to be stopped in this order. */
const started: {
  helper?: ChildProcess;
  server?: ChildProcess;
  demo?: Demo;
  database?: EmbeddedPostgres;
  state?: DemoState;
} = {};
let stopping: Promise<void> | undefined;

async function stopEverything(): Promise<void> {
  signalRunning('SIGTERM');
  if (started.helper !== undefined) killGroup(started.helper, 'SIGTERM');
  if (started.server?.pid !== undefined) await end(started.server.pid);
  await started.demo?.close?.();
  await started.database?.stop();
  if (started.state !== undefined) release(started.state.dir);
}

function stop(): Promise<void> {
  stopping ??= stopEverything();
  return stopping;
}

async function startDatabase(state: DemoState, names: readonly string[]): Promise<(name: string) => string> {
  const database = await step('Starting PostgreSQL 18', 1, () => startEmbeddedPostgres({ dir: state.database }));
  started.database = database;
  for (const name of names) await database.createDatabase(name);
  return (name) => database.connectionString(name);
}

async function sampleOrders({ sampleOrders: place, log }: Demo): Promise<void> {
  if (place === undefined) return;
  await step('Sending sample orders down the road', 30, async () => {
    if ((await place()) || stopping !== undefined) return;
    // It runs, and is the best place to see what happened.
    console.log(`  Not every sample order went as it should: see above, and ${log}.`);
    process.exitCode = 1;
  });
}

function hostNamed(name: string): DemoHost {
  const host = HOSTS[name];
  if (host !== undefined) return host;
  const names = Object.keys(HOSTS);
  throw new StepError(
    `There is no host "${name}": it is one of ${names.join(', ')}.`,
    names.map((each) => `npm start -- --host ${each}`).join('   or   '),
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', default: 'medusa' },
      reset: { type: 'boolean', default: false },
      port: { type: 'string', default: '9000' },
      once: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const begun = performance.now();
  const host = hostNamed(values.host);
  const state = await openDemoState(values.reset, host.data());
  await claim(state.dir);
  started.state = state;
  await host.build();
  const url = await startDatabase(state, host.databases);
  const wanted = Number(values.port);
  const port = await freePort(wanted);
  if (port !== wanted) console.log(`  Port ${wanted} is busy: ${host.what} listens on ${port}.`);
  const demo = await host.start({ state, url, port }, (child, role) => {
    started[role] = child;
    if (role === 'server') noteShop(state.dir, child.pid ?? 0);
    return child;
  });
  started.demo = demo;
  await sampleOrders(demo);
  announce(demo, values.host, state, performance.now() - begun);
  if (values.once) return stop();
  if (demo.child.exitCode === null) await once(demo.child, 'exit');
  if (stopping === undefined) throw new StepError(`${sentence(host.what)} ended by itself.`, `less ${demo.log}`);
}

function announce({ open, log }: Demo, host: string, { dir }: DemoState, milliseconds: number): void {
  const lines = [...open, ['data', dir], ['log', log]].map(
    ([label = '', value = '']) => `  ${label.padEnd(14)} ${value}`,
  );
  const again = host === 'medusa' ? 'npm start -- --reset' : `npm start -- --host ${host} --reset`;
  console.log(`
Ready after ${duration(milliseconds / 1000)}.
${lines.join('\n')}
Ctrl-C stops everything and keeps the data; ${again} begins anew.`);
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
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
