import type { Quittance } from '@quittance/core/flow';
import { describe, expect, it } from 'vitest';
import { memoryInstallations } from '../../test/memory-installations.ts';
import { APP, SHOP } from '../../test/session-token.ts';
import type { ApiAnswer, ShopApi } from '../admin-api/shop-api.ts';
import { HOST } from '../index.ts';
import { Billing } from './billing.ts';
import { PLAN } from './plan.ts';

type Variables = Readonly<Record<string, unknown>>;

/** A shop of which 30 documents a day are issued, and its plan at Shopify. */
async function setUp({ dev = false } = {}) {
  const installations = memoryInstallations();
  await installations.ensure(HOST, SHOP);
  const shop = {
    approved: false,
    capped: false,
    offers: [] as Variables[],
    charges: new Map<string, Variables>(),
    calls: 0,
  };
  const lost: string[] = [];
  const documents = {
    list: (
      _: unknown,
      { issuedFrom = '', issuedTo = '' }: { issuedFrom?: string; issuedTo?: string },
      page: { after?: string },
    ) => {
      const days = (Date.parse(issuedTo) - Date.parse(issuedFrom)) / 86_400_000 + 1;
      const left = 30 * days - Number(page.after ?? 0);
      const items = Array.from({ length: Math.min(200, left) });
      return Promise.resolve({ items, ...(left > 200 && { next: String(Number(page.after ?? 0) + 200) }) });
    },
  } as unknown as Quittance['documents'];
  const api: ShopApi = {
    shop: SHOP,
    run(operation, variables = {}) {
      return Promise.resolve(answerTo(operation.name, variables, operation.answer.parse.bind(operation.answer)));
    },
  };
  function answerTo<T>(name: string, variables: Variables, parse: (value: unknown) => T): ApiAnswer<T> {
    shop.calls += 1;
    switch (name) {
      case 'read-subscription': {
        const lineItems = [{ id: 'gid://line/1', plan: { pricingDetails: { __typename: 'AppUsagePricing' } } }];
        const activeSubscriptions = shop.approved ? [{ name: PLAN.name, lineItems }] : [];
        const plan = { partnerDevelopment: dev };
        return { ok: true, value: parse({ currentAppInstallation: { activeSubscriptions }, shop: { plan } }) };
      }
      case 'create-subscription': {
        shop.offers.push(variables);
        const confirmationUrl = `https://${SHOP}/admin/charges/${shop.offers.length}`;
        return { ok: true, value: parse({ appSubscriptionCreate: { confirmationUrl, userErrors: [] } }) };
      }
      default: {
        const key = String(variables['key']);
        const refused = shop.capped && !shop.charges.has(key);
        if (!refused) shop.charges.set(key, variables);
        if (lost[0] === key)
          return { ok: false, failure: { kind: 'uncertain', code: String(lost.shift()), message: '', advice: '' } };
        const userErrors = refused ? [{ message: 'Total price exceeds balance remaining' }] : [];
        const appUsageRecord = refused ? null : { id: 'gid://usage/1' };
        return { ok: true, value: parse({ appUsageRecordCreate: { appUsageRecord, userErrors } }) };
      }
    }
  }
  let today = '2026-11-03T12:00:00Z';
  const warnings: object[] = [];
  const billing = () =>
    new Billing({
      options: APP,
      quittance: { documents },
      installations,
      shopApi: () => api,
      log: { warn: (fields) => void warnings.push(fields) },
      now: () => new Date(today),
    });
  return { billing, shop, lost, warnings, on: (moment: string) => (today = moment) };
}

const amounts = (charges: ReadonlyMap<string, Variables>) =>
  [...charges].map(([key, { price }]) => [key.slice(-10), (price as { amount: string }).amount]);

describe('billing', () => {
  it('offers the plan once, and charges nothing before it is approved', async () => {
    const { billing, shop, on } = await setUp();
    const offered = await billing().of(SHOP);
    expect(offered).toMatchObject({
      plan: null,
      used: 90,
      included: 50,
      confirmationUrl: expect.stringContaining('/1') as string,
    });
    expect(await billing().of(SHOP)).toEqual(offered);
    expect(shop.offers).toMatchObject([
      { test: false, returnUrl: `https://admin.shopify.com/store/widgets/apps/${APP.apiKey}` },
    ]);
    on('2026-12-03T12:00:00Z');
    await billing().chargeAll();
    expect(shop.charges.size).toBe(0);
    expect((await billing().of(SHOP))?.confirmationUrl).toContain('/2');
  });

  it('is a test in a development store', async () => {
    const { billing, shop } = await setUp({ dev: true });
    await billing().of(SHOP);
    expect(shop.offers).toMatchObject([{ test: true }]);
  });

  it('charges each complete day from the approval on, beyond what the month includes, once', async () => {
    const { billing, shop, on } = await setUp();
    shop.approved = true;
    expect(await billing().of(SHOP)).toMatchObject({ plan: PLAN.name });
    on('2026-11-07T01:00:00Z');
    await Promise.all([billing().chargeAll(), billing().chargeAll()]);
    await billing().chargeAll();
    // 60 were there before the 3rd, so every one of its 30 is beyond the 50.
    expect(amounts(shop.charges)).toEqual([
      ['2026-11-03', '3.00'],
      ['2026-11-04', '3.00'],
    ]);
    on('2026-12-05T00:00:00Z');
    await billing().chargeAll();
    expect(amounts(shop.charges).slice(-2)).toEqual([
      ['2026-11-30', '3.00'],
      ['2026-12-02', '1.00'],
    ]);
  });

  it('repeats a charge whose answer was lost, under the same key', async () => {
    const { billing, shop, lost, on, warnings } = await setUp();
    shop.approved = true;
    await billing().of(SHOP);
    on('2026-11-07T01:00:00Z');
    lost.push(`${SHOP}:2026-11-03`);
    await billing().chargeAll();
    expect(warnings).toHaveLength(1);
    await billing().chargeAll();
    expect(amounts(shop.charges)).toEqual([
      ['2026-11-03', '3.00'],
      ['2026-11-04', '3.00'],
    ]);
  });

  it('waits at the cap, and goes on with the same day', async () => {
    const { billing, shop, on, warnings } = await setUp();
    shop.approved = true;
    await billing().of(SHOP);
    shop.capped = true;
    on('2026-11-07T01:00:00Z');
    await billing().chargeAll();
    expect(warnings).toMatchObject([{ code: 'SHOPIFY_CHARGE_REFUSED' }]);
    shop.capped = false;
    await billing().chargeAll();
    expect(amounts(shop.charges)[0]).toEqual(['2026-11-03', '3.00']);
  });

  it('asks Shopify for nothing while no day is due', async () => {
    const { billing, shop } = await setUp();
    shop.approved = true;
    await billing().of(SHOP);
    shop.calls = 0;
    await billing().chargeAll();
    expect(shop.calls).toBe(0);
  });
});
