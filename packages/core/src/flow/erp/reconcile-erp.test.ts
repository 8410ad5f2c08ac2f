import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { FakeErp } from '../../erp/fake/erp.ts';
import { systemClock } from '../../model/index.ts';
import type { ErpReconciliation } from './erp-findings.ts';
import { erpBed } from '../testing/erp-bed.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { openTestbed, roadSuite, until } from '../testing/testbed.ts';

const fakeErp = () => new FakeErp({ idempotency: 'native', clock: systemClock });
const told = ({ differences }: ErpReconciliation) =>
  differences.map(({ code, orderNumber }) => `${orderNumber} ${code}`).toSorted();

withTestDatabase('comparing with the ERP', roadSuite, (database) => {
  it('is silent when both sides are the same, with their counts and sums (the control)', async () => {
    const erp = fakeErp();
    const { quittance, tenant, accept, at, work } = await erpBed(database().url, erp);
    await work();
    await accept('1', '2', '3');
    for (const id of ['1', '2', '3']) await at(id, 'paid');
    expect(await quittance.reconciliation(tenant)).toBeUndefined();
    const report = await quittance.reconcile(tenant);
    expect(report.erp).toEqual({
      adapter: 'fake',
      orders: [{ currency: 'EUR', ours: { count: 3, sum: '312.60' }, theirs: { count: 3, sum: '312.60' } }],
      invoices: [],
      differences: [],
      differencesFound: 0,
      complete: true,
    });
    expect(await quittance.reconciliation(tenant)).toEqual(report);
  });

  it('names an order deleted, cancelled or changed over there, with what to do, also when it was compared before', async () => {
    const erp = fakeErp();
    const { quittance, tenant, accept, at, find, work } = await erpBed(database().url, erp);
    await work();
    await accept('1', '2', '3', '4');
    for (const id of ['1', '2', '3', '4']) await at(id, 'paid');
    const before = await quittance.reconcile(tenant);
    expect(before.erp.differencesFound).toBe(0);
    const references = await Promise.all(['1', '2', '3'].map(async (id) => (await find(id))?.erpReference));
    const [deleted, changed, cancelled] = references.map((number) => erp.orders.find((row) => row.number === number));
    if (deleted === undefined || changed === undefined || cancelled === undefined) throw new Error('not pushed');
    Object.assign(deleted, { state: 'draft' });
    erp.office({ method: 'POST', path: `/orders/${deleted.id}/delete` });
    changed.total = '99.99';
    cancelled.state = 'cancelled';
    const { erp: after } = await quittance.reconcile(tenant);
    expect(told(after)).toEqual(['#1 ORDER_GONE_IN_ERP', '#2 ORDER_TOTAL_DIFFERS', '#3 ORDER_CANCELLED_IN_ERP']);
    expect(after.orders).toEqual([
      { currency: 'EUR', ours: { count: 4, sum: '416.80' }, theirs: { count: 3, sum: '308.39' } },
    ]);
    expect(after.differences.find(({ orderNumber }) => orderNumber === '#2')).toMatchObject({
      ours: '104.20',
      theirs: '99.99',
      message: 'The order comes to 104.20 EUR here and to 99.99 EUR in the ERP.',
      advice: expect.stringContaining('change it in the ERP too') as string,
    });
  });

  it('names an invoice that is there and not here, and open amounts that differ', async () => {
    const erp = fakeErp();
    const { quittance, tenant, accept, when, work, find } = await erpBed(database().url, erp, {
      settings: { issuer: 'erp' },
    });
    await work();
    await accept('1', '2');
    for (const id of ['1', '2']) await when(id, ({ erpReference }) => erpReference !== undefined);
    for (const { id } of erp.orders) erp.office({ method: 'POST', path: `/orders/${id}/invoice` });
    const { erp: same } = await quittance.reconcile(tenant);
    expect([told(same), same.invoices]).toEqual([
      [],
      [{ currency: 'EUR', ours: { count: 2, sum: '208.40' }, theirs: { count: 2, sum: '208.40' } }],
    ]);
    // Changes that no cursor tells of, their marks being older than what was read: an amount, and a second invoice.
    const reference = (await find('1'))?.erpReference;
    const key = erp.orders.find(({ number }) => number === reference)?.key;
    const [first, second] = [...erp.invoices].toSorted(({ orderKey }) => (orderKey === key ? -1 : 1));
    if (first === undefined || second === undefined) throw new Error('not invoiced');
    Object.assign(first, { open: '4.20', changed: -1 });
    (erp.invoices as unknown[]).unshift({ ...second, id: '0', number: 'INV-0' });
    const { erp: after } = await quittance.reconcile(tenant);
    expect(told(after)).toEqual(['#1 OPEN_AMOUNT_DIFFERS', '#2 INVOICE_MORE_IN_ERP']);
    expect(after.invoices).toEqual([
      { currency: 'EUR', ours: { count: 2, sum: '208.40' }, theirs: { count: 3, sum: '212.60' } },
    ]);
    // Everything is read again after that, so that the next comparison finds both sides the same.
    const { erp: mended } = await quittance.reconcile(tenant);
    expect(mended.differences).toEqual([]);
  });

  it('says why when the ERP cannot be asked, and takes no silence for a loss', async () => {
    const erp = fakeErp();
    let down = false;
    const { quittance, tenant, accept, at, work } = await erpBed(database().url, erp, {
      intercept: (next) => (input, init) =>
        down ? Promise.resolve(new Response('', { status: 503 })) : next(input, init),
    });
    await work();
    await accept('1');
    await at('1', 'paid');
    down = true;
    const { erp: report } = await quittance.reconcile(tenant);
    expect(report).toMatchObject({ complete: false, differencesFound: 0, problem: { retry: 'later' } });
  });

  it('agrees with the built-in ledger, and sees an order that the shop changed after it was entered', async () => {
    const { quittance, tenant } = await openTestbed(database().url, { slug: 'reconcile-ledger' });
    const worker = await quittance.work({ maintenance: false });
    const send = (revision: number, total: string) =>
      quittance.acceptOrder(
        tenant,
        sampleOrder('1', {
          shop: 'l',
          revision,
          paid: false,
          overrides: {
            lines: [{ id: 'l1', name: 'Lin', quantity: '1', unitPrice: total, taxes: [{ rate: '20', name: 'TVA' }] }],
            shipping: [],
            totals: { total },
          },
        }),
      );
    const at = (revision: number) =>
      until(async () => {
        const order = await quittance.orders.findBySource(tenant, { host: 'shopfront', shop: 'l', orderId: '1' });
        return order?.revision === revision && order.stage !== 'taken';
      });
    await send(1, '50.00');
    await at(1);
    expect((await quittance.reconcile(tenant)).erp).toMatchObject({
      adapter: 'ledger',
      orders: [{ ours: { count: 1, sum: '50.00' }, theirs: { count: 1, sum: '50.00' } }],
      differences: [],
    });
    await send(2, '60.00');
    await at(2);
    expect(told((await quittance.reconcile(tenant)).erp)).toEqual(['#1 ORDER_TOTAL_DIFFERS']);
    await worker.stop();
    await quittance.close();
  });
});
