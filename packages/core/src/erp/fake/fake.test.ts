import { describe, expect, it } from 'vitest';
import { Decimal, systemClock } from '../../model/index.ts';
import { describeErpContract, type ErpSystem } from '../contract.ts';
import { faultyFetch } from '../contract/faulty-fetch.ts';
import { recordingLog } from '../contract/recording-log.ts';
import { sampleOrder } from '../contract/sample-order.ts';
import type { Idempotency } from '../port.ts';
import { fake } from './adapter.ts';
import { fakeConfig } from './config.ts';
import { FakeErp } from './erp.ts';
import { fetchFrom } from './fetch-from.ts';

function fakeSystem(idempotency: Idempotency['kind']): ErpSystem {
  const log = recordingLog();
  const erp = new FakeErp({ idempotency, clock: systemClock, articles: ['SKU-TEE-M'], password: 'pw-3141' });
  const network = faultyFetch(fetchFrom(erp, 2));
  let password = 'pw-3141';
  const book = (id: string, verb: string, amount?: Decimal) =>
    erp.office({
      method: 'POST',
      path: `/invoices/${id}/${verb}`,
      body: { date: '2026-11-21', ...(amount && { amount: amount.toString() }) },
    });
  return {
    connect: ({ signal } = {}) =>
      fake.connect(fakeConfig.parse({ idempotency }), {
        fetch: network.fetch,
        clock: systemClock,
        secret: () => Promise.resolve(password),
        log,
        ...(signal && { signal }),
      }),
    sku: 'SKU-TEE-M',
    count: (kind, ext) =>
      Promise.resolve(
        kind === 'customer' ? (erp.customers.has(ext) ? 1 : 0) : erp.orders.filter(({ key }) => key === ext).length,
      ),
    office: {
      issue: (order, parts) =>
        Promise.resolve(erp.office({ method: 'POST', path: `/orders/${order.id}/invoice`, body: { parts } })),
      pay: (invoice, amount) => Promise.resolve(void book(invoice.id, 'payments', amount)),
      credit: (invoice, gross) => Promise.resolve(void book(invoice.id, 'credit', gross)),
      bounce: (invoice, amount) => Promise.resolve(void book(invoice.id, 'payments', amount.negated())),
    },
    arrange(fault) {
      if (fault === 'session-expired') erp.expireSessions();
      else if (fault === 'wrong-password') password = 'pw-wrong';
      else if (fault === 'refusal') erp.configure({ closed: true });
      else network.strike(fault, (_body, url) => (fault === 'answer-lost' ? /\/orders(\/[^/]+)?$/.test(url) : true));
      return Promise.resolve();
    },
    mend() {
      network.mend();
      password = 'pw-3141';
      erp.configure({ closed: false, miscounts: Decimal.ZERO });
      return Promise.resolve();
    },
    logins: () => erp.logins,
    miscount: (by) => Promise.resolve(erp.configure({ miscounts: by })),
    secrets: ['pw-3141', 'pw-wrong'],
    logged: log.text,
    stop: () => Promise.resolve(),
  };
}

for (const idempotency of ['native', 'upsert', 'caller-number', 'lookup'] as const) {
  describeErpContract(`fake, ${idempotency}`, {
    start: () => Promise.resolve(fakeSystem(idempotency)),
    without: { notes: 'the fake stands for the many systems whose records take none' },
  });
}

describe('control: what the hub’s lock is for', () => {
  it('makes several records of one order where the key is not kept unique and nobody holds the lock', async () => {
    const system = fakeSystem('lookup');
    const sessions = await Promise.all([1, 2, 3, 4].map(() => system.connect()));
    const { ext, document } = sampleOrder(system.sku);
    await Promise.all(sessions.map((session) => session.put('order', ext, document)));
    expect(await system.count('order', ext)).toBeGreaterThan(1);
  });

  it('rewrites a confirmed order where a put overwrites and nobody looks first', async () => {
    const erp = new FakeErp({ idempotency: 'upsert', clock: systemClock });
    const put = (net: string) =>
      erp.office({
        method: 'PUT',
        path: '/orders/x',
        body: {
          key: 'x',
          number: '1',
          customer: 'c',
          currency: 'EUR',
          lines: [{ name: 'a', quantity: '1', net, rate: '20' }],
        },
      });
    const { id } = put('10.00');
    erp.office({ method: 'POST', path: `/orders/${id}/confirm`, body: {} });
    put('99.00');
    expect(erp.orders[0]).toMatchObject({ total: '118.80', state: 'draft' });
  });
});
