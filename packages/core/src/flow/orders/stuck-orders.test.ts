import pg from 'pg';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { FakeErp } from '../../erp/fake/erp.ts';
import { systemClock } from '../../model/index.ts';
import { isCurrent, openDatabase } from '../../store/index.ts';
import { erpBed } from '../testing/erp-bed.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { openTestbed, roadSuite, until } from '../testing/testbed.ts';

withTestDatabase('orders that do not move', roadSuite, (database) => {
  async function query(text: string, values: readonly unknown[]) {
    const client = new pg.Client(database().url);
    await client.connect();
    const { rowCount } = await client.query(text, [...values]);
    await client.end();
    return rowCount;
  }

  it('keep in their history why a person let them try again, and the chain holds it', async () => {
    const erp = new FakeErp({ idempotency: 'native', clock: systemClock, closed: true });
    const { quittance, tenant, accept, stuck, find, at, work } = await erpBed(database().url, erp);
    await work();
    await accept('1', '2');
    const { code } = await stuck('1');
    await stuck('2');
    erp.configure({ closed: false });
    const [one, two] = [await find('1'), await find('2')];
    if (one === undefined || two === undefined) throw new Error('lost');
    await quittance.orders.retry(tenant, one.id, 'The period is open again');
    await quittance.orders.retryAll(tenant);
    await at('1', 'paid');
    await at('2', 'paid');
    const retried = async (order: typeof one) =>
      (await quittance.events(tenant, order.id)).find(({ kind }) => kind === 'order.retried')?.details;
    expect(await retried(one)).toEqual({ code, reason: 'The period is open again' });
    expect(await retried(two)).toEqual({ code });
    expect(await quittance.verifyAudit(tenant)).toMatchObject({ ok: true });
  });

  it('say why the last attempt failed while they wait for the next one', async () => {
    const erp = new FakeErp({ idempotency: 'native', clock: systemClock });
    let down = true;
    const { accept, when, at, work } = await erpBed(database().url, erp, {
      intercept: (next) => (input, init) =>
        down ? Promise.resolve(new Response('', { status: 503, headers: { 'retry-after': '1' } })) : next(input, init),
    });
    await work();
    await accept('1');
    const waiting = await when('1', ({ nextAttemptAt }) => nextAttemptAt !== undefined);
    expect(waiting).toMatchObject({
      stage: 'taken',
      waiting: { retry: 'later', message: expect.any(String) as string },
    });
    expect(waiting.stopped).toBeUndefined();
    down = false;
    expect((await at('1', 'paid')).waiting).toBeUndefined();
  });

  it('stop when a later release cannot read them, and go on once one can', async () => {
    const { quittance, tenant } = await openTestbed(database().url, { slug: 'unreadable' });
    const find = () => quittance.orders.findBySource(tenant, { host: 'shopfront', shop: 'u', orderId: '1' });
    const replace = (from: string, to: string) =>
      query(`update quittance.inbox set payload = replace(payload::text, $2, $3)::json where tenant_id = $1`, [
        tenant,
        from,
        to,
      ]);
    await quittance.acceptOrder(tenant, sampleOrder('1', { shop: 'u' }));
    expect(await replace('"quantity":"3"', '"quantity":{"of":"the past"}')).toBe(1);
    const worker = await quittance.work({ maintenance: false });
    const stopped = await until(async () => {
      const order = await find();
      return order?.stopped !== undefined && order;
    });
    expect(stopped).toMatchObject({
      stage: 'received',
      number: '#1',
      total: '104.20',
      buyer: 'Camille Durand',
      stopped: { code: 'ORDER_UNREADABLE', field: expect.stringContaining('quantity') as string },
    });
    expect(await quittance.stats(tenant)).toMatchObject({
      stopped: 1,
      causes: [{ code: 'ORDER_UNREADABLE', count: 1 }],
    });
    // Too early: it stops again, once, and nothing is lost.
    expect(await quittance.orders.retry(tenant, stopped.id)).toEqual({ retried: 1 });
    await until(async () => (await find())?.stopped !== undefined);
    await replace('{"of":"the past"}', '"3"');
    expect(await quittance.orders.retry(tenant, stopped.id, 'Upgraded')).toEqual({ retried: 1 });
    const order = await until(async () => {
      const view = await find();
      return view?.stage === 'paid' && view;
    });
    expect([order.id, order.documents.map(({ total }) => total)]).toEqual([stopped.id, ['104.20']]);
    await worker.stop();
    await quittance.close();
  });

  it('a process is ready when its schema is current and its queue runs, and not before or after', async () => {
    const { quittance, tenant } = await openTestbed(database().url, { slug: 'ready' });
    const { readiness } = quittance;
    const all = () => Promise.all([readiness.database(), readiness.schema(), readiness.queue()]);
    expect(await all()).toEqual([true, true, true]);
    expect(await quittance.settings.nextCounters(tenant)).toEqual({});
    await query(`delete from quittance.migration where id = $1`, ['0003-status']);
    expect(await readiness.schema()).toBe(false);
    await query(`insert into quittance.migration (id) values ($1)`, ['0003-status']);
    await quittance.close();
    expect(await readiness.queue()).toBe(false);
    const reader = await openDatabase({ connectionString: database().url }, () => undefined);
    expect(await isCurrent(reader.directory)).toBe(true);
    await reader.close();
  });
});
