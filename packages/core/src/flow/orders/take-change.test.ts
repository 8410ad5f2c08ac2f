import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import type { OrderJson, TenantId } from '../../model/index.ts';
import { parseOrder } from '../../model/index.ts';
import type { Quittance } from '../quittance.ts';
import { newsOf } from './take-change.ts';
import { ReadingHost } from '../testing/reading-host.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { openTestbed, roadSuite, until } from '../testing/testbed.ts';

withTestDatabase('changes that are noticed and read', roadSuite, (database) => {
  let sequence = 0;

  /** A tenant of its own, its shop in memory, and so many processes that work for it. */
  async function bed(processes = 1) {
    const slug = `reader-${(sequence += 1)}`;
    const host = new ReadingHost(slug);
    const opened = await Promise.all(
      Array.from({ length: processes + 1 }, () => openTestbed(database().url, { slug, hosts: [host] })),
    );
    const [door, ...others] = opened;
    if (door === undefined) throw new Error('no door');
    const workers = await Promise.all(others.map(({ quittance }) => quittance.work({ maintenance: false })));
    onTestFinished(async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await Promise.all(opened.map(({ quittance }) => quittance.close()));
    });
    const { quittance, tenant } = door;
    const notice = (orderId: string, delivery?: string) =>
      quittance.noticeChange(tenant, {
        host: slug,
        shop: 'main',
        orderId,
        ...(delivery !== undefined && { delivery }),
      });
    return { host, quittance, tenant, notice, work: others };
  }

  async function query<T extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<readonly T[]> {
    const client = new pg.Client(database().url);
    await client.connect();
    const { rows } = await client.query<T>(text, [...values]);
    await client.end();
    return rows;
  }

  const allRead = (quittance: Quittance, tenant: TenantId) =>
    until(async () => (await quittance.stats(tenant)).changes === 0);

  const jobs = (host: string) =>
    query<{ state: string; count: number }>(
      `select state::text, count(*)::int as count from quittance_jobs.job where name = $1 group by state`,
      [`take-change.${host}`],
    );

  const newestNote = async (tenant: TenantId, orderId: string) =>
    (
      await query<{ note: string }>(
        `select payload ->> 'note' as note from quittance.inbox where tenant_id = $1 and source_id = $2 and revision >= 0 order by revision desc limit 1`,
        [tenant, orderId],
      )
    )[0]?.note;

  it('lead the order onto the road, as it is when it is read', async () => {
    const { host, quittance, tenant, notice } = await bed();
    host.change('1');
    host.change('1');
    expect(await notice('1', 'd1')).toBe('noticed');
    const order = await until(async () => {
      const found = await quittance.orders.findBySource(tenant, { host: host.id, shop: 'main', orderId: '1' });
      return found?.stage === 'paid' && found;
    });
    expect(order).toMatchObject({ number: '#1', total: '104.20' });
    expect(await newestNote(tenant, '1')).toBe('v2');
    await allRead(quittance, tenant);
  });

  it('make one job while they wait, however often they are delivered, together or repeated', async () => {
    const { host, quittance, tenant, notice } = await bed(0);
    const answers = await Promise.all([
      notice('1', 'a'),
      notice('1', 'a'),
      notice('1', 'b'),
      notice('2', 'c'),
      notice('1'),
    ]);
    expect(answers).toEqual(['noticed', 'repeated', 'noticed', 'noticed', 'noticed']);
    expect([await notice('1', 'a'), await notice('2', 'c'), await notice('2', 'd')]).toEqual([
      'repeated',
      'repeated',
      'noticed',
    ]);
    expect(await quittance.stats(tenant)).toMatchObject({ changes: 2 });
    const waiting = await query<{ order_id: string; noticed: number }>(
      `select order_id, noticed from quittance.change where tenant_id = $1 order by order_id`,
      [tenant],
    );
    expect(waiting).toEqual([
      { order_id: '1', noticed: 1 },
      { order_id: '2', noticed: 2 },
    ]);
    expect(await jobs(host.id)).toEqual([{ state: 'created', count: 1 }]);
  });

  it('take an echo of our own for nothing, and tell two states of one second apart', async () => {
    const { host, quittance, tenant, notice } = await bed();
    host.change('1');
    await notice('1');
    await allRead(quittance, tenant);
    host.touch('1');
    await notice('1');
    await allRead(quittance, tenant);
    const revisions = () =>
      query<{ revision: number }>(
        `select revision - 1764000000000 as revision from quittance.inbox where tenant_id = $1 order by revision`,
        [tenant],
      );
    expect(await revisions()).toEqual([{ revision: 0 }]);
    host.change('1', 1_764_000_000_000);
    await notice('1');
    await allRead(quittance, tenant);
    expect(await revisions()).toEqual([{ revision: 0 }, { revision: 1 }]);
    expect(await newestNote(tenant, '1')).toBe('v2');
  });

  it('wait with their reason when they cannot be read, and one of them never keeps the others', async () => {
    const { host, quittance, tenant, notice } = await bed();
    host.before = (ids) => (ids.includes('bad') ? Promise.reject(new Error('502')) : Promise.resolve());
    host.change('good');
    host.change('bad');
    host.fault('slow', { kind: 'later', code: 'SHOP_BUSY', message: 'The shop is busy.' });
    host.fault('odd', {
      kind: 'unmapped',
      payload: { id: 'odd', note: 'a\u0000b \ud83d' },
      problems: [{ code: 'CURRENCY_UNKNOWN', message: 'm', advice: 'a', retry: 'after-fix' }],
    });
    host.fault('draft', { kind: 'skipped', reason: 'a draft' });
    await Promise.all(['good', 'bad', 'slow', 'odd', 'draft', 'nowhere'].map((id) => notice(id)));
    await until(async () => (await quittance.stats(tenant)).changes === 2);
    await until(async () => (await newestNote(tenant, 'good')) === 'v1');
    expect(await quittance.stats(tenant)).toMatchObject({ unmapped: 1 });
    const waiting = await query<{ order_id: string; code: string; late: boolean }>(
      `select order_id, problem ->> 'code' as code, attempts > 0 as late from quittance.change where tenant_id = $1 order by order_id`,
      [tenant],
    );
    expect(waiting).toEqual([
      { order_id: 'bad', code: 'READ_FAILED', late: true },
      { order_id: 'slow', code: 'SHOP_BUSY', late: true },
    ]);
    host.before = () => Promise.resolve();
    host.change('odd');
    await notice('odd');
    await until(async () => (await newestNote(tenant, 'bad')) === 'v1');
    await until(async () => (await quittance.stats(tenant)).unmapped === 0);
  });

  it('are read again when they are noticed while they are read', async () => {
    const { host, quittance, tenant, notice } = await bed();
    host.change('1');
    let rounds = 0;
    host.before = async () => {
      rounds += 1;
      if (rounds > 1) return;
      await notice('1');
    };
    await notice('1');
    await allRead(quittance, tenant);
    expect(rounds).toBe(2);
  });

  it('rest while the app is uninstalled, and are read when it is back', async () => {
    const { host, quittance, tenant } = await bed();
    const { tenant: shop } = await quittance.installations.ensure(host.id, 'resting');
    await quittance.settings.put(shop, (await quittance.settings.get(tenant)) ?? {});
    await quittance.installations.uninstall(host.id, 'resting');
    host.change('1');
    await quittance.noticeChange(shop, { host: host.id, shop: 'resting', orderId: '1' });
    await until(async () => (await jobs(host.id)).every(({ state }) => state === 'completed'));
    expect([host.reads.size, (await quittance.stats(shop)).changes]).toEqual([0, 1]);
    await quittance.installations.ensure(host.id, 'resting');
    await allRead(quittance, shop);
    expect(host.reads.get('1')).toEqual([1]);
    await until(async () => host.shown.some(({ source }) => source.shop === 'resting'));
    await quittance.installations.uninstall(host.id, 'resting');
    const showsSecond = () => host.shown.some(({ source }) => source.orderId === '2');
    await quittance.acceptOrder(shop, sampleOrder('2', { host: host.id, shop: 'resting' }));
    await until(
      async () =>
        (await quittance.orders.findBySource(shop, { host: host.id, shop: 'resting', orderId: '2' }))?.stage === 'paid',
    );
    await sleep(300);
    expect(showsSecond()).toBe(false);
    await quittance.installations.ensure(host.id, 'resting');
    await until(() => Promise.resolve(showsSecond()));
  });

  it('are shown when the shop lets the app in again', async () => {
    const { host, quittance, tenant } = await bed();
    const { tenant: shop } = await quittance.installations.ensure(host.id, 'locked');
    await quittance.settings.put(shop, (await quittance.settings.get(tenant)) ?? {});
    host.isSignedOut = true;
    await quittance.acceptOrder(shop, sampleOrder('1', { host: host.id, shop: 'locked' }));
    await until(
      async () =>
        (await quittance.orders.findBySource(shop, { host: host.id, shop: 'locked', orderId: '1' }))?.stage === 'paid',
    );
    await until(async () => host.refused > 0 && (await jobs(host.id)).every(({ state }) => state === 'completed'));
    host.isSignedOut = false;
    await quittance.installations.wake(host.id, 'locked');
    await until(() => Promise.resolve(host.shown.some(({ source }) => source.shop === 'locked')));
    await expect(quittance.installations.wake(host.id, 'never')).rejects.toThrow('never');
  });

  it('are found by the reconcile when their job was lost, and so are changes that no event told of', async () => {
    const { host, quittance, tenant, notice } = await bed();
    const { tenant: shop } = await quittance.installations.ensure(host.id, 'swept');
    for (const id of ['1', '2', '3']) host.change(id);
    expect(await quittance.reconcile(shop)).toMatchObject({ found: 3 });
    await until(async () => (await newestNote(shop, '3')) === 'v1');
    host.before = () => Promise.reject(new Error('away'));
    await notice('lost');
    await until(
      async () =>
        (await query(`select from quittance.change where tenant_id = $1 and attempts > 0`, [tenant])).length > 0,
    );
    await query(`delete from quittance_jobs.job where name = $1`, [`take-change.${host.id}`]);
    await query(`update quittance.change set next_attempt_at = now() - interval '1 hour' where tenant_id = $1`, [
      tenant,
    ]);
    host.before = () => Promise.resolve();
    expect((await quittance.reconcile(tenant)).resumed).toBe(1);
    await allRead(quittance, tenant);
  });

  it('are found every hour in each shop that has the app; one shop’s trouble does not keep the others', async () => {
    const { host, quittance } = await bed();
    const { tenant } = await quittance.installations.ensure(host.id, 'hourly');
    await quittance.installations.ensure(host.id, 'broken');
    const { tenant: gone } = await quittance.installations.ensure(host.id, 'gone');
    await quittance.installations.uninstall(host.id, 'gone');
    const asked: string[] = [];
    const search = host.changedSince.bind(host);
    host.changedSince = (shop, cursor) => {
      asked.push(shop);
      return shop === 'broken' ? Promise.reject(new Error('403')) : search(shop, cursor);
    };
    for (const id of ['1', '2', '3']) host.change(id);
    const worker = await quittance.work({ steps: [] });
    onTestFinished(() => worker.stop());
    const boss = new PgBoss({ connectionString: database().url, schema: 'quittance_jobs' });
    await boss.start();
    await boss.send(`sweep-shops.${host.id}`, {});
    await until(async () => (await newestNote(tenant, '3')) === 'v1');
    await boss.stop();
    expect([new Set(asked), (await quittance.stats(gone)).changes]).toEqual([new Set(['broken', 'hourly']), 0]);
  });

  it('whatever comes twice, late or out of order, each order is read after its last change, by several processes', async () => {
    const { host, quittance, tenant, notice } = await bed(2);
    host.lag = 150;
    const step = fc.record({
      order: fc.integer({ min: 0, max: 3 }).map(String),
      copies: fc.integer({ min: 1, max: 3 }),
      delay: fc.integer({ min: 0, max: 15 }),
      pause: fc.integer({ min: 0, max: 15 }),
    });
    let deliveries = 0;
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        runs += 1;
        const sent: Promise<unknown>[] = [];
        for (const { order, copies, delay, pause } of steps) {
          const id = `${runs}-${order}`;
          host.change(id);
          const delivery = String((deliveries += 1));
          for (let copy = 0; copy < copies; copy += 1)
            sent.push(sleep(delay * (copy + 1)).then(() => notice(id, delivery)));
          await sleep(pause);
        }
        await Promise.all(sent);
        await allRead(quittance, tenant);
        for (const order of new Set(steps.map((each) => `${runs}-${each.order}`))) {
          expect(host.reads.get(order)?.at(-1)).toBe(host.version(order));
          expect(await newestNote(tenant, order)).toBe(`v${host.version(order)}`);
        }
      }),
      { numRuns: 10 },
    );
    expect(await quittance.stats(tenant)).toMatchObject({ stopped: 0, unmapped: 0, changes: 0 });
  });
});

describe('what is news of an order', () => {
  const order = (revision: number, note: string) => {
    const read = parseOrder(sampleOrder('1', { revision, overrides: { note } }));
    if (!read.ok) throw new Error('no order');
    return read.value;
  };
  const known = (revision: number, note: string) => ({
    revision,
    payload: JSON.parse(JSON.stringify(order(revision, note))) as unknown,
    receivedAt: new Date(1_000),
  });
  const AFTER = new Date(2_000);
  const revisionOf = (news: ReturnType<typeof newsOf>) =>
    typeof news === 'object' && news.ok ? news.value.revision : news;

  it('is its content: a newer stamp alone is none', () => {
    expect(newsOf(order(9_000, 'a'), known(5_000, 'a'), AFTER)).toBe('none');
    expect(revisionOf(newsOf(order(9_000, 'b'), known(5_000, 'a'), AFTER))).toBe(9_000);
    expect(revisionOf(newsOf(order(9_000, 'b'), undefined, AFTER))).toBe(9_000);
  });

  it('counts on within a second, and lets an old state stay old', () => {
    expect(revisionOf(newsOf(order(5_000, 'b'), known(5_000, 'a'), AFTER))).toBe(5_001);
    expect(revisionOf(newsOf(order(5_000, 'c'), known(5_001, 'b'), AFTER))).toBe(5_002);
    expect(newsOf(order(5_000, 'c'), known(6_000, 'b'), AFTER)).toBe('none');
  });

  it('is not sure when another reading of the same second came between: it is read again', () => {
    expect(newsOf(order(5_000, 'b'), known(5_000, 'a'), new Date(500))).toBe('unsure');
    expect(revisionOf(newsOf(order(6_000, 'b'), known(5_000, 'a'), new Date(500)))).toBe(6_000);
    expect(newsOf(order(5_000, 'a'), known(5_000, 'a'), new Date(500))).toBe('none');
  });

  it('is not that a person ordered for a company, where the order was accepted as theirs', () => {
    const boughtBy = (buyer: Partial<OrderJson['buyer']>, revision = 5_000, note = 'a') => {
      const sample = sampleOrder('1', { revision, overrides: { note } });
      const read = parseOrder({ ...sample, buyer: { ...sample.buyer, ...buyer } });
      if (!read.ok) throw new Error('no order');
      return read.value;
    };
    const accepted = (buyer: Partial<OrderJson['buyer']>) => ({
      ...known(5_000, 'a'),
      payload: JSON.parse(JSON.stringify(boughtBy(buyer))) as unknown,
    });
    const ofCompany = { customerId: 'company-9', contactId: '7' };
    const debtorOf = (news: ReturnType<typeof newsOf>) =>
      typeof news === 'object' && news.ok ? (JSON.parse(news.value.payload) as OrderJson).buyer : news;
    expect(newsOf(boughtBy(ofCompany, 9_000), accepted({ customerId: '7' }), AFTER)).toBe('none');
    const changed = debtorOf(newsOf(boughtBy(ofCompany, 9_000, 'b'), accepted({ customerId: '7' }), AFTER));
    expect(changed).toMatchObject({ customerId: '7' });
    expect(changed).not.toHaveProperty('contactId');
    expect(debtorOf(newsOf(boughtBy(ofCompany, 9_000), accepted({ customerId: '8' }), AFTER))).toMatchObject(ofCompany);
    expect(newsOf(boughtBy(ofCompany, 9_000), accepted(ofCompany), AFTER)).toBe('none');
  });
});
