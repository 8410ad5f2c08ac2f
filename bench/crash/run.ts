// Orders travel the road while processes are killed with SIGKILL at random moments; then everything is counted.
// node bench/crash/run.ts [--victim worker|database] [--erp native|lookup|ledger] [--orders 5000] [--kills 50] [--postgres /usr/lib/postgresql/15/bin]
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, chmodSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type * as pgModule from 'pg';
import { keyRing, keyText, newMasterKey } from '../../packages/core/src/access/index.ts';
import { fake } from '../../packages/core/src/erp/fake/adapter.ts';
import { openQuittance } from '../../packages/core/src/flow/index.ts';
import { sampleOrder, sampleSettings } from '../../packages/core/src/flow/testing/sample-order.ts';
import type { ConnectionId } from '../../packages/core/src/model/index.ts';
import { binariesIn, startEmbeddedPostgres } from '../../packages/core/src/store/index.ts';

const { values } = parseArgs({
  options: {
    victim: { type: 'string', default: 'worker' },
    erp: { type: 'string', default: 'lookup' },
    orders: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '50' },
    postgres: { type: 'string' },
  },
});
const ORDERS = Number(values.orders);
const KILLS = Number(values.kills);
const WORKERS = 3;
const pg = createRequire(new URL('../../packages/core/package.json', import.meta.url))('pg') as typeof pgModule;
const say = (text: string) => console.log(`[${new Date().toISOString().slice(11, 19)}] ${text}`);

const dir = mkdtempSync(join(tmpdir(), 'quittance-crash-'));
chmodSync(dir, 0o711);
const start = () =>
  startEmbeddedPostgres({ dir: join(dir, 'pg'), ...(values.postgres && { binaries: binariesIn(values.postgres) }) });
let server = await start();
await server.createDatabase('crash');
const url = server.connectionString('crash');
const key = keyText(newMasterKey());
const ring = keyRing([key]);
if (!ring.ok) throw new Error('no key');

// The built-in ledger is in the same database, and needs no server.
const erp = values.erp === 'ledger' ? undefined : fork(new URL('erp-server.ts', import.meta.url), [values.erp]);
const quittance = await openQuittance({ database: { connectionString: url }, keys: ring.value, erpAdapters: [fake] });
const tenant = await quittance.tenants.ensure('acme');
await quittance.settings.put(tenant, sampleSettings);
if (erp !== undefined) await connect(erp, values.erp);

let kills = 0;
let unexpected = 0;
let running = true;
const workers: ChildProcess[] = [];
for (let index = 0; index < WORKERS; index += 1) workers.push(startWorker(index));

const started = performance.now();
const accepting = acceptAll();
while (kills < KILLS) {
  await progress();
  await sleep(Math.random() * 1_500);
  if (values.victim === 'database') await killDatabase();
  else killWorker();
  if (kills % 10 === 0) say(`${kills} of ${KILLS} kills, ${await doneSoFar()} of ${ORDERS} orders done`);
}
await accepting;
say(`${kills} kills done after ${Math.round((performance.now() - started) / 1000)} s; waiting for the rest`);
let done = await doneSoFar();
for (let moved = performance.now(); done < ORDERS && performance.now() < moved + 120_000;) {
  await sleep(1_000);
  const before = done;
  done = await doneSoFar();
  if (done > before) moved = performance.now();
}
say(`${done} of ${ORDERS} orders done after ${Math.round((performance.now() - started) / 1000)} s`);
const good = await verdict();
running = false;
for (const child of [...workers, erp]) child?.kill('SIGKILL');
await quittance.close();
await server.stop();
rmSync(dir, { recursive: true, force: true });
process.exitCode = good ? 0 : 1;

async function connect(server: ChildProcess, idempotency: string): Promise<void> {
  const { port } = await reply<{ port: number }>(server);
  const connected = await quittance.connections.put(tenant, {
    id: 'erp' as ConnectionId,
    adapter: 'fake',
    config: { url: `http://127.0.0.1:${port}`, idempotency },
    secrets: { password: 'secret-of-the-fake' },
  });
  if (!connected.ok) throw new Error(JSON.stringify(connected.problems));
}

async function acceptAll(): Promise<void> {
  const slices = KILLS;
  for (let slice = 0; slice < slices; slice += 1) {
    const from = Math.floor((ORDERS * slice) / slices);
    const to = Math.floor((ORDERS * (slice + 1)) / slices);
    await Promise.all(Array.from({ length: to - from }, (_, index) => acceptFor(String(1 + from + index))));
    while (running && kills <= slice && kills < KILLS) await sleep(100);
  }
}

/** A kill hits work only when there is some: waits until the road has moved since the last one, 20 s at most. */
async function progress(): Promise<void> {
  const before = await doneSoFar();
  for (const deadline = performance.now() + 20_000; performance.now() < deadline; await sleep(100)) {
    if ((await doneSoFar()) >= before + Math.min(20, ORDERS / KILLS / 4)) return;
  }
}

/** A shop repeats its webhook until it is answered; so do we, and every repeat must be harmless. */
async function acceptFor(id: string): Promise<void> {
  for (;;) {
    try {
      const accepted = await quittance.acceptOrder(tenant, sampleOrder(id));
      if (!accepted.ok) throw new Error(`refused: ${JSON.stringify(accepted.problems)}`);
      return;
    } catch (error) {
      if (String(error).includes('refused')) throw error;
      await sleep(200);
    }
  }
}

function startWorker(index: number): ChildProcess {
  const worker = fork(new URL('worker.ts', import.meta.url), [url, key]);
  worker.once('exit', (code, signal) => {
    if (!running) return;
    if (signal !== 'SIGKILL') {
      unexpected += 1;
      say(`a worker ended by itself with ${code ?? signal}`);
    }
    workers[index] = startWorker(index);
  });
  return worker;
}

function killWorker(): void {
  workers[Math.floor(Math.random() * workers.length)]?.kill('SIGKILL');
  kills += 1;
}

/** Every process of the server at once: nothing is flushed, nothing said goodbye. */
async function killDatabase(): Promise<void> {
  const children = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && parentOf(entry) === server.pid);
  process.kill(server.pid, 'SIGKILL');
  for (const child of children) {
    try {
      process.kill(Number(child), 'SIGKILL');
    } catch {
      // It was gone already.
    }
  }
  kills += 1;
  // Until the kernel has finished with it, a killed server still looks alive and would be adopted.
  while (isAlive(server.pid)) await sleep(5);
  server = await start();
}

function isAlive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.startsWith('Z') === false;
  } catch {
    return false;
  }
}

function parentOf(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
  } catch {
    return 0;
  }
}

async function query<T extends pgModule.QueryResultRow>(text: string): Promise<readonly T[]> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client(url);
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<T>(text)).rows;
    } catch (error) {
      if (attempt > 50) throw error;
      await sleep(200);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function doneSoFar(): Promise<number> {
  const [row] = await query<{ count: number }>(
    `select count(*)::int as count from quittance.orders where stage = 'paid'`,
  );
  return row?.count ?? 0;
}

interface Counted {
  readonly orders: number;
  readonly distinct: number;
}

async function ordersInErp(): Promise<Counted> {
  if (erp === undefined) {
    const [row] = await query<Counted>(
      `select count(*)::int as orders, count(distinct order_ext)::int as distinct from quittance.ledger_entry where entry ->> 'kind' = 'order'`,
    );
    return row ?? { orders: 0, distinct: 0 };
  }
  erp.send('count');
  return reply<Counted>(erp);
}

async function verdict(): Promise<boolean> {
  const inErp = await ordersInErp();
  const [orders] = await query<{ orders: number; stuck: number }>(
    `select count(*)::int as orders, (count(*) filter (where stop_code is not null or stage <> 'paid'))::int as stuck from quittance.orders`,
  );
  const [invoices] = await query<{ invoices: number; orders: number; least: number; most: number; backwards: number }>(
    `select count(*)::int as invoices, count(distinct order_id)::int as orders, min(counter)::int as least, max(counter)::int as most,
       (count(*) filter (where issue_date < before))::int as backwards
     from (select *, lag(issue_date) over (order by counter) as before from quittance.document) d`,
  );
  let audit = await quittance.verifyAudit(tenant);
  for (let attempt = 0; audit.unsealed > 0 && attempt < 60; attempt += 1) {
    await sleep(1_000);
    audit = await quittance.verifyAudit(tenant);
  }
  const [events] = await query<{ events: number; doubled: number }>(
    `select count(*)::int as events, (select count(*)::int from (select 1 from quittance.status_event group by order_id, kind having count(*) > 1) d) as doubled from quittance.status_event`,
  );
  const [unshown] = await query<{ unshown: number }>(
    `select count(*)::int as unshown from quittance.write_back where shown < sequence`,
  );
  say(
    JSON.stringify({
      victim: values.victim,
      erp: values.erp,
      kills,
      unexpectedExits: unexpected,
      orders,
      inErp,
      invoices,
      events,
      unshown,
      audit,
    }),
  );
  const checks = {
    'no order lost': orders?.orders === ORDERS && orders.stuck === 0,
    'no duplicate in the ERP': inErp.orders === ORDERS && inErp.distinct === ORDERS,
    'no duplicate invoice': invoices?.invoices === ORDERS && invoices.orders === ORDERS,
    'numbers gapless and chronological': invoices?.least === 1 && invoices.most === ORDERS && invoices.backwards === 0,
    'no event doubled': events?.doubled === 0,
    'the chain verifies': audit.ok && audit.unsealed === 0 && audit.sealedEvents === events?.events,
    'every status shown': unshown?.unshown === 0,
  };
  for (const [check, passed] of Object.entries(checks)) say(`${passed ? 'ok    ' : 'FAILED'} ${check}`);
  return Object.values(checks).every(Boolean);
}

function reply<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as T)));
}
