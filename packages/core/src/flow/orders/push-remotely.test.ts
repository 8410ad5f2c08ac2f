import pg from 'pg';
import { expect, it, onTestFinished, vi } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { FakeErp } from '../../erp/fake/erp.ts';
import { Decimal, systemClock } from '../../model/index.ts';
import { ERP, erpBed } from '../testing/erp-bed.ts';
import { roadSuite } from '../testing/testbed.ts';

withTestDatabase('pushing to an ERP', roadSuite, (database) => {
  const bed = (erp: FakeErp, kind: 'native' | 'lookup', intercept?: (next: typeof fetch) => typeof fetch) =>
    erpBed(database().url, erp, { kind, ...(intercept && { intercept }) });

  for (const kind of ['native', 'lookup'] as const) {
    it(`creates one order and one invoice (${kind}), however often the job runs`, async () => {
      const erp = new FakeErp({ idempotency: kind, clock: systemClock });
      const { quittance, accept, at } = await bed(erp, kind);
      const worker = await quittance.work({ maintenance: false });
      await accept('1', '2', '3', '1', '2', '3');
      for (const id of ['1', '2', '3']) expect((await at(id, 'paid')).documents).toHaveLength(1);
      expect(erp.orders.map(({ state }) => state)).toEqual(['confirmed', 'confirmed', 'confirmed']);
      await worker.stop();
      await quittance.close();
    });

    it(`finds an order whose answer was lost instead of sending it again (${kind})`, async () => {
      const erp = new FakeErp({ idempotency: kind, clock: systemClock });
      let lost = 0;
      const { quittance, accept, at } = await bed(erp, kind, (next) => async (input, init) => {
        const answer = await next(input, init);
        if (init?.method === 'POST' && new Request(input).url.endsWith('/orders') && lost === 0) {
          lost += 1;
          throw new TypeError('terminated', { cause: { code: 'ECONNRESET' } });
        }
        return answer;
      });
      const worker = await quittance.work({ maintenance: false });
      await accept('1');
      await at('1', 'paid');
      expect({ lost, orders: erp.orders.length }).toEqual({ lost: 1, orders: 1 });
      await worker.stop();
      await quittance.close();
    });
  }

  it('sends an order whose claim was committed although the database went away before it said so', async () => {
    const erp = new FakeErp({ idempotency: 'native', clock: systemClock });
    const { work, accept, at } = await bed(erp, 'native');
    const query = pg.Client.prototype.query as (this: pg.Client, ...args: unknown[]) => Promise<unknown>;
    const claiming = new WeakSet<pg.Client>();
    let lost = 0;
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    onTestFinished(() => spy.mockRestore());
    spy.mockImplementation(async function (this: pg.Client, ...args: unknown[]) {
      if (String(args[1]).includes('"unresolved":true')) claiming.add(this);
      const answer = await query.apply(this, args);
      if (lost === 0 && args[0] === 'commit' && claiming.has(this)) {
        lost += 1;
        throw new Error('Connection terminated unexpectedly');
      }
      return answer;
    } as never);
    await work();
    await accept('1');
    await at('1', 'paid');
    expect({ lost, orders: erp.orders.length }).toEqual({ lost: 1, orders: 1 });
  });

  it('stops what the ERP refuses with its reason, and lets it go on: one, all with the cause, all', async () => {
    const erp = new FakeErp({ idempotency: 'native', clock: systemClock, closed: true });
    const { quittance, tenant, accept, at, stuck, find } = await bed(erp, 'native');
    const worker = await quittance.work({ maintenance: false });
    await accept('1', '2', '3', '4');
    const reasons = await Promise.all(['1', '2', '3', '4'].map(stuck));
    const [code] = reasons.map((reason) => reason.code);
    expect(new Set(reasons.map((reason) => reason.code)).size).toBe(1);
    expect(await quittance.stats(tenant)).toMatchObject({ stopped: 4, causes: [{ code, count: 4 }] });
    expect((await quittance.orders.list(tenant, { stopped: true })).items).toHaveLength(4);
    erp.configure({ closed: false });
    const one = await find('1');
    if (one === undefined || code === undefined) throw new Error('lost');
    expect(await quittance.orders.retry(tenant, one.id)).toEqual({ retried: 1 });
    await at('1', 'paid');
    expect((await find('2'))?.stopped?.code).toBe(code);
    expect(await quittance.orders.retryCause(tenant, 'SOMETHING_ELSE')).toEqual({ retried: 0 });
    expect(await quittance.orders.retryCause(tenant, code)).toEqual({ retried: 3 });
    for (const id of ['2', '3', '4']) await at(id, 'paid');
    expect(await quittance.orders.retryAll(tenant)).toEqual({ retried: 0 });
    expect(erp.orders).toHaveLength(4);
    await worker.stop();
    await quittance.close();
  });

  it('stops an order whose total is not the shop’s', async () => {
    const erp = new FakeErp({ idempotency: 'native', clock: systemClock, miscounts: Decimal.of('5.00') });
    const { quittance, accept, stuck } = await bed(erp, 'native');
    const worker = await quittance.work({ maintenance: false });
    await accept('1');
    expect((await stuck('1')).code).toBe('TOTAL_DIFFERS');
    await worker.stop();
    await quittance.close();
  });

  it('pauses a connection that is set up wrongly, and goes on when it is mended', async () => {
    const erp = new FakeErp({ idempotency: 'native', clock: systemClock, password: 'changed-over-there' });
    const { quittance, tenant, accept, at, find, stuck } = await bed(erp, 'native');
    const worker = await quittance.work({ maintenance: false });
    await accept('1', '2');
    expect((await stuck('1')).code).toBe('ERP_LOGIN_REFUSED');
    expect((await stuck('2')).code).toBe('ERP_LOGIN_REFUSED');
    expect((await find('1'))?.stage).toBe('taken');
    expect(await quittance.connections.check(tenant, ERP)).toMatchObject({ ok: true, value: { ok: false } });
    erp.configure({ password: 'secret-of-the-fake' });
    expect(await quittance.connections.check(tenant, ERP)).toMatchObject({ ok: true, value: { ok: true } });
    await at('1', 'paid');
    await at('2', 'paid');
    await worker.stop();
    await quittance.close();
  });

  it('waits when the ERP is busy, and never has more calls under way than the merchant allows', async () => {
    const erp = new FakeErp({ idempotency: 'native', clock: systemClock });
    let refusals = 3;
    let [underWay, most] = [0, 0];
    const { quittance, tenant, accept, at } = await bed(erp, 'native', (next) => async (input, init) => {
      if (new Request(input).url.endsWith('/orders') && refusals > 0) {
        refusals -= 1;
        return new Response('busy', { status: 503, headers: { 'retry-after': '0' } });
      }
      underWay += 1;
      most = Math.max(most, underWay);
      try {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return await next(input, init);
      } finally {
        underWay -= 1;
      }
    });
    await quittance.connections.put(tenant, {
      id: ERP,
      adapter: 'fake',
      config: { idempotency: 'native' },
      concurrency: 2,
    });
    const worker = await quittance.work({ maintenance: false });
    const ids = Array.from({ length: 12 }, (_, index) => String(index));
    await accept(...ids);
    for (const id of ids) await at(id, 'paid');
    expect({ most, refusals, orders: erp.orders.length }).toEqual({ most: 2, refusals: 0, orders: 12 });
    await worker.stop();
    await quittance.close();
  });
});
