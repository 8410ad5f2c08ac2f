// A storm of webhooks on the app's route while its workers are killed; then everything is counted, and an outage is swept up.
// node bench/webhooks/run.ts [--seconds 60] [--rate 1000] [--kills 5] [--missed 600] [--control]
// --control takes away what a repeat is known by: the count of deliveries must fail.
import { fork, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type * as pgModule from 'pg';
import { keyRing, keyText, newMasterKey } from '../../packages/core/dist/access/index.js';
import { openQuittance } from '../../packages/core/dist/flow/index.js';
import { startEmbeddedPostgres } from '../../packages/core/dist/store/index.js';
import { sampleSettings } from '../../packages/core/src/flow/testing/sample-order.ts';
import { errorsOnly } from './log.ts';
import { planOf } from './plan.ts';
import { shopHost } from './shop-host.ts';
import { verdict, type Query } from './verdict.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    rate: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '5' },
    missed: { type: 'string', default: '600' },
    control: { type: 'boolean', default: false },
  },
});
const WORKERS = 2;
const SHOP = 'storm.myshopify.com';
const SECRET = 'the client secret';
const storm = { seconds: Number(values.seconds), rate: Number(values.rate), control: values.control };
const plan = planOf(storm);
const orders = plan.changes.length;
const pg = createRequire(new URL('../../packages/core/package.json', import.meta.url))('pg') as typeof pgModule;
const say = (text: string) => console.log(`[${new Date().toISOString().slice(11, 19)}] ${text}`);

const dir = mkdtempSync(join(tmpdir(), 'quittance-storm-'));
chmodSync(dir, 0o711);
const postgres = await startEmbeddedPostgres({ dir: join(dir, 'pg') });
const children = new Set<ChildProcess>();
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')));
await postgres.createDatabase('storm');
const url = postgres.connectionString('storm');
const key = keyText(newMasterKey());
const ring = keyRing([key]);
if (!ring.ok) throw new Error('no key');
const started = Date.now() + 8_000;
const shop = start('shop.ts', [JSON.stringify(storm), String(started)]);
const { port: shopPort } = await reply<{ port: number }>(shop);
const installedAt = new Date(started - 3 * 3_600_000).toISOString();
const quittance = await openQuittance({
  database: { connectionString: url },
  keys: ring.value,
  log: errorsOnly,
  hosts: [shopHost(shopPort, installedAt)],
});
const { tenant } = await quittance.installations.ensure('shopify', SHOP);
await quittance.settings.put(tenant, sampleSettings);
const server = start('server.ts', [url, key, SECRET]);
const { port } = await reply<{ port: number }>(server);

const client = new pg.Client(url);
await client.connect();
const query: Query = async (text, values_ = []) => (await client.query(text, [...values_])).rows;

let running = true;
let unexpected = 0;
const workers = Array.from({ length: WORKERS }, (_, index) => startWorker(index));
const sender = start('sender.ts', [JSON.stringify(storm), String(started), String(port), SECRET]);
say(`${plan.sends.length} deliveries, ${plan.deliveries} of them distinct, of ${orders} orders; ${WORKERS} workers`);
const killing = kill();
const sent = await reply<Sent>(sender);
await killing;
say(
  `answered ${sent.answered} in ${sent.seconds.toFixed(1)} s (${Math.round(sent.answered / sent.seconds)}/s), ${sent.refused} not 200: p50 ${sent.p50.toFixed(1)} ms, p99 ${sent.p99.toFixed(1)} ms, longest ${sent.longest.toFixed(1)} ms`,
);
const atTheEnd = await settledOrders();
const drained = await drain();
say(`${atTheEnd} of ${orders} orders were through when the storm ended; the rest took ${drained.toFixed(1)} s more`);
const checks = await verdict(query, plan);
checks['p99 of the answers at most 100 ms'] = sent.p99 <= 100;
checks['every delivery answered with 200'] = sent.refused === 0 && sent.answered === plan.sends.length;
checks['no worker ended by itself'] = unexpected === 0;
const deadlocks = readFileSync(join(dir, 'pg', 'postgresql.log'), 'utf8').split('deadlock detected').length - 1;
say(`${deadlocks} deadlocks in the database`);
Object.assign(checks, await sweepUp());

for (const [check, passed] of Object.entries(checks)) say(`${passed ? 'ok    ' : 'FAILED'} ${check}`);
const failed = Object.keys(checks).filter((check) => checks[check] !== true);
running = false;
for (const child of children) child.kill('SIGKILL');
await client.end();
await quittance.close();
await postgres.stop();
rmSync(dir, { recursive: true, force: true });
const asItMust = values.control ? failed.includes('every delivery counted once') : failed.length === 0;
if (values.control) say(asItMust ? 'the control failed, as it must' : 'THE CONTROL PASSED: the count proves nothing');
process.exitCode = asItMust ? 0 : 1;

interface Sent {
  readonly answered: number;
  readonly seconds: number;
  readonly refused: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

async function kill(): Promise<void> {
  const kills = Number(values.kills);
  await sleep(started - Date.now());
  for (let count = 1; count <= kills; count += 1) {
    await sleep((storm.seconds * 1_000 * (0.5 + Math.random())) / (kills + 1));
    workers[count % WORKERS]?.kill('SIGKILL');
    say(`worker killed, ${count} of ${kills}; ${await settledOrders()} orders through`);
  }
}

function start(file: string, args: readonly string[]): ChildProcess {
  const child = fork(new URL(file, import.meta.url), args);
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

function startWorker(index: number): ChildProcess {
  const worker = start('worker.ts', [url, key, String(shopPort), installedAt]);
  worker.once('exit', (_code, signal) => {
    if (!running) return;
    if (signal !== 'SIGKILL') unexpected += 1;
    workers[index] = startWorker(index);
  });
  return worker;
}

async function settledOrders(): Promise<number> {
  const [row] = await query(`select count(*)::int as count from quittance.orders where stage = 'paid'`);
  return Number(row?.['count']);
}

/** Seconds until nothing waits any more: no change, no job of the road. */
async function drain(): Promise<number> {
  const from = performance.now();
  for (let empty = 0; empty < 3 && performance.now() - from < 300_000; await sleep(200)) {
    const [row] = await query(
      `select not exists (select from quittance.change) and not exists (
         select from quittance_jobs.job where state < 'completed' and name !~ '^__|^(seal|track|reconcile)') as empty`,
    );
    empty = row?.['empty'] === true ? empty + 1 : 0;
  }
  return (performance.now() - from) / 1_000;
}

/** Half of what the outage hid are new orders, half changes of known ones. */
async function sweepUp(): Promise<Record<string, boolean>> {
  const missed = Number(values.missed);
  const hidden = Array.from({ length: missed }, (_, index) => (index % 2 === 0 ? orders + index : index));
  shop.send({ silently: hidden });
  await reply(shop);
  const from = performance.now();
  const { found } = await quittance.reconcile(tenant);
  const seconds = (performance.now() - from) / 1_000;
  const drainedIn = await drain();
  const read = await verdict.versions(query);
  const stale = hidden.filter(
    (order) => read.get(order) !== (order < orders ? (plan.changes[order]?.length ?? 0) + 1 : 1),
  );
  say(
    `the outage hid ${missed} changes of two hours; the sweep named ${found} orders in ${seconds.toFixed(1)} s, read in ${drainedIn.toFixed(1)} s more, ${stale.length} missed`,
  );
  return { 'the sweep finds what the outage hid': stale.length === 0 && found >= missed };
}

function reply<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`a process of the storm ended with ${code}`)));
  });
}
