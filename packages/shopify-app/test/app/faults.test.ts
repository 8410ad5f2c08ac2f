import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invoiceNumber } from '../../../core/src/flow/testing/this-year.ts';
import { openBed, type Bed } from './bed.ts';

describe('orders of a shop in which much goes wrong', () => {
  let bed: Bed;
  beforeEach(async () => {
    bed = await openBed();
    await bed.install();
  });
  afterEach(() => bed.stop());

  const statusOf = (order: string) => bed.metafields(order)['invoice_status'];
  const numbers = async () => {
    const { items } = await bed.quittance.documents.list(await bed.tenant());
    return items.map(({ number }) => number).toSorted();
  };

  it('are invoiced once when the API throttles, fails and loses answers', async () => {
    const { faults } = bed.shop;
    for (const kind of ['throttled', 'rate-limited', 'bad-gateway'] as const) faults.next(kind);
    faults.next('answer-lost', { on: 'metafieldsSet' });
    const order = bed.order({ number: 1001 });
    await expect.poll(() => statusOf(order)).toBe('issued');
    faults.next('answer-lost', { on: 'metafieldsSet' });
    bed.merchant.pay(order);
    await expect.poll(() => statusOf(order)).toBe('paid');
    expect(await numbers()).toEqual([invoiceNumber(1)]);
    expect(faults.left).toBe(0);
  });

  it('end with their newest status when webhooks are repeated, overtaken and late', async () => {
    bed.webhooks.faults = { duplicate: 0.5, reorder: 0.4, delay: { share: 0.3, milliseconds: 150 } };
    const orders = Array.from({ length: 6 }, (_, index) => bed.order({ number: 1001 + index }));
    for (const order of orders) bed.merchant.fulfill(order);
    for (const order of orders) bed.merchant.pay(order);
    await expect.poll(() => new Set(orders.map(statusOf))).toEqual(new Set(['paid']));
    await bed.webhooks.settled();
    expect(await numbers()).toEqual(orders.map((_, index) => invoiceNumber(index + 1)));
  });

  it('are found by the sweep when their webhooks never came', async () => {
    const known = bed.order({ number: 1001 });
    await expect.poll(() => statusOf(known)).toBe('issued');
    // What the app wrote itself comes back as a webhook, and is read too.
    await bed.webhooks.settled();
    await expect.poll(async () => (await bed.quittance.stats(await bed.tenant())).changes).toBe(0);
    bed.webhooks.outage = true;
    bed.merchant.pay(known);
    const unknown = bed.order({ number: 1002, paid: true });
    bed.webhooks.outage = false;
    const { found } = await bed.quittance.reconcile(await bed.tenant());
    expect(found).toBe(2);
    await expect.poll(() => [known, unknown].map(statusOf)).toEqual(['paid', 'paid']);
    expect(await numbers()).toEqual([invoiceNumber(1), invoiceNumber(2)]);
  });

  it('are left alone by a delivery that is not Shopify’s', async () => {
    bed.webhooks.faults = { wrongHmac: 1 };
    bed.order({ number: 1001 });
    await bed.webhooks.settled();
    expect(bed.webhooks.deliveries.map(({ status }) => status)).toEqual([401, 401]);
    expect(await bed.quittance.stats(await bed.tenant())).toMatchObject({ changes: 0, stages: {} });
  });
});
