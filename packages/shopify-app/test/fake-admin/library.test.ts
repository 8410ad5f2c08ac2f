import '@shopify/shopify-api/adapters/node';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ApiVersion,
  GraphqlQueryError,
  HttpResponseError,
  HttpThrottlingError,
  RequestedTokenType,
  shopifyApi,
  type Session,
} from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { FakeShopify, type FakeShop } from './index.ts';

/** Shopify's own library, unchanged, takes the fake for Shopify. Its clock is the real one. */
describe('the library of Shopify', () => {
  let fake: FakeShopify;
  let shop: FakeShop;
  const library = () =>
    shopifyApi({
      apiKey: fake.keys.apiKey,
      apiSecretKey: fake.keys.apiSecret,
      apiVersion: ApiVersion.October26,
      hostName: 'app.example',
      isEmbeddedApp: true,
      logger: { log: () => undefined },
    });
  const signIn = async (): Promise<Session> => {
    const { session } = await library().auth.tokenExchange({
      shop: shop.domain,
      sessionToken: fake.sessionToken(shop),
      requestedTokenType: RequestedTokenType.OfflineAccessToken,
      expiring: true,
    });
    return session;
  };

  beforeEach(async () => {
    fake = await FakeShopify.start();
    onTestFinished(() => fake.stop());
    shop = fake.openShop('first.myshopify.com');
    setAbstractFetchFunc((url, init) => {
      const { hostname, pathname, search } = new URL(url as string);
      const headers = { ...Object.fromEntries(new Headers(init?.headers)), 'x-fake-shop': hostname };
      return fetch(`${fake.origin}${pathname}${search}`, { ...init, headers });
    });
  });

  it('signs in, refreshes and reads', async () => {
    const session = await signIn();
    expect([session.scope, session.refreshToken !== undefined]).toEqual([shop.scopes.join(','), true]);
    const refreshed = await library().auth.refreshToken({
      shop: shop.domain,
      refreshToken: session.refreshToken ?? '',
    });
    const client = new (library().clients.Graphql)({ session: refreshed.session });
    const { data, extensions } = await client.request('{ shop { myshopifyDomain } }');
    expect(data).toEqual({ shop: { myshopifyDomain: 'first.myshopify.com' } });
    expect(extensions?.['cost']).toMatchObject({ requestedQueryCost: 1 });
  });

  it('knows each refusal by its own error', async () => {
    const session = await signIn();
    const client = new (library().clients.Graphql)({ session });
    const failure = (query = '{ shop { id } }'): Promise<unknown> =>
      client.request(query, { retries: 0 }).catch((error: unknown) => error);
    shop.faults.next('throttled');
    const throttled = await failure();
    expect(throttled).toBeInstanceOf(GraphqlQueryError);
    expect(JSON.stringify((throttled as GraphqlQueryError).body)).toContain('"THROTTLED"');
    shop.faults.next('rate-limited');
    const limited = await failure();
    expect(limited).toBeInstanceOf(HttpThrottlingError);
    expect((limited as HttpThrottlingError).response.retryAfter).toBe(2);
    expect(await failure('{ shop { turnover } }')).toBeInstanceOf(GraphqlQueryError);
    shop.faults.next('bad-gateway');
    expect(await failure()).toMatchObject({ response: { code: 502 } });
    fake.merchant(shop).uninstall();
    const gone = await failure();
    expect(gone).toBeInstanceOf(HttpResponseError);
    expect((gone as HttpResponseError).response.code).toBe(401);
  });

  it('takes a webhook for one of Shopify, and a forged one not', async () => {
    const verdicts: unknown[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const rawBody = Buffer.concat(chunks).toString('utf8');
        void library()
          .webhooks.validate({ rawBody, rawRequest: request, rawResponse: response })
          .then((verdict) => {
            verdicts.push(verdict);
            response.writeHead(200).end();
          });
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const sender = fake.sendWebhooksTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    fake.merchant(shop).placeOrder({ number: 1, lines: [{ title: 'Stuhl 🪑', price: '10.00' }] });
    await sender.settled();
    sender.faults = { wrongHmac: 1 };
    shop.emit('orders/updated', { id: 1 });
    await sender.settled();
    expect(verdicts).toMatchObject([
      { valid: true, topic: 'ORDERS_CREATE', domain: 'first.myshopify.com', apiVersion: '2026-10' },
      { valid: true, topic: 'ORDERS_UPDATED' },
      { valid: false, reason: 'invalid_hmac' },
    ]);
  });
});
