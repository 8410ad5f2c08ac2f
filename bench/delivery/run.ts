// Invoices are mailed to a sink while the processes that mail them are killed with SIGKILL; then every mail is counted.
// node bench/delivery/run.ts [--mails 100000] [--kills 20] [--workers 2] [--format link|pdf|ubl] [--postgres /usr/lib/postgresql/15/bin]
import { fork, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type * as pgModule from 'pg';
import { keyRing, keyText, newMasterKey } from '../../packages/core/src/access/index.ts';
import { openQuittance } from '../../packages/core/src/flow/index.ts';
import { sampleOrder, sampleSettings } from '../../packages/core/src/flow/testing/sample-order.ts';
import { binariesIn, startEmbeddedPostgres } from '../../packages/core/src/store/index.ts';
import type { Counted } from '../../packages/core/src/flow/testing/mail-sink.ts';

const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '20' },
    workers: { type: 'string', default: '2' },
    format: { type: 'string', default: 'link' },
    postgres: { type: 'string' },
  },
});
const MAILS = Number(values.mails);
const KILLS = Number(values.kills);
const CALLERS = 100;
/** Without any progress for so long (milliseconds) something is stuck. */
const PATIENCE = 300_000;
const pg = createRequire(new URL('../../packages/core/package.json', import.meta.url))('pg') as typeof pgModule;
const say = (text: string) => console.log(`[${new Date().toISOString().slice(11, 19)}] ${text}`);

const dir = mkdtempSync(join(tmpdir(), 'quittance-delivery-'));
chmodSync(dir, 0o711);
const server = await startEmbeddedPostgres({
  dir: join(dir, 'pg'),
  ...(values.postgres && { binaries: binariesIn(values.postgres) }),
});
await server.createDatabase('delivery');
const url = server.connectionString('delivery');
const key = keyText(newMasterKey());
const ring = keyRing([key]);
if (!ring.ok) throw new Error('no key');
const sink = fork(new URL('../../packages/core/src/flow/testing/mail-sink.ts', import.meta.url));
const { port } = await reply<{ readonly port: number }>(sink);
const quittance = await openQuittance({ database: { connectionString: url }, keys: ring.value });
const tenant = await quittance.tenants.ensure('acme');
await setUp();

const workers: ChildProcess[] = [];
let running = true;
let kills = 0;
try {
  const begun = performance.now();
  await acceptAll();
  say(
    `${MAILS} orders accepted after ${secondsSince(begun)} s; killing ${KILLS} times while their invoices are mailed`,
  );
  for (let index = 0; index < Number(values.workers); index += 1) workers.push(startWorker(index));
  await killAlong();
  await untilMailed();
  say(`all mailed after ${secondsSince(begun)} s`);
  process.exitCode = (await verdict(begun)) ? 0 : 1;
} finally {
  running = false;
  for (const child of [...workers, sink]) child.kill('SIGKILL');
  await quittance.close();
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
}

async function setUp(): Promise<void> {
  const delivery = {
    enabled: true,
    sender: { address: 'invoices@bench.example' },
    moments: { from: '00:00', to: '00:00' },
    throttle: { perMinute: 1_000_000 },
    format: values.format,
    portal: { url: 'https://invoices.bench.example' },
  };
  const stored = await quittance.settings.put(tenant, { ...sampleSettings, delivery });
  const config = { host: '127.0.0.1', port, tls: 'none' };
  const connected = await quittance.delivery.connections.put(tenant, { id: 'email', adapter: 'smtp', config });
  if (!stored.ok || !connected.ok) throw new Error(JSON.stringify([stored, connected]));
}

async function acceptAll(): Promise<void> {
  let next = 0;
  const accept = async () => {
    for (let index = next++; index < MAILS; index = next++) {
      const accepted = await quittance.acceptOrder(tenant, sampleOrder(String(index)));
      if (!accepted.ok) throw new Error(JSON.stringify(accepted.problems));
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, accept));
}

function startWorker(index: number): ChildProcess {
  const worker = fork(new URL('../../packages/core/src/flow/testing/mail-worker.ts', import.meta.url), [url, key]);
  worker.once('exit', () => {
    if (running) workers[index] = startWorker(index);
  });
  return worker;
}

/** Each kill hits processes that are mailing: the mails are cut into one part for each of them. */
async function killAlong(): Promise<void> {
  while (kills < KILLS) {
    await mailed(Math.floor((MAILS * (kills + 0.5)) / (KILLS + 1)));
    await sleep(Math.random() * 500);
    workers[Math.floor(Math.random() * workers.length)]?.kill('SIGKILL');
    kills += 1;
    if (kills % 5 === 0) say(`${kills} kills, ${(await counted()).invoices} of ${MAILS} invoices mailed`);
  }
}

async function mailed(wanted: number): Promise<void> {
  let last = -1;
  for (let moved = performance.now(); performance.now() < moved + PATIENCE; await sleep(200)) {
    const { invoices } = await counted();
    if (invoices >= wanted) return;
    if (invoices > last) moved = performance.now();
    last = invoices;
  }
  throw new Error(`Nothing moves: ${last} of ${MAILS} invoices are mailed.`);
}

/** In the sink, and written down. */
async function untilMailed(): Promise<void> {
  await mailed(MAILS);
  for (const deadline = performance.now() + PATIENCE; performance.now() < deadline; await sleep(500)) {
    const [row] = await query<{ open: number }>(
      `select count(*)::int as open from quittance.message where state <> 'accepted'`,
    );
    if (row?.open === 0) return;
  }
}

async function verdict(begun: number): Promise<boolean> {
  const inSink = await counted();
  const [stored] = await query<{ messages: number; accepted: number; invoices: number; tries: number }>(
    `select count(*)::int as messages, (count(*) filter (where state = 'accepted'))::int as accepted, count(distinct document_id)::int as invoices,
       sum(attempts)::int as tries from quittance.message`,
  );
  const [told] = await query<{ told: number }>(
    `select count(*)::int as told from quittance.status_event where kind = 'document.sent'`,
  );
  const duplicates = inSink.mails - inSink.invoices;
  say(
    JSON.stringify({
      mails: MAILS,
      kills,
      inSink,
      duplicates,
      stored,
      told,
      perSecond: Math.round(MAILS / secondsSince(begun)),
    }),
  );
  const checks = {
    'every invoice mailed': inSink.invoices === MAILS,
    'at most one duplicate per kill': duplicates <= kills,
    'every duplicate under the same Message-ID': inSink.severalIds === 0,
    'every message written down as accepted': stored?.accepted === MAILS && stored.invoices === MAILS,
    'every order’s history tells it once': told?.told === MAILS,
  };
  for (const [check, passed] of Object.entries(checks)) say(`${passed ? 'ok    ' : 'FAILED'} ${check}`);
  return Object.values(checks).every(Boolean);
}

function counted(): Promise<Counted> {
  sink.send('count');
  return reply<Counted>(sink);
}

async function query<T extends pgModule.QueryResultRow>(text: string): Promise<readonly T[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

function reply<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as T)));
}

function secondsSince(begun: number): number {
  return Math.round((performance.now() - begun) / 1000);
}
