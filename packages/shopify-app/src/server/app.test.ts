import { createHmac, randomUUID } from 'node:crypto';
import type { TenantId } from '@quittance/core/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CUSTOMER, openServerBed, ORDER, OTHER } from '../../test/server-bed.ts';
import { APP, buyerToken, merchantToken, SHOP, signed } from '../../test/session-token.ts';
import { HOST } from '../index.ts';

let bed: Awaited<ReturnType<typeof openServerBed>>;
beforeAll(async () => {
  bed = await openServerBed({ previousSecret: 'shpss_the_one_before_this' });
});
afterAll(() => bed.close());

const json = async (response: Response): Promise<Record<string, unknown>> =>
  (await response.json()) as Record<string, unknown>;
const otherToken = () => merchantToken({ dest: `https://${OTHER}`, iss: `https://${OTHER}/admin` });

describe('a merchant', () => {
  it('is signed in by the first request, and sees the shop', async () => {
    const response = await bed.call('/app/shop');
    expect(response.status).toBe(200);
    expect(await json(response)).toMatchObject({
      shop: SHOP,
      scopes: ['write_orders', 'read_customers'],
      missingScopes: ['read_companies', 'read_payment_terms', 'read_returns'],
      state: {},
    });
    expect(bed.admin.seen.exchanges).toBe(1);
  });

  it('is taken by a token that the secret before this one signed, while it is rotated', async () => {
    expect((await bed.call('/app/shop', merchantToken({}, 'shpss_the_one_before_this'))).status).toBe(200);
  });

  it('keeps the choices and the views of the screens, and nothing else is told', async () => {
    await bed.installations.change(HOST, SHOP, ({ state }) =>
      Promise.resolve({ answer: undefined, state: { ...state, cursor: 'inside' } }),
    );
    const kept = await bed.post('/app/shop', { state: { settings: { markAsPaid: true } } }, undefined, 'PUT');
    expect(await json(kept)).toMatchObject({ state: { settings: { markAsPaid: true } } });
    await bed.post('/app/shop', { state: { onboarding: { done: true } } }, undefined, 'PUT');
    const { state } = await json(await bed.call('/app/shop'));
    expect(state).toEqual({ settings: { markAsPaid: true }, onboarding: { done: true } });
    expect((await bed.installations.read(HOST, SHOP))?.state).toMatchObject({ cursor: 'inside' });
  });

  it.each([
    [{ state: { cursor: 'mine' } }],
    [{ state: { settings: { markAsPaid: 'yes' } } }],
    [{ state: { onboarding: { __proto__x: 1 } } }],
    [[]],
  ])('is refused %j, and nothing is kept', async (body) => {
    const response = await bed.post('/app/shop', body, undefined, 'PUT');
    expect(response.status).toBe(422);
    expect(await json(response)).toMatchObject({ code: 'REQUEST_INVALID', problems: [{ code: 'REQUEST_INVALID' }] });
    expect((await bed.installations.read(HOST, SHOP))?.state).toMatchObject({ cursor: 'inside' });
  });

  it('tries an order, by its id and the last ones: nothing is kept', async () => {
    for (const demand of [{ orderId: ORDER }, { last: 5 }])
      expect(await json(await bed.post('/app/dry-run', demand))).toMatchObject({
        invoice: 1,
        stop: 0,
        skip: 0,
        orders: [{ id: ORDER, verdict: 'invoice', currency: 'EUR', problems: [] }],
      });
    const { items } = await json(await bed.call('/v1/orders'));
    expect(items).toEqual([]);
    expect(await json(await bed.post('/app/dry-run', { orderId: '1' }))).toMatchObject({ skip: 1 });
  });

  it('sends an order, gets it invoiced, and opens its file by a signed link', async () => {
    expect((await bed.post(`/app/orders/${ORDER}/send`, {})).status).toBe(202);
    const again = await bed.post(`/app/orders/${ORDER}/send`, {});
    expect([again.status, await json(again)]).toEqual([200, { outcome: 'duplicate' }]);
    const worker = await bed.core.work();
    const files = async () => (await json(await bed.call(`/app/order-block/${ORDER}`)))['files'] as string[];
    await expect.poll(files).toHaveLength(1);
    await worker.stop();
    const [link = ''] = await files();
    const path = link.replace(APP.appUrl, '');
    const file = await bed.call(path, '');
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await file.text()).startsWith('%PDF-')).toBe(true);
    const printed = await bed.call(`/print/orders?orders=${ORDER},1&kinds=invoice`);
    expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await bed.call(`/print/orders?orders=${ORDER}&kinds=creditNote`)).status).toBe(404);
    for (const forged of [
      path.replace('/pdf?', '/ubl?'),
      path.replace(SHOP, OTHER),
      path.replace(/until=\d/, 'until=9'),
      path.replace(/sig=(.)/, (_, first) => (first === '_' ? 'sig=-' : 'sig=_')),
      `${path}&extra=1`,
      path.replace(/sig=.*/, 'sig='),
    ])
      expect((await bed.call(forged, '')).status).toBe(404);
  });

  it('is refused an order that is none', async () => {
    const response = await bed.post('/app/orders/12/send', {});
    expect([response.status, (await json(response))['code']]).toEqual([422, 'ORDER_NOT_FOR_INVOICING']);
    expect((await bed.post('/app/orders/1%2F..%2F2/send', {})).status).toBe(422);
  });

  it('fetches the history, and sees how far it is', async () => {
    expect(await json(await bed.call('/app/backfill', otherToken()))).toEqual({ state: 'idle', found: 0, taken: 0 });
    const begun = await bed.post('/app/backfill', { since: '2026-11-01' });
    expect([begun.status, (await json(begun))['state']]).toEqual([202, 'running']);
    await bed.backfills.settled();
    expect(await json(await bed.call('/app/backfill'))).toMatchObject({ state: 'done', found: 1 });
    expect((await bed.post('/app/backfill', { since: 'yesterday' })).status).toBe(422);
  });
});

describe('another shop', () => {
  it('sees nothing of the first, whatever the address says', async () => {
    const token = otherToken();
    expect((await json(await bed.call(`/app/shop?shop=${SHOP}`, token)))['shop']).toBe(OTHER);
    expect((await json(await bed.call(`/v1/orders?shop=${SHOP}`, token)))['items']).toEqual([]);
    expect(await json(await bed.call(`/app/order-block/${ORDER}`, token))).toEqual({ stage: null, files: [] });
    const { items } = (await json(await bed.call('/v1/documents'))) as { items: { id: string }[] };
    expect(items.length).toBeGreaterThan(0);
    for (const of of ['pdf', 'delivery'])
      expect((await bed.call(`/v1/documents/${items[0]?.id}/${of}`, token)).status).toBe(404);
    // The control: the first shop sees both.
    expect((await bed.call(`/v1/documents/${items[0]?.id}/delivery`)).status).toBe(200);
  });
});

describe('who cannot prove who they are', () => {
  const now = () => Math.floor(Date.now() / 1000);
  const claims = () => ({
    iss: `https://${SHOP}/admin`,
    dest: `https://${SHOP}`,
    sub: '1',
    aud: APP.apiKey,
    exp: now() + 60,
    nbf: now(),
    iat: now(),
    jti: 'j',
  });
  const bad: readonly [string, () => string][] = [
    ['no token', () => ''],
    ['something else', () => 'x.y.z'],
    ['a forged token', () => merchantToken({}, 'another secret, as long')],
    ['an unsigned token', () => `${signed(claims(), '', { alg: 'none' }).split('.').slice(0, 2).join('.')}.`],
    ['a token of another algorithm', () => signed(claims(), APP.apiSecret, { alg: 'HS512' })],
    ['an expired token', () => merchantToken({ exp: now() - 11 })],
    ['a token without an end', () => merchantToken({ exp: undefined })],
    ['a token of tomorrow', () => merchantToken({ nbf: now() + 60 })],
    ['a token for another app', () => merchantToken({ aud: 'another-app' })],
    ["a buyer's token", () => buyerToken()],
    ["a buyer's token that names the admin", () => buyerToken({ iss: `https://${SHOP}/admin` })],
    ['a token whose issuer is another shop', () => merchantToken({ iss: `https://${OTHER}/admin` })],
    [
      'a token for another host',
      () => merchantToken({ dest: 'https://evil.example', iss: 'https://evil.example/admin' }),
    ],
    [
      'a host that only looks like a shop',
      () =>
        merchantToken({
          dest: 'https://a.myshopify.com.evil.example',
          iss: 'https://a.myshopify.com.evil.example/admin',
        }),
    ],
    ['a host with a path', () => merchantToken({ dest: `https://${SHOP}/x`, iss: `https://${SHOP}/x/admin` })],
    ['a host with a port', () => merchantToken({ dest: `https://${SHOP}:8443`, iss: `https://${SHOP}:8443/admin` })],
    ['a user before the host', () => merchantToken({ dest: `https://x@${SHOP}`, iss: `https://x@${SHOP}/admin` })],
  ];

  it.each(bad)('with %s is answered 401, and App Bridge asks again', async (_, token) => {
    const before = bed.admin.seen.exchanges;
    for (const path of ['/app/shop', '/v1/orders', '/app/backfill']) {
      const response = await bed.call(path, token());
      expect([response.status, response.headers.get('x-shopify-retry-invalid-session-request')]).toEqual([401, '1']);
      expect(await json(response)).toMatchObject({ problems: [{ code: 'SESSION_INVALID' }] });
    }
    expect(bed.admin.seen.exchanges).toBe(before);
  });

  it('after the app was uninstalled is answered 401, until it is installed again', async () => {
    await bed.installations.uninstall(HOST, OTHER);
    bed.admin.failTokens(400);
    expect((await bed.call('/app/shop', otherToken())).status).toBe(401);
    expect((await bed.installations.find(HOST, OTHER))?.uninstalledAt).toBeDefined();
    bed.admin.failTokens(undefined);
    expect((await bed.call('/app/shop', otherToken())).status).toBe(200);
    expect((await bed.installations.find(HOST, OTHER))?.uninstalledAt).toBeUndefined();
  });

  it('while Shopify is away a shop that is known works on, and a new one is asked to wait', async () => {
    bed.admin.failTokens(503);
    const late = merchantToken({ dest: 'new.myshopify.com', iss: 'https://new.myshopify.com/admin' });
    expect((await bed.call('/v1/orders', late)).status).toBe(401);
    const fresh = merchantToken({ dest: 'https://new.myshopify.com', iss: 'https://new.myshopify.com/admin' });
    const response = await bed.call('/v1/orders', fresh);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await bed.call('/v1/orders')).status).toBe(200);
    bed.admin.failTokens(undefined);
  });
});

describe('a buyer', () => {
  const path = `/buyer/orders/${ORDER}`;

  it('sees the documents of an own order', async () => {
    const shown = await json(await bed.call(path, buyerToken()));
    expect(shown).toMatchObject({ told: {} });
    expect(shown['files']).toHaveLength(1);
  });

  it('tells what an e-invoice needs: it is kept, and the order read again', async () => {
    const told = await bed.post(`${path}/e-invoicing`, { siren: '812345676' }, buyerToken());
    expect([told.status, await json(told)]).toMatchObject([200, { told: { siren: '812345676' } }]);
    expect(bed.noticed).toEqual([ORDER]);
    expect(await json(await bed.call(path, buyerToken()))).toMatchObject({ told: { siren: '812345676' } });
    expect((await bed.post(`${path}/e-invoicing`, { siren: '<b>' }, buyerToken())).status).toBe(422);
  });

  it.each([
    ["another customer's token", () => buyerToken({ sub: 'gid://shopify/Customer/8' }), 404],
    ['a buyer who has not signed in', () => buyerToken({ sub: undefined }), 403],
    ["the merchant's token", () => merchantToken(), 401],
    ['a forged token', () => buyerToken({}, 'another secret, as long'), 401],
    ['a token for another app', () => buyerToken({ aud: 'another' }), 401],
    ['an expired token', () => buyerToken({ exp: Math.floor(Date.now() / 1000) - 11 }), 401],
    ['a token of a shop without the app', () => buyerToken({ dest: 'none.myshopify.com' }), 401],
    ['a token of another host', () => buyerToken({ dest: 'evil.example' }), 401],
  ])('with %s sees nothing and changes nothing', async (_, token, status) => {
    const before = await bed.installations.read(HOST, SHOP);
    expect((await bed.call(path, token())).status).toBe(status);
    expect((await bed.post(`${path}/e-invoicing`, { siren: '552100554' }, token())).status).toBe(status);
    expect(await bed.installations.read(HOST, SHOP)).toEqual(before);
    expect(CUSTOMER).toBe('7');
  });
});

describe('the door', () => {
  it('lets extensions ask from Shopify’s origins, without cookies', async () => {
    const asked = await fetch(`${bed.url}/buyer/orders/1`, {
      method: 'OPTIONS',
      headers: { origin: 'https://extensions.shopifycdn.com', 'access-control-request-method': 'GET' },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe('*');
    expect(asked.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
    const stale = await bed.call('/v1/orders', '');
    expect(stale.headers.get('access-control-expose-headers')).toContain('x-shopify-retry-invalid-session-request');
    expect((await bed.call('/', '')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('says what is not there, and what cannot be read, and never why it broke', async () => {
    expect((await bed.call('/nowhere.php', '')).status).toBe(404);
    const broken = await bed.call('/app/dry-run', undefined, { method: 'POST', body: '{"a' });
    expect([broken.status, (await json(broken))['code']]).toEqual([400, 'REQUEST_INVALID']);
    const large = await bed.post('/app/dry-run', { orderId: 'x'.repeat(200_000) });
    expect(large.status).toBe(413);
  });

  it('asks to wait while the database is away, and says nothing of a bug', async () => {
    const { find } = bed.installations;
    const fail = (error: Error) => Object.assign(bed.installations, { find: () => Promise.reject(error) });
    fail(Object.assign(new Error('terminating'), { code: '57P01' }));
    const away = await bed.call('/app/backfill');
    expect([away.status, away.headers.get('retry-after'), (await json(away))['code']]).toEqual([
      503,
      '5',
      'DATABASE_UNAVAILABLE',
    ]);
    fail(new Error('a row with a name in it'));
    const bug = await bed.call('/app/backfill');
    expect([bug.status, await bug.text()]).toEqual([500, expect.not.stringContaining('name')]);
    Object.assign(bed.installations, { find });
  });

  it('opens the portal to who has a link, and says nothing of one that is none', async () => {
    const portal = await bed.call('/p/nonsense', '');
    expect(portal.status).toBe(404);
    expect(portal.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await portal.text()).not.toContain('id="app"');
  });

  it('takes from agencies what carries their signature alone', async () => {
    const config = { test: { url: 'https://agency.example' }, live: { url: 'https://agency.example' } };
    const secrets = { token: 'a-token', webhook: 'a-secret' };
    const agency = { id: 'kanzlei', name: 'Kanzlei', adapter: 'http', config, secrets };
    const kept = await bed.core.collections.agencies.put(bed.tenants.get(SHOP) as TenantId, agency);
    expect(kept).toMatchObject({ ok: true });
    const push = (to: string) => bed.call(`/agencies/widgets/${to}/live/events`, '', { method: 'POST', body: '{}' });
    expect((await push('kanzlei')).status).toBe(401);
    expect((await push('nobody')).status).toBe(404);
  });

  it('takes from a gateway of text messages what carries its signature alone', async () => {
    const config = { url: 'https://sms.example/v1/messages', sender: 'Widgets' };
    const secrets = { 'sms-token': 'a-token', 'sms-receipts': 'a-secret' };
    const channel = { id: 'sms', adapter: 'sms-gateway', config, secrets } as const;
    const kept = await bed.core.delivery.connections.put(bed.tenants.get(SHOP) as TenantId, channel);
    expect(kept).toMatchObject({ ok: true });
    const receipt = { messageId: randomUUID(), id: 'gw-1', status: 'delivered', at: '2026-12-05T09:31:00Z' };
    const body = JSON.stringify(receipt);
    const push = (merchant: string, secret: string) => {
      const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
      const init = { method: 'POST', body, headers: { 'x-signature': signature } };
      return fetch(`${bed.url}/sms/${merchant}/receipts`, init);
    };
    expect((await push('widgets', 'another')).status).toBe(401);
    expect((await push('nobody', 'a-secret')).status).toBe(404);
    expect(await json(await push('widgets', 'a-secret'))).toEqual({ stored: 0, repeated: 0, unknown: 1 });
  });

  it('answers health, and lets Shopify’s own calls in before anything else', async () => {
    expect((await bed.call('/healthz', '')).status).toBe(200);
    expect((await bed.call('/readyz', '')).status).toBe(200);
    const metrics = await (await bed.call('/metrics', '')).text();
    expect(metrics).toContain('route="/app/shop"');
    expect(metrics).not.toContain(SHOP);
    expect((await bed.call('/webhooks/shopify', '', { method: 'POST', body: 'raw' })).status).toBe(200);
  });
});
