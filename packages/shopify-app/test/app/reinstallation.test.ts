import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOST } from '../../src/index.ts';
import { WebhookSender } from '../fake-admin/index.ts';
import { APP } from '../session-token.ts';
import { invoiceNumber } from '../../../core/src/flow/testing/this-year.ts';
import { numberOf, openBed, type Bed } from './bed.ts';

describe('an app that is uninstalled', () => {
  let bed: Bed;
  beforeEach(async () => {
    bed = await openBed();
    await bed.install();
  });
  afterEach(() => bed.stop());

  const statusOf = (order: string) => bed.metafields(order)['invoice_status'];
  const stored = () => bed.quittance.installations.read(HOST, bed.shop.domain);
  const installation = () => bed.quittance.installations.find(HOST, bed.shop.domain);
  const issued = async (number: number) => {
    const order = bed.order({ number });
    await expect.poll(() => statusOf(order)).toBe('issued');
    return order;
  };
  const uninstall = async () => {
    bed.merchant.uninstall();
    await expect.poll(async () => (await installation())?.uninstalledAt).toBeDefined();
  };
  const reinstall = async () => {
    bed.merchant.reinstall();
    expect((await bed.openApp()).status).toBe(200);
    expect((await installation())?.uninstalledAt).toBeUndefined();
  };

  it('keeps no token, works no more for the shop, and goes on where it was when it is installed again', async () => {
    const first = await issued(1001);
    const tenant = await bed.tenant();
    bed.shop.tokens.revokeAll();
    const waiting = bed.order({ number: 1002 });
    await expect.poll(async () => (await stored())?.secrets).toEqual({});
    await uninstall();
    expect(await bed.find(waiting)).toBeUndefined();
    expect((await bed.buyer(1, `/buyer/orders/${numberOf(first)}`)).status).toBe(401);
    await reinstall();
    expect(await bed.tenant()).toBe(tenant);
    await expect.poll(() => statusOf(waiting)).toBe('issued');
    await issued(1003);
    const { items } = await bed.quittance.documents.list(tenant);
    expect(items.map(({ number }) => number).toSorted()).toEqual([1, 2, 3].map(invoiceNumber));
  });

  it('is not uninstalled again by the webhook of before that comes late', async () => {
    const before = Date.now();
    await uninstall();
    await reinstall();
    const late = new WebhookSender({
      url: `${bed.url}/webhooks/shopify`,
      secret: APP.apiSecret,
      now: () => before,
    });
    const body = JSON.stringify({ myshopify_domain: bed.shop.domain });
    late.send(bed.shop.domain, { topic: 'app/uninstalled', body, eventId: crypto.randomUUID() });
    await late.settled();
    late.close();
    expect(late.deliveries.map(({ status }) => status)).toEqual([200]);
    expect((await installation())?.uninstalledAt).toBeUndefined();
    await issued(1001);
  });

  it('forgets a customer’s orders that have no invoice, and keeps the others', async () => {
    const invoiced = await issued(1001);
    const stuck = bed.order({ number: 1002, address: NOWHERE });
    await expect.poll(() => statusOf(stuck)).toBe('needs-attention');
    const customer = Number(customerOf(bed, stuck));
    bed.merchant.redactCustomer(customer, 'buyer@example.com', [numberOf(invoiced), numberOf(stuck)]);
    const requests = async () => bed.quittance.privacy.list(await bed.tenant());
    await expect
      .poll(async () => (await requests()).map(({ kind, outcome }) => [kind, outcome]))
      .toEqual([['erase-customer', { erased: 1, kept: 1 }]]);
    expect((await bed.find(stuck))?.buyer).not.toContain('Moreau');
    expect((await bed.find(invoiced))?.buyer).toBe('Camille Moreau');
  });

  it('forgets the shop two days later, but for what the law has the merchant keep', async () => {
    const invoiced = await issued(1001);
    await uninstall();
    bed.merchant.redactShop();
    await expect
      .poll(async () => (await bed.quittance.privacy.list(await bed.tenant())).map(({ outcome }) => outcome))
      .toEqual([{ erased: 0, kept: 1 }]);
    expect(await stored()).toEqual({ secrets: {}, state: {} });
    expect((await bed.find(invoiced))?.documents).toHaveLength(1);
    await reinstall();
    await issued(1002);
  });
});

const NOWHERE = { name: 'Camille Moreau', first_name: 'Camille', last_name: 'Moreau', country_code: null };

function customerOf({ shop }: Bed, order: string): unknown {
  return shop.state(order).rest.customer?.id;
}
