import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { FileErp } from '../../../test/file-erp.ts';
import { FakeErp } from '../../erp/fake/erp.ts';
import { systemClock } from '../../model/index.ts';
import { ERP, erpBed } from '../testing/erp-bed.ts';
import { roadSuite } from '../testing/testbed.ts';

const RESET = () => new TypeError('terminated', { cause: { code: 'ECONNRESET' } });
const isCancel = (input: Parameters<typeof fetch>[0]) => new Request(input).url.endsWith('/cancel');

withTestDatabase('cancelling in the ERP', roadSuite, (database) => {
  for (const kind of ['native', 'lookup'] as const) {
    it(`cancels a pushed order once, credits its invoice, and stays so (${kind})`, async () => {
      const erp = new FakeErp({ idempotency: kind, clock: systemClock });
      let cancels = 0;
      const { work, accept, at, cancel, kinds } = await erpBed(database().url, erp, {
        kind,
        intercept: (next) => (input, init) => {
          if (isCancel(input)) cancels += 1;
          return next(input, init);
        },
      });
      await work();
      await accept('1', '2');
      await at('1', 'paid');
      await at('2', 'paid');
      await cancel('1');
      const order = await at('1', 'cancelled');
      expect(order.documents.map((document) => document.kind)).toEqual(['invoice', 'creditNote']);
      expect(order.stopped).toBeUndefined();
      expect(erp.orders.map(({ state }) => state).toSorted()).toEqual(['cancelled', 'confirmed']);
      expect(await kinds('1')).toContain('erp.order-cancelled');
      // A later revision looks, and finds it cancelled.
      await cancel('1', 3);
      await sleep(500);
      await at('1', 'cancelled');
      expect({ cancels, orders: erp.orders.length }).toEqual({ cancels: 1, orders: 2 });
    });
  }

  it('looks before it cancels again when the answer was lost, and waits for an ERP that is busy', async () => {
    const erp = new FakeErp({ idempotency: 'native', clock: systemClock });
    const faults = ['busy', 'lost'];
    let cancels = 0;
    const { work, accept, at, cancel } = await erpBed(database().url, erp, {
      intercept: (next) => async (input, init) => {
        if (!isCancel(input)) return next(input, init);
        const fault = faults.shift();
        if (fault === 'busy') return new Response('busy', { status: 503, headers: { 'retry-after': '0' } });
        cancels += 1;
        const answer = await next(input, init);
        if (fault === 'lost') throw RESET();
        return answer;
      },
    });
    await work();
    await accept('1');
    await at('1', 'paid');
    await cancel('1');
    await at('1', 'cancelled');
    expect({ cancels, left: faults.length, state: erp.orders[0]?.state }).toEqual({
      cancels: 1,
      left: 0,
      state: 'cancelled',
    });
  });

  it('issues the credit note and shows the reason when the ERP refuses, and tries again when a person says so', async () => {
    const erp = new FakeErp({ idempotency: 'native', clock: systemClock });
    const { quittance, work, tenant, accept, at, when, cancel, kinds } = await erpBed(database().url, erp);
    await work();
    await accept('1');
    await at('1', 'paid');
    const [row] = erp.orders;
    if (row === undefined) throw new Error('no order');
    row.state = 'invoiced';
    await cancel('1');
    const refused = await when('1', ({ stopped }) => stopped !== undefined);
    expect(refused).toMatchObject({
      stage: 'cancelled',
      stopped: { code: 'ERP_INVOICED', message: expect.stringContaining('invoiced'), advice: expect.any(String) },
    });
    expect(refused.documents.map((document) => document.kind)).toEqual(['invoice', 'creditNote']);
    expect(await kinds('1')).toContain('erp.cancel-refused');
    expect(await quittance.stats(tenant)).toMatchObject({ stopped: 1, causes: [{ code: 'ERP_INVOICED', count: 1 }] });
    // Still refused: the reason comes back, and no second credit note.
    await quittance.orders.retry(tenant, refused.id);
    const again = await when('1', ({ stopped, updatedAt }) => stopped !== undefined && updatedAt > refused.updatedAt);
    expect(again.documents).toHaveLength(2);
    // Mended over there.
    row.state = 'confirmed';
    await quittance.orders.retryCause(tenant, 'ERP_INVOICED');
    const done = await when('1', ({ stage, stopped }) => stage === 'cancelled' && stopped === undefined);
    expect(done.documents).toHaveLength(2);
    expect(erp.orders.map(({ state }) => state)).toEqual(['cancelled']);
  });

  it('cancels an order that is cancelled while it is being sent', async () => {
    const erp = new FakeErp({ idempotency: 'native', clock: systemClock });
    let change: (() => Promise<unknown>) | undefined;
    const { work, accept, at, cancel, when } = await erpBed(database().url, erp, {
      intercept: (next) => async (input, init) => {
        if (init?.method === 'POST' && new Request(input).url.endsWith('/orders') && change !== undefined) {
          await change();
          change = undefined;
        }
        return next(input, init);
      },
    });
    change = async () => {
      await cancel('1');
      await when('1', ({ revision }) => revision === 2);
    };
    await work();
    await accept('1');
    const order = await at('1', 'cancelled');
    expect(order.documents).toEqual([]);
    expect(erp.orders.map(({ state }) => state)).toEqual(['cancelled']);
  });

  it('never sends an order that was cancelled before it was sent', async () => {
    const erp = new FakeErp({ idempotency: 'native', clock: systemClock });
    const { work, accept, cancel, at } = await erpBed(database().url, erp);
    await accept('1');
    await cancel('1');
    await work();
    await at('1', 'cancelled');
    expect(erp.orders).toEqual([]);
  });

  it('takes over from a process that died after the ERP had cancelled', async () => {
    const erp = new FakeErp({ idempotency: 'lookup', clock: systemClock });
    let cancels = 0;
    const { quittance, tenant, work, accept, cancel, at, when } = await erpBed(database().url, erp, {
      kind: 'lookup',
      intercept: (next) => (input, init) => {
        if (isCancel(input)) cancels += 1;
        return next(input, init);
      },
    });
    const worker = await quittance.work({ maintenance: false });
    await accept('1');
    await at('1', 'paid');
    await worker.stop();
    const taker = await quittance.work({ maintenance: false, steps: ['take-order'] });
    await cancel('1');
    await when('1', ({ stage }) => stage === 'taken');
    await taker.stop();
    // What a process leaves behind that was killed between the ERP's act and its own record of it.
    const client = new pg.Client(database().url);
    await client.connect();
    const { rowCount } = await client.query(
      'update quittance.orders set claimed_by = gen_random_uuid(), unresolved = true where tenant_id = $1',
      [tenant],
    );
    await client.end();
    expect(rowCount).toBe(1);
    const [row] = erp.orders;
    if (row === undefined) throw new Error('no order');
    row.state = 'cancelled';
    await work();
    const order = await at('1', 'cancelled');
    expect({ cancels, orders: erp.orders.length, documents: order.documents.length }).toEqual({
      cancels: 0,
      orders: 1,
      documents: 2,
    });
  });

  it('says so when the order went to an ERP that is no longer connected', async () => {
    const erp = new FakeErp({ idempotency: 'native', clock: systemClock });
    const { quittance, work, tenant, accept, cancel, at, stuck } = await erpBed(database().url, erp);
    await work();
    await accept('1');
    await at('1', 'paid');
    await quittance.connections.put(tenant, { id: ERP, adapter: 'ledger', config: {} });
    await cancel('1');
    expect(await stuck('1')).toMatchObject({ code: 'ERP_CONNECTION_CHANGED' });
    expect((await at('1', 'cancelled')).documents).toHaveLength(2);
    expect(erp.orders.map(({ state }) => state)).toEqual(['confirmed']);
  });

  it('enters the cancellation in the built-in ledger', async () => {
    const erp = new FakeErp({ idempotency: 'native', clock: systemClock });
    const { quittance, work, tenant, accept, cancel, at } = await erpBed(database().url, erp);
    await quittance.connections.put(tenant, { id: ERP, adapter: 'ledger', config: {} });
    await work();
    await accept('1');
    await at('1', 'paid');
    await cancel('1');
    const order = await at('1', 'cancelled');
    expect(order.stopped).toBeUndefined();
    const client = new pg.Client(database().url);
    await client.connect();
    const { rows } = await client.query<{ kind: string }>(
      "select entry ->> 'kind' as kind from quittance.ledger_entry where tenant_id = $1 order by position",
      [tenant],
    );
    await client.end();
    expect(rows.map(({ kind }) => kind)).toEqual(['order', 'cancellation']);
    expect(erp.orders).toEqual([]);
  });

  for (const answer of ['cancelled', 'refused'] as const) {
    it(`waits for the answer of an ERP that takes files: ${answer}`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'quittance-cancel-'));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      const { quittance, tenant, work, accept, cancel, at, when, kinds } = await erpBed(
        database().url,
        new FakeErp({ idempotency: 'native', clock: systemClock }),
      );
      await quittance.connections.put(tenant, { id: ERP, adapter: 'files', config: { folder, format: 'json' } });
      await work();
      await accept('1');
      await at('1', 'paid');
      const importer = new FileErp(folder, 'json');
      await importer.import();
      await cancel('1');
      const asked = await when('1', ({ stage, stopped }) => stage === 'cancelled' && stopped !== undefined);
      expect(asked.stopped).toMatchObject({ code: 'ERP_CANCEL_UNANSWERED' });
      expect(asked.documents).toHaveLength(2);
      // Nobody has looked into the folder yet.
      await quittance.reconcile(tenant);
      expect((await at('1', 'cancelled')).stopped?.code).toBe('ERP_CANCEL_UNANSWERED');
      if (answer === 'refused') importer.orders.clear();
      await importer.import();
      await quittance.reconcile(tenant);
      const told = await when(
        '1',
        ({ stage, stopped }) => stage === 'cancelled' && stopped?.code !== asked.stopped?.code,
      );
      expect(told.stopped?.message).toBe(answer === 'refused' ? 'no such order' : undefined);
      expect(told.documents).toHaveLength(2);
      expect(await kinds('1')).toContain(answer === 'refused' ? 'erp.cancel-refused' : 'erp.order-cancelled');
    });
  }
});
