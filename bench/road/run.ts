// The road, measured: acceptance, also over HTTP, each step, the whole, two workers, and the whole again with a million invoices stored.
// node bench/road/run.ts [--orders 20000] [--stored 1000000] [--postgres /usr/lib/postgresql/15/bin] [--only bare,accept,http,steps,road,stored] [--profile DIR]
import { fork, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type * as pgModule from 'pg';
import { keyRing, keyText, newApiKey, newMasterKey } from '../../packages/core/src/access/index.ts';
import { openQuittance, type Quittance, type Step } from '../../packages/core/src/flow/index.ts';
import { sampleOrder, sampleSettings } from '../../packages/core/src/flow/testing/sample-order.ts';
import type { TenantId } from '../../packages/core/src/model/index.ts';
import { addApiKey, binariesIn, openDatabase, startEmbeddedPostgres } from '../../packages/core/src/store/index.ts';
import { bareInserts, bareJobs } from './bare.ts';
import { cpuOfTree, measure, perOrder, type Measured } from '../machine.ts';
import { fillStore } from './fill-store.ts';
import { postSteadily, startServer, type Waits } from './http.ts';

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '20000' },
    stored: { type: 'string', default: '1000000' },
    postgres: { type: 'string' },
    profile: { type: 'string' },
    only: { type: 'string', default: 'bare,accept,http,steps,road,stored' },
  },
});
const ORDERS = Number(values.orders);
const parts = new Set(values.only.split(','));
const pg = createRequire(new URL('../../packages/core/package.json', import.meta.url))('pg') as typeof pgModule;

const dir = mkdtempSync(join(tmpdir(), 'quittance-bench-'));
chmodSync(dir, 0o711);
const server = await startEmbeddedPostgres({
  dir: join(dir, 'pg'),
  ...(values.postgres && { binaries: binariesIn(values.postgres) }),
});
const key = newMasterKey();
const ring = keyRing([keyText(key)]);
if (!ring.ok) throw new Error('no key');
const keys = ring.value;
const say = (text: string) => console.log(`[${new Date().toISOString().slice(11, 19)}] ${text}`);
let sequence = 0;
// A worker makes much short-lived garbage: small nurseries keep it small, at no measurable cost.
const LEAN = ['--max-semi-space-size=4'];
const STEPS: readonly Step[] = ['take-order', 'push-order', 'issue-invoice', 'write-back'];

try {
  if (parts.has('bare')) await bare();
  if (parts.has('accept')) await acceptance();
  if (parts.has('http')) await acceptanceOverHttp();
  if (parts.has('steps')) await stepByStep();
  if (parts.has('road')) await wholeRoad();
  if (parts.has('stored')) await withStored();
} finally {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
}

async function fresh(): Promise<{ url: string; quittance: Quittance; tenant: TenantId }> {
  const name = `bench_${(sequence += 1)}`;
  await server.createDatabase(name);
  const url = server.connectionString(name);
  const quittance = await openQuittance({
    database: { connectionString: url },
    keys,
    hosts: [
      {
        id: 'shopfront',
        writeBack: () => Promise.resolve({ ok: true }),
        changedSince: () => Promise.resolve({ orders: [], next: '', more: false }),
      },
    ],
  });
  const tenant = await quittance.tenants.ensure('acme');
  await quittance.settings.put(tenant, sampleSettings);
  return { url, quittance, tenant };
}

async function bare(): Promise<void> {
  await server.createDatabase('bare');
  const url = server.connectionString('bare');
  const inserts = await bareInserts(pg, url, 20_000, (work) => measure(server.pid, work));
  say(`bare insert loop (8 connections, one order and its job per statement): ${perOrder(inserts, 20_000)}`);
  const jobs = await bareJobs(url, 50_000, (work) => measure(server.pid, work));
  say(`bare pg-boss loop (empty jobs in batches of 50): ${perOrder(jobs, 50_000)}`);
}

async function accept(quittance: Quittance, tenant: TenantId, count: number, callers = 200): Promise<Measured> {
  const first = (sequence += count) - count;
  const bodies = Array.from({ length: count }, (_, index) => sampleOrder(String(100_000 + first + index)));
  let next = 0;
  return measure(server.pid, async () => {
    await Promise.all(
      Array.from({ length: callers }, async () => {
        for (let index = next++; index < count; index = next++) {
          const accepted = await quittance.acceptOrder(tenant, bodies[index]);
          if (!accepted.ok || accepted.value.outcome !== 'created') throw new Error(JSON.stringify(accepted));
        }
      }),
    );
  });
}

async function acceptance(): Promise<void> {
  const { quittance, tenant } = await fresh();
  await accept(quittance, tenant, 2_000);
  for (let round = 1; round <= 3; round += 1)
    say(`acceptance, 200 callers, round ${round}: ${perOrder(await accept(quittance, tenant, ORDERS), ORDERS)}`);
  await quittance.close();
}

async function acceptanceOverHttp(): Promise<void> {
  const { url, quittance, tenant } = await fresh();
  const database = await openDatabase({ connectionString: url, max: 1 }, () => undefined);
  const { prefix, hash, token } = newApiKey();
  await addApiKey(database, { prefix, tenant, hash, role: 'orders:write', name: 'bench' });
  await database.close();
  const api = await startServer(url, keyText(key));
  const bodies = (count: number) =>
    Array.from({ length: count }, (_, index) => sampleOrder(String((sequence += 1) * 1_000_000 + index)));
  // A server that has just started compiles itself beside its work for some twenty seconds.
  await postSteadily(api.url, token, bodies(10_000), 500);
  for (let round = 1; round <= 3; round += 1) {
    const orders = bodies(5_000);
    let waits: Waits | undefined;
    const measured = await measure(
      server.pid,
      async () => void (waits = await postSteadily(api.url, token, orders, 500)),
      () => cpuOfTree(api.pid),
    );
    if (waits === undefined || waits.refused > 0) throw new Error(`${waits?.refused} orders were refused`);
    const perOne = (seconds: number) => `${Math.round((seconds / orders.length) * 1e6)} µs`;
    const [p50, p99, longest] = [waits.p50, waits.p99, waits.longest].map((wait) => wait.toFixed(1));
    say(
      `over HTTP at 500/s, round ${round}: p50 ${p50} ms, p99 ${p99} ms, longest ${longest} ms; ${perOrder(measured, orders.length)}, the load generator's ${perOne(waits.generator)} in it`,
    );
  }
  await api.stop();
  await quittance.close();
}

async function stepByStep(): Promise<void> {
  const { url, quittance, tenant } = await fresh();
  await accept(quittance, tenant, ORDERS);
  let sum = 0;
  for (const step of STEPS) {
    const worker = await startWorker(url, [step]);
    const measured = await drained(url, [step], [worker]);
    say(`${step} alone: ${perOrder(measured, ORDERS)}`);
    sum += measured.client + measured.server;
    await stopWorker(worker);
  }
  say(`all steps after acceptance: ${Math.round((sum / ORDERS) * 1e6)} µs CPU per order`);
  await quittance.close();
}

async function wholeRoad(): Promise<void> {
  for (const workers of [1, 2]) {
    const { url, quittance, tenant } = await fresh();
    await warm(url, quittance, tenant);
    await accept(quittance, tenant, ORDERS);
    const { figures } = await workedBy(url, workers, ORDERS);
    say(`whole road, ${workers} worker process${workers === 1 ? '' : 'es'}: ${figures}`);
    const issued = await quittance.stats(tenant);
    if (issued.issued['F2026-{N}'] !== ORDERS + 500 || issued.stopped > 0) throw new Error(JSON.stringify(issued));
    await quittance.close();
  }
}

/** Both stores take turns, so that a machine that changes its pace changes it for both. */
async function withStored(): Promise<void> {
  const stores = [];
  for (const stored of [10_000, Number(values.stored)]) {
    const store = await fresh();
    await warm(store.url, store.quittance, store.tenant);
    await fillStore(pg, store.url, store.tenant, stored, say);
    stores.push({ ...store, stored, cpu: [] as number[], seconds: [] as number[] });
  }
  for (let round = 1; round <= 3; round += 1) {
    for (const { url, quittance, tenant, stored, cpu, seconds } of stores) {
      await accept(quittance, tenant, ORDERS);
      const { measured, figures } = await workedBy(url, 1, ORDERS);
      cpu.push(measured.client + measured.server);
      seconds.push(measured.seconds);
      say(`whole road with ${stored.toLocaleString('en')} invoices stored, round ${round}: ${figures}`);
    }
  }
  const [few, many] = stores;
  const ratio = (pick: 'cpu' | 'seconds') => (middle(many?.[pick]) / middle(few?.[pick])).toFixed(2);
  say(`with the larger store an order takes ${ratio('seconds')} x the time, ${ratio('cpu')} x the CPU (middle of 3)`);
  for (const { quittance } of stores) await quittance.close();
}

function middle(values: readonly number[] = []): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function warm(url: string, quittance: Quittance, tenant: TenantId): Promise<void> {
  await accept(quittance, tenant, 500);
  const worker = await startWorker(url, STEPS);
  await drained(url, STEPS, [worker]);
  await stopWorker(worker);
}

async function workedBy(
  url: string,
  count: number,
  orders: number,
): Promise<{ readonly measured: Measured; readonly figures: string }> {
  const workers = await Promise.all(Array.from({ length: count }, () => startWorker(url, STEPS)));
  const measured = await drained(url, STEPS, workers);
  const reports = await Promise.all(workers.map(stopWorker));
  const rss = Math.max(...reports.map((report) => report.rss));
  return { measured, figures: `${perOrder(measured, orders)}, largest worker ${Math.round(rss / 1024 / 1024)} MB` };
}

/** Waits until the steps have nothing left to do, measuring. Jobs whose orders are shown already find nothing to do, and are not waited for. */
async function drained(url: string, steps: readonly Step[], workers: readonly ChildProcess[]): Promise<Measured> {
  const client = new pg.Client(url);
  await client.connect();
  const queues = steps.filter((step) => step !== 'write-back');
  const isTrue = async (query: string, bindings: unknown[] = []) =>
    (await client.query<{ answer: boolean }>(query, bindings)).rows[0]?.answer === true;
  const isIdle = async () =>
    !(await isTrue(
      `select exists (select from quittance_jobs.job where name = any($1) and state < 'completed' and start_after <= now()) as answer`,
      [queues],
    )) &&
    (!steps.includes('write-back') ||
      (await isTrue('select not exists (select from quittance.write_back where shown < sequence) as answer')));
  const cpu = () => workers.reduce((sum, worker) => sum + cpuOfTree(worker.pid ?? 0), 0);
  const measured = await measure(
    server.pid,
    async () => {
      for (let idle = 0; idle < 2;) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        idle = (await isIdle()) ? idle + 1 : 0;
      }
    },
    cpu,
  );
  await client.end();
  return measured;
}

async function startWorker(url: string, steps: readonly Step[]): Promise<ChildProcess> {
  const worker = fork(new URL('worker.ts', import.meta.url), [url, keyText(key), steps.join(',')], {
    execArgv: [...LEAN, ...(values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`])],
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
  });
  return worker;
}

interface Report {
  readonly rss: number;
}

async function stopWorker(worker: ChildProcess): Promise<Report> {
  const report = await new Promise<Report>((resolve) => {
    worker.once('message', (message) => resolve(message as Report));
    worker.send('report');
  });
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  worker.send('stop');
  await ended;
  return report;
}
