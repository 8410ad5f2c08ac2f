import { createRequire } from 'node:module';
import type * as pgModule from 'pg';
import type * as pgBossModule from 'pg-boss';
import { sampleOrder } from '../../packages/core/src/flow/testing/sample-order.ts';
import type { Measured } from '../machine.ts';

const require = createRequire(new URL('../../packages/core/package.json', import.meta.url));
type Pg = typeof pgModule;
type Timer = (work: () => Promise<void>) => Promise<Measured>;

/** The yardstick for acceptance: an order and a job row in one statement and one commit each, from 8 connections. */
export async function bareInserts(pg: Pg, url: string, count: number, timed: Timer): Promise<Measured> {
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  await pool.query(`create table bare_order (tenant_id int, id text, ext text, payload jsonb, primary key (tenant_id, id), unique (tenant_id, ext));
    create table bare_job (id bigint generated always as identity primary key, order_id text)`);
  let next = 0;
  const measured = await timed(async () => {
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let index = next++; index < count; index = next++) {
          const text =
            'with o as (insert into bare_order values (1, $1, $1, $2) returning id) insert into bare_job (order_id) select id from o';
          await pool.query({ name: 'bare', text, values: [String(index), JSON.stringify(sampleOrder(String(index)))] });
        }
      }),
    );
  });
  await pool.end();
  return measured;
}

/** The yardstick for the road: empty jobs fetched and completed in batches of 50. */
export async function bareJobs(url: string, count: number, timed: Timer): Promise<Measured> {
  const { PgBoss } = (await import(require.resolve('pg-boss'))) as typeof pgBossModule;
  const boss = new PgBoss({ connectionString: url, max: 6, schema: 'bare_jobs' });
  boss.on('error', console.error);
  await boss.start();
  await boss.createQueue('bare');
  for (let start = 0; start < count; start += 1_000)
    await boss.insert(
      'bare',
      Array.from({ length: 1_000 }, (_, index) => ({ data: { index: start + index } })),
    );
  let done = 0;
  const measured = await timed(async () => {
    await boss.work(
      'bare',
      { batchSize: 50, localConcurrency: 4, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true },
      (jobs) => {
        done += jobs.length;
        return Promise.resolve();
      },
    );
    while (done < count) await new Promise((resolve) => setTimeout(resolve, 10));
  });
  await boss.stop({ graceful: false });
  return measured;
}
