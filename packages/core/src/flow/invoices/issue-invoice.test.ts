import pg from 'pg';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import type { HostPlatform, StatusUpdate } from '../../hosts/index.ts';
import type { OrderJson } from '../../model/index.ts';
import { openQuittance } from '../open-quittance.ts';
import { sampleOrder, sampleSettings } from '../testing/sample-order.ts';
import { openTestbed, roadSuite, testKeys, until } from '../testing/testbed.ts';
import { invoiceNumber, thisYear } from '../testing/this-year.ts';

let slugs = 0;

withTestDatabase('issuing', roadSuite, (database) => {
  async function bed(host?: HostPlatform) {
    const slug = `issue-${(slugs += 1)}`;
    const { quittance, tenant } = await openTestbed(database().url, { slug, ...(host && { hosts: [host] }) });
    const worker = await quittance.work({ maintenance: false });
    const order = (id: string, overrides: Partial<OrderJson> = {}, paid = true) =>
      sampleOrder(id, { shop: slug, paid, ...(host && { host: host.id }), overrides });
    const accept = (json: unknown) => quittance.acceptOrder(tenant, json);
    const find = (id: string) =>
      quittance.orders.findBySource(tenant, { host: host?.id ?? 'shopfront', shop: slug, orderId: id });
    const when = (id: string, is: (view: NonNullable<Awaited<ReturnType<typeof find>>>) => boolean) =>
      until(async () => {
        const view = await find(id);
        return view !== undefined && is(view) ? view : undefined;
      });
    const close = async () => {
      await worker.stop();
      await quittance.close();
    };
    return { quittance, tenant, slug, order, accept, find, when, close };
  }

  it('answers repeats and older revisions for what they are, and lets no older one overwrite a newer one', async () => {
    const { order, accept, when, find, close } = await bed();
    expect(await accept(order('1', { revision: 5 }))).toMatchObject({ value: { outcome: 'created' } });
    await when('1', ({ stage }) => stage === 'paid');
    expect(await accept(order('1', { revision: 5 }))).toMatchObject({ value: { outcome: 'duplicate' } });
    expect(await accept(order('1', { revision: 4, note: 'from the past' }))).toMatchObject({
      value: { outcome: 'older' },
    });
    expect(await accept(order('2', { revision: 1 }))).toMatchObject({ value: { outcome: 'created' } });
    await when('2', ({ stage }) => stage === 'paid');
    expect((await find('1'))?.revision).toBe(5);
    await close();
  });

  it('gives many callers one row each, and the same order from many callers one row', async () => {
    const { order, accept, when, close, quittance, tenant } = await bed();
    const outcomes = await Promise.all(Array.from({ length: 120 }, (_, index) => accept(order(String(index % 40)))));
    const created = outcomes.filter((each) => each.ok && each.value.outcome === 'created');
    expect(created).toHaveLength(40);
    for (let id = 0; id < 40; id += 1) await when(String(id), ({ stage }) => stage === 'paid');
    const { items } = await quittance.documents.list(tenant, {}, { limit: 200 });
    expect(items.map(({ number }) => number).toSorted()).toEqual(
      Array.from({ length: 40 }, (_, index) => invoiceNumber(index + 1)),
    );
    await close();
  });

  it('refuses what is no order, and writes nothing of it', async () => {
    const { order, accept, quittance, tenant, close } = await bed();
    for (const bad of [
      undefined,
      null,
      42,
      'order',
      [],
      {},
      { ...order('1'), currency: 'EURO' },
      { ...order('1'), totals: { total: 104.2 } },
      order('1\u0000'),
      { ...order('1'), number: '\ud83d' },
    ]) {
      const answer = await accept(bad);
      expect(answer.ok).toBe(false);
      if (!answer.ok)
        expect(answer.problems[0]).toMatchObject({
          code: expect.any(String) as string,
          advice: expect.any(String) as string,
        });
    }
    expect((await quittance.stats(tenant)).lastAcceptedAt).toBeUndefined();
    await close();
  });

  it('keeps what could not be mapped, with its reason, until the order comes', async () => {
    const { quittance, tenant, slug, order, accept, when, close } = await bed();
    await quittance.keepUnmapped(tenant, {
      host: 'shopfront',
      shop: slug,
      orderId: '7',
      payload: { strange: true },
      problems: [{ code: 'TAX_LINE_UNKNOWN', message: 'm', advice: 'a', retry: 'after-fix' }],
    });
    expect((await quittance.stats(tenant)).unmapped).toBe(1);
    const told = await quittance.orders.unmapped(tenant, { shop: slug, orderId: '7' });
    expect(told.items).toMatchObject([{ host: 'shopfront', sourceId: '7', problems: [{ code: 'TAX_LINE_UNKNOWN' }] }]);
    expect((await quittance.orders.unmapped(tenant, { orderId: '8' })).items).toEqual([]);
    await accept(order('7'));
    await when('7', ({ stage }) => stage === 'paid');
    expect((await quittance.stats(tenant)).unmapped).toBe(0);
    expect(await quittance.orders.unmapped(tenant)).toEqual({ items: [] });
    await close();
  });

  it('credits a refund and a cancellation that come after the invoice, once each', async () => {
    const { order, accept, when, close } = await bed();
    await accept(order('1'));
    await when('1', ({ stage }) => stage === 'paid');
    const refund = { id: 'r1', at: '2026-11-21T09:00:00Z', reason: 'Retour', lines: [{ lineId: 'l2', quantity: '1' }] };
    for (const revision of [2, 3]) await accept(order('1', { revision, refunds: [refund] }));
    const credited = await when('1', ({ documents, revision }) => revision === 3 && documents.length === 2);
    expect(credited.documents.map(({ kind, part, total }) => `${kind} ${part} ${total}`)).toEqual([
      'invoice all 104.20',
      'creditNote r1 8.90',
    ]);
    await accept(order('1', { revision: 4, refunds: [refund], cancelledAt: '2026-11-21T10:00:00Z' }));
    const cancelled = await when('1', ({ stage }) => stage === 'cancelled');
    expect(cancelled.documents.map(({ kind, total }) => `${kind} ${total}`)).toEqual([
      'invoice 104.20',
      'creditNote 8.90',
      'creditNote 95.30',
    ]);
    await close();
  });

  it('nets a refund that comes before the invoice, and never invoices what was cancelled before', async () => {
    const { order, accept, when, close } = await bed();
    await accept(
      order('1', { refunds: [{ id: 'r1', at: '2026-11-20T11:00:00Z', lines: [{ lineId: 'l3', quantity: '1' }] }] }),
    );
    await accept(order('2', { cancelledAt: '2026-11-20T11:00:00Z' }));
    const netted = await when('1', ({ documents }) => documents.length > 0);
    expect(netted.documents).toMatchObject([{ kind: 'invoice', total: '83.10' }]);
    expect((await when('2', ({ stage }) => stage === 'cancelled')).documents).toEqual([]);
    await close();
  });

  it('follows payments of an unpaid invoice, from the shop and by hand, each counted once', async () => {
    const { quittance, tenant, order, accept, when, close } = await bed();
    await accept(order('1', {}, false));
    const [invoice] = (await when('1', ({ stage }) => stage === 'invoiced')).documents;
    expect(invoice).toMatchObject({ open: '104.20', status: 'issued' });
    const payment = {
      id: 'bank-1',
      origin: 'bank',
      documentNumber: invoice?.number,
      amount: '50.00',
      currency: 'EUR',
      date: '2026-11-25',
    };
    expect(await quittance.applyPayment(tenant, payment)).toEqual({ ok: true, value: { applied: true } });
    expect(await quittance.applyPayment(tenant, payment)).toEqual({ ok: true, value: { applied: false } });
    expect((await when('1', () => true)).documents).toMatchObject([{ open: '54.20', status: 'partially-paid' }]);
    const captured = {
      id: 'p2',
      at: '2026-11-26T08:00:00Z',
      amount: '104.20',
      status: 'captured' as const,
      method: 'card' as const,
    };
    await accept(order('1', { revision: 2, payments: [captured] }, false));
    expect((await when('1', ({ stage }) => stage === 'paid')).documents).toMatchObject([
      { open: '0.00', status: 'paid' },
    ]);
    await close();
  });

  it('issues a credit note on demand once, and not more than is left', async () => {
    const { quittance, tenant, order, accept, when, close } = await bed();
    await accept(order('1'));
    const [invoice] = (await when('1', ({ stage }) => stage === 'paid')).documents;
    if (invoice === undefined) throw new Error('no invoice');
    const first = await quittance.requestCreditNote(tenant, invoice.id, {
      key: 'a',
      gross: '10.00',
      reason: 'Geste commercial',
    });
    expect(first).toMatchObject({ ok: true, value: { kind: 'creditNote', total: '10.00' } });
    expect(await quittance.requestCreditNote(tenant, invoice.id, { key: 'a', gross: '10.00' })).toEqual(first);
    expect(await quittance.requestCreditNote(tenant, invoice.id, { key: 'b', gross: '94.21' })).toMatchObject({
      ok: false,
    });
    expect(await quittance.requestCreditNote(tenant, invoice.id, { key: 'c' })).toMatchObject({
      ok: true,
      value: { total: '94.20' },
    });
    expect(await quittance.requestCreditNote(tenant, invoice.id, { key: 'd' })).toMatchObject({
      ok: false,
      problems: [{ code: 'NOTHING_TO_CREDIT' }],
    });
    await close();
  });

  it('waits for the seller’s identity, and goes on by itself when it is filled in', async () => {
    const quittance = await openQuittance({ database: { connectionString: database().url }, keys: testKeys });
    const tenant = await quittance.tenants.ensure('newcomer');
    const worker = await quittance.work({ maintenance: false });
    await quittance.acceptOrder(tenant, sampleOrder('1', { shop: 'newcomer' }));
    const view = () => quittance.orders.findBySource(tenant, { host: 'shopfront', shop: 'newcomer', orderId: '1' });
    await until(async () => (await view())?.stopped?.code === 'SETTINGS_MISSING');
    expect((await quittance.documents.list(tenant)).items).toEqual([]);
    await quittance.settings.put(tenant, sampleSettings);
    await until(async () => (await view())?.stage === 'paid');
    await worker.stop();
    await quittance.close();
  });

  it('stops one order that our rules reject, with the rule, while its neighbours go on', async () => {
    const { order, accept, when, close, quittance, tenant } = await bed();
    const wrong = order('bad', { totals: { total: '250.00' } });
    await Promise.all([...Array.from({ length: 10 }, (_, index) => accept(order(String(index)))), accept(wrong)]);
    for (let id = 0; id < 10; id += 1) await when(String(id), ({ stage }) => stage === 'paid');
    const stopped = await when('bad', (view) => view.stopped !== undefined);
    expect(stopped).toMatchObject({ stage: 'pushed', stopped: { code: 'TOTALS_DIFFER' }, documents: [] });
    expect((await quittance.stats(tenant)).issued).toEqual({ [`F${thisYear()}-{N}`]: 10 });
    await close();
  });

  it('does nothing twice although every job is run again', async () => {
    const { quittance, tenant, order, accept, when, close } = await bed();
    await Promise.all(Array.from({ length: 20 }, (_, index) => accept(order(String(index)))));
    for (let id = 0; id < 20; id += 1) await when(String(id), ({ stage }) => stage === 'paid');
    const client = new pg.Client(database().url);
    await client.connect();
    const { rowCount } = await client.query(
      `update quittance_jobs.job set state = 'retry', completed_on = null, start_after = now()
       where state in ('created', 'completed') and name in ('take-order', 'push-order', 'issue-invoice') and data ->> 'tenant' = $1`,
      [tenant],
    );
    expect(rowCount).toBeGreaterThan(2);
    await until(
      async () =>
        (
          await client.query(`select from quittance_jobs.job where state < 'completed' and data ->> 'tenant' = $1`, [
            tenant,
          ])
        ).rowCount === 0,
    );
    await client.end();
    expect((await quittance.documents.list(tenant, {}, { limit: 200 })).items).toHaveLength(20);
    const [first] = (await quittance.orders.list(tenant)).items;
    if (first === undefined) throw new Error('no order');
    expect(await quittance.events(tenant, first.id)).toHaveLength(3);
    await close();
  });

  it('leaves the host with the newest state, after a failure and whichever write-back arrives first', async () => {
    const told: number[] = [];
    let shown: StatusUpdate | undefined;
    let broken = 1;
    const host: HostPlatform = {
      id: `host-${Date.now()}`,
      writeBack(update) {
        if (broken > 0) {
          broken -= 1;
          return Promise.resolve({ ok: false, retry: 'later', code: 'HOST_BUSY', message: 'busy' });
        }
        // As the port demands: two processes may call at once, and an older state never overwrites a newer one.
        if (update.sequence > (shown?.sequence ?? -1)) shown = update;
        told.push(update.sequence);
        return Promise.resolve({ ok: true });
      },
      changedSince: () => Promise.resolve({ orders: [], next: '', more: false }),
    };
    const { order, accept, close } = await bed(host);
    await accept(order('1'));
    await until(async () => Promise.resolve(told.includes(3)), 30_000);
    await close();
    expect(shown).toMatchObject({
      stage: 'paid',
      sequence: 3,
      documents: [{ kind: 'invoice', open: '0.00', total: '104.20' }],
    });
  });

  it('shows what would happen to an order, and writes nothing', async () => {
    const { quittance, tenant, order, close } = await bed();
    const dry = await quittance.orders.dryRun(tenant, order('1'));
    expect(dry).toMatchObject({ ok: true, value: { problems: [], documents: [{ kind: 'invoice', total: '104.20' }] } });
    if (dry.ok) expect(dry.value.documents[0]?.ubl).toContain(`<cbc:ID>${invoiceNumber(1)}</cbc:ID>`);
    expect((await quittance.orders.list(tenant)).items).toEqual([]);
    expect((await quittance.stats(tenant)).issued).toEqual({});
    await close();
  });

  it('lets a small tenant pass a large one', { timeout: 240_000 }, async () => {
    const { quittance, tenant } = await openTestbed(database().url, { slug: 'large' });
    const small = await quittance.tenants.ensure('small');
    await quittance.settings.put(small, sampleSettings);
    const last = 1_499;
    for (let id = 0; id <= last; id += 100) {
      await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          quittance.acceptOrder(tenant, sampleOrder(String(id + index), { shop: 'large', paid: true })),
        ),
      );
    }
    await quittance.acceptOrder(small, sampleOrder('1', { shop: 'small', paid: true }));
    // Only now: whoever came first would otherwise be served before there was anybody to pass.
    const worker = await quittance.work({ maintenance: false });
    const paidAt = async (owner: typeof tenant, shop: string, orderId: string): Promise<string> => {
      const { id } = await until(async () => {
        const order = await quittance.orders.findBySource(owner, { host: 'shopfront', shop, orderId });
        return order?.stage === 'paid' && order;
      }, 120_000);
      return (await quittance.events(owner, id)).at(-1)?.at ?? 'never';
    };
    const passed = await paidAt(small, 'small', '1');
    expect(passed < (await paidAt(tenant, 'large', String(last)))).toBe(true);
    await worker.stop();
    await quittance.close();
  });
});
