/**
 * The same as run.ts with everything in PostgreSQL: open items of many customers are read, planned, and kept as a draft with all its letters.
 * node bench/dunning/stored.ts [items] [--postgres /usr/lib/postgresql/15/bin], one million by default, after a quarter and a half of it.
 */
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

const { values, positionals } = parseArgs({ allowPositionals: true, options: { postgres: { type: 'string' } } });
const MOST = Number(positionals[0] ?? 1_000_000);
const ITEMS_EACH = 10;
const pg = createRequire(new URL('../../packages/core/package.json', import.meta.url))('pg') as typeof pgModule;

const dir = mkdtempSync(join(tmpdir(), 'quittance-dunning-'));
chmodSync(dir, 0o711);
const server = await startEmbeddedPostgres({
  dir: join(dir, 'pg'),
  ...(values.postgres !== undefined && { binaries: binariesIn(values.postgres) }),
});
await server.createDatabase('dunning');
const url = server.connectionString('dunning');
const ring = keyRing([keyText(newMasterKey())]);
if (!ring.ok) throw new Error('no key');
const quittance = await openQuittance({ database: { connectionString: url }, keys: ring.value });
const client = new pg.Client(url);
await client.connect();
try {
  const tenant = await quittance.tenants.ensure('bench');
  await quittance.settings.put(tenant, { ...sampleSettings, dunning: { enabled: true } });
  await firstInvoice();
  for (const items of [MOST / 4, MOST / 2, MOST]) {
    await fill(items);
    await measure(items);
  }

  /** What the others are copies of. */
  async function firstInvoice(): Promise<void> {
    await quittance.acceptOrder(tenant, sampleOrder('1', { paid: false }));
    const worker = await quittance.work({ maintenance: false });
    while ((await client.query('select from quittance.document where customer_id is not null')).rowCount === 0)
      await sleep(50);
    await worker.stop();
  }

  async function measure(items: number): Promise<void> {
    const started = performance.now();
    const used = process.cpuUsage();
    const planned = await quittance.dunning.plan(tenant, 'bench');
    const seconds = (performance.now() - started) / 1000;
    if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
    const { customers, letters } = planned.value.report;
    const cpu = process.cpuUsage(used).user / 1e6;
    console.log(
      `${items} items of ${customers} customers: planned in ${seconds.toFixed(1)} s (${((seconds * 1e6) / items).toFixed(1)} µs an item, ` +
        `${cpu.toFixed(1)} s of CPU here), ${letters} letters kept, at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
    );
  }
} finally {
  await client.end();
  await quittance.close();
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
}

/** Fills up to so many open items: some not due, some at every level, an eighth of the customers with something on hold. */
async function fill(items: number): Promise<void> {
  const customers = Math.ceil(items / ITEMS_EACH);
  await client.query('begin');
  await client.query(
    `create temp table model on commit drop as
     select c as c, k as k, d as d from quittance.document d
     join quittance.customer c on c.tenant_id = d.tenant_id and c.id = d.customer_id
     join quittance.contact k on k.tenant_id = c.tenant_id and k.customer_id = c.id where d.series <> 'stored' limit 1`,
  );
  await client.query(
    `create temp table more on commit drop as
     select n, ('10' || substr(md5('c' || n), 3))::uuid as customer_id, ('20' || substr(md5('k' || n), 3))::uuid as contact_id
     from generate_series((select count(*) from quittance.customer), $1::int) n`,
    [customers],
  );
  await client.query(
    `create temp table item on commit drop as
     select *, md5('d' || number)::uuid as document_id, current_date + (10 - number * 7 % 110)::int as due,
       case when number % 23 = 0 then -1 else 1 end * (5 + (number::bigint * 7919 % 200000) / 100.0)::numeric(12, 2) as amount
     from (select *, n * ${ITEMS_EACH} + i as number from more, generate_series(0, ${ITEMS_EACH - 1}) i) numbered`,
  );
  const inserts = [
    `insert into quittance.customer select (r).* from (select jsonb_populate_record(c, jsonb_build_object('id', customer_id, 'key', 'stored ' || n, 'name', 'Customer ' || n)) r from model, more) x`,
    `insert into quittance.contact select (r).* from (select jsonb_populate_record(k, jsonb_build_object('id', contact_id, 'customer_id', customer_id)) r from model, more) x`,
    `insert into quittance.document (tenant_id, id, order_id, kind, part, series, counter, number, issue_date, due_date, currency, total, buyer, order_number, content, ubl, ubl_sha256, customer_id, contact_id)
     select (d).tenant_id, document_id, document_id, 'invoice', '', 'stored', number, 'S-' || number, due - 30, due, 'EUR', amount, 'Customer ' || n, '#' || number, (d).content, (d).ubl, (d).ubl_sha256, customer_id, contact_id from model, item`,
    `insert into quittance.open_item (tenant_id, document_id, due_date, currency, amount, open, customer_id, level, last_letter_on)
     select (d).tenant_id, document_id, due, 'EUR', amount, amount, customer_id, case when due < current_date then number % 4 else 0 end,
       case when due < current_date and number % 4 > 0 then current_date - (n % 30 + 1)::int end from model, item`,
    `insert into quittance.hold (tenant_id, id, kind, customer_id, document_number, from_day, reason, by_whom, placed_at)
     select (d).tenant_id, document_id, (array['dispute', 'manual'])[(1 + n % 2)::int], customer_id, 'S-' || number, current_date - 5, 'bench', 'bench', now()
     from model, item where n % 8 = 0 and i = 3`,
  ];
  for (const insert of inserts) await client.query(insert);
  await client.query('commit');
  await client.query('vacuum analyze');
}
