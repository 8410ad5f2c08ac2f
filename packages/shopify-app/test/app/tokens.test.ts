import { afterEach, describe, expect, it, vi } from 'vitest';
import { openBed, type Bed } from './bed.ts';

const HOUR = 3_600_000;

describe('the access token of a shop', () => {
  let bed: Bed;
  afterEach(async () => {
    vi.useRealTimers();
    await bed.stop();
  });
  const statusOf = (order: string) => bed.metafields(order)['invoice_status'];

  it('is renewed once when its hour is over while orders come in', async () => {
    const present = Date.now;
    const now = () => new Date(present()).toISOString();
    // The app begins two hours ago, and then it is now: what the database has due stays due.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 2 * HOUR, shouldAdvanceTime: true });
    bed = await openBed();
    await bed.install();
    const refresh = vi.spyOn(bed.shop.tokens, 'refresh');
    const before = bed.order({ number: 1001, at: now() });
    await expect.poll(() => statusOf(before)).toBe('issued');
    vi.useRealTimers();
    bed.merchant.pay(before);
    const after = Array.from({ length: 5 }, (_, index) => bed.order({ number: 1002 + index, at: now() }));
    await expect.poll(() => after.map(statusOf)).toEqual(after.map(() => 'issued'));
    await expect.poll(() => statusOf(before)).toBe('paid');
    expect(refresh).toHaveBeenCalledOnce();
  });

  it('is got anew by the request that App Bridge repeats, when Shopify revoked it under an open page', async () => {
    bed = await openBed();
    await bed.install();
    bed.shop.tokens.revokeAll();
    const refused = await bed.staff('/app/shop');
    expect([refused.status, refused.headers.get('x-shopify-retry-invalid-session-request')]).toEqual([401, '1']);
    expect((await bed.staff('/app/shop')).status).toBe(200);
  });

  it('is got anew when the merchant opens the app after Shopify revoked it, and orders that waited go on', async () => {
    bed = await openBed();
    await bed.install();
    bed.shop.tokens.revokeAll();
    const order = bed.order({ number: 1001 });
    await bed.webhooks.settled();
    const stats = async () => bed.quittance.stats(await bed.tenant());
    await expect.poll(async () => (await stats()).changes).toBe(1);
    // Shopify lets nobody in, not even with what renews the token.
    await expect
      .poll(async () => (await bed.quittance.installations.read('shopify', bed.shop.domain))?.secrets)
      .toEqual({});
    expect(await bed.find(order)).toBeUndefined();
    expect((await bed.openApp()).status).toBe(200);
    await expect.poll(() => statusOf(order)).toBe('issued');
    await expect.poll(async () => (await stats()).changes).toBe(0);
  });
});
