import { createHmac, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newMasterKey } from '@quittance/core/access';
import { openQuittance, type Quittance } from '@quittance/core/flow';
import { startEmbeddedPostgres } from '@quittance/core/store';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buyerDataIn, keepBuyerData } from '../src/host/buyer-data.ts';
import { HOST } from '../src/index.ts';
import { orderIdIn } from '../src/server/webhooks/order-id.ts';
import { webhookRoute } from '../src/server/webhooks/route.ts';
import { verifierOf } from '../src/server/webhooks/verify.ts';

const SECRET = 'hush';
const SHOP = 'quittance-dev.myshopify.com';
const CORPUS = join(import.meta.dirname, '../../../../shared/corpus/shopify-orders');
const there = existsSync(CORPUS);

describe(`the webhook route${there ? '' : ' [partly skipped: no corpus beside the checkout]'}`, () => {
  const logged: string[] = [];
  const note = (level: string) => (fields: object, message: string) =>
    void logged.push(`${level} ${message} ${JSON.stringify(fields)}`);
  const log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') };
  const called: unknown[] = [];
  let quittance: Quittance;
  let url = '';
  const closing: (() => Promise<unknown> | void)[] = [];

  beforeAll(async () => {
    const dir = mkdtempSync(join(tmpdir(), 'quittance-webhooks-'));
    const server = await startEmbeddedPostgres({ dir, settings: { fsync: 'off' } });
    await server.createDatabase('webhooks');
    quittance = await openQuittance({
      database: { connectionString: server.connectionString('webhooks') },
      keys: { current: newMasterKey(), previous: [] },
    });
    await quittance.installations.ensure(HOST, SHOP);
    const app = express();
    const route = webhookRoute({
      verify: verifierOf(['new secret', SECRET]),
      quittance,
      log,
      scopesChanged: (shop, scopes) => Promise.resolve(void called.push([shop.shop, scopes])),
      bulkFinished: (shop, id) => Promise.resolve(void called.push([shop.shop, id])),
    });
    app.use('/webhooks/shopify', route);
    const listening = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => listening.once('listening', resolve));
    url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/webhooks/shopify`;
    closing.push(
      () => void listening.close(),
      () => quittance.close(),
      () => server.stop(),
      () => rmSync(dir, { recursive: true, force: true }),
    );
  }, 120_000);

  afterAll(async () => {
    for (const close of closing) await close();
  });

  beforeEach(() => {
    logged.length = 0;
    called.length = 0;
  });

  const sign = (body: string | Buffer, secret = SECRET) => createHmac('sha256', secret).update(body).digest('base64');

  async function post(topic: string, body: string | Buffer, headers: Record<string, string | null> = {}) {
    const all = {
      'content-type': 'application/json',
      'x-shopify-topic': topic,
      'x-shopify-shop-domain': SHOP,
      'x-shopify-webhook-id': randomUUID(),
      'x-shopify-hmac-sha256': sign(body),
      ...headers,
    };
    const given = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
    return (await fetch(url, { method: 'POST', body, headers: given.map(([a, b]) => [a, b]) })).status;
  }

  const lifecycle = (name: string) => readFileSync(join(CORPUS, 'lifecycle', name));
  const order = (id: string) => `{"id":${id},"admin_graphql_api_id":"gid://shopify/Order/${id}","note":"🙂 gid"}`;
  const tenant = async (shop = SHOP) => {
    const found = await quittance.installations.find(HOST, shop);
    if (found === undefined) throw new Error('not installed');
    return found.tenant;
  };
  const waiting = async (shop = SHOP) => (await quittance.stats(await tenant(shop))).changes;

  it('takes a signed delivery once, and its repeats for what they are', async () => {
    const before = await waiting();
    const repeated = { 'x-shopify-webhook-id': randomUUID() };
    const body = order('820982911946154508');
    expect(await post('orders/create', body, repeated)).toBe(200);
    expect(await post('orders/create', body, repeated)).toBe(200);
    expect(await post('orders/paid', body)).toBe(200);
    expect(await waiting()).toBe(before + 1);
    expect(logged.filter((line) => line.includes('"repeated"'))).toHaveLength(1);
  });

  it('refuses what is not signed by Shopify, whatever else it says', async () => {
    const before = await waiting();
    const body = order('1');
    const wrong: (string | null)[] = [
      null,
      '',
      'nonsense',
      sign(body, 'other'),
      sign(`${body} `),
      sign(body).slice(0, 40),
    ];
    for (const hmac of wrong) expect(await post('orders/create', body, { 'x-shopify-hmac-sha256': hmac })).toBe(401);
    expect(await post('orders/create', '', { 'x-shopify-hmac-sha256': sign('x') })).toBe(401);
    expect(await waiting()).toBe(before);
    expect(await post('orders/create', body, { 'x-shopify-hmac-sha256': sign(body, 'new secret') })).toBe(200);
  });

  it('says 400 without its headers, and 413 to what is no order', async () => {
    for (const header of ['x-shopify-topic', 'x-shopify-shop-domain', 'x-shopify-webhook-id'])
      expect(await post('orders/create', order('1'), { [header]: null })).toBe(400);
    expect(await post('orders/create', order('1'), { 'x-shopify-shop-domain': 'evil.example' })).toBe(400);
    expect(await post('orders/create', 'x'.repeat(11 * 1024 * 1024))).toBe(413);
  });

  it('takes an order of megabytes, and emoji byte for byte', async () => {
    const before = await waiting();
    const body = `{"id":77,"admin_graphql_api_id":"gid://shopify/Order/77","note":"${'🙂'.repeat(1_000_000)}"}`;
    expect(await post('orders/updated', body)).toBe(200);
    expect(await waiting()).toBe(before + 1);
  });

  it('answers 200 to what it does not know, keeps nothing, and names it in the log without a person', async () => {
    const before = await waiting();
    expect(await post('orders/create', order('5'), { 'x-shopify-shop-domain': 'nobody.myshopify.com' })).toBe(200);
    expect(await post('products/update', '{"id":1,"title":"Camille"}')).toBe(200);
    expect(await post('orders/create', '{"email":"camille@example.org"}')).toBe(200);
    expect(await waiting()).toBe(before);
    expect(logged.map((line) => /"outcome":"([^"]+)"/.exec(line)?.[1])).toEqual([
      'unknown shop',
      'unknown topic',
      'not understood',
    ]);
    expect(logged.join()).not.toMatch(/camille/i);
  });

  it('stops at once for a shop that uninstalls, but only when the signed body names it, and not for an installation since', async () => {
    const shop = 'leaving.myshopify.com';
    const { installedAt } = await quittance.installations.ensure(HOST, shop);
    await quittance.installations.change(HOST, shop, () => Promise.resolve({ answer: 0, secrets: { token: 't' } }));
    const body = (domain: string) => JSON.stringify({ id: 1, myshopify_domain: domain });
    const installed = async () => (await quittance.installations.find(HOST, shop))?.uninstalledAt === undefined;
    const header = { 'x-shopify-shop-domain': shop };
    await post('app/uninstalled', body(SHOP), header);
    await post('app/uninstalled', order('1'), header);
    const early = new Date(Date.parse(installedAt) - 60_000).toISOString();
    await post('app/uninstalled', body(shop), { ...header, 'x-shopify-triggered-at': early });
    expect(await installed()).toBe(true);
    const late = new Date(Date.parse(installedAt) + 60_000).toISOString();
    expect(await post('app/uninstalled', body(shop), { ...header, 'x-shopify-triggered-at': late })).toBe(200);
    expect(await installed()).toBe(false);
    expect((await quittance.installations.read(HOST, shop))?.secrets).toEqual({});
  });

  it.skipIf(!there)('records what the law has Shopify ask, once each, for the shop that the body names', async () => {
    const request = { 'x-shopify-webhook-id': randomUUID() };
    expect(await post('customers/data_request', lifecycle('customers-data-request.json'), request)).toBe(200);
    expect(await post('customers/data_request', lifecycle('customers-data-request.json'), request)).toBe(200);
    for (const customer of ['191167', '2'])
      await keepBuyerData(quittance.installations, SHOP, customer, { siren: '732829320' });
    expect(await post('customers/redact', lifecycle('customers-redact.json'))).toBe(200);
    const told = (await quittance.installations.read(HOST, SHOP)) ?? { state: {}, secrets: {} };
    expect(['191167', '2'].map((customer) => buyerDataIn(told, customer))).toEqual([undefined, { siren: '732829320' }]);
    // A customer's request under the topic of the shop's: nothing.
    expect(await post('shop/redact', lifecycle('customers-redact.json'))).toBe(200);
    const kept = await quittance.privacy.list(await tenant());
    const orderIds = ['299938', '280263', '220458'];
    expect(kept).toMatchObject([
      { kind: 'erase-customer', customerId: '191167', orderIds },
      { kind: 'access', customerId: '191167', orderIds },
    ]);
    expect(JSON.stringify(kept) + logged.join()).not.toMatch(/john|555-625/);
    expect(await post('shop/redact', lifecycle('shop-redact.json'))).toBe(200);
    expect((await quittance.privacy.list(await tenant()))[0]?.kind).toBe('erase-shop');
  });

  it.skipIf(!there)('hands on scopes and finished bulk operations', async () => {
    await post('app/scopes_update', lifecycle('app-scopes-update.json'));
    await post('bulk_operations/finish', lifecycle('bulk-operations-finish-completed.json'));
    expect(called).toEqual([
      [SHOP, ['read_orders', 'write_orders', 'read_customers']],
      [SHOP, 'gid://shopify/BulkOperation/147595010'],
    ]);
  });

  it('asks Shopify to come again when the delivery could not be kept', async () => {
    const broken = express();
    const noticeChange = () => Promise.reject(new Error('of camille@example.org'));
    broken.use(webhookRoute({ verify: verifierOf([SECRET]), quittance: { ...quittance, noticeChange }, log }));
    const listening = broken.listen(0, '127.0.0.1');
    await new Promise((resolve) => listening.once('listening', resolve));
    const kept = url;
    url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/`;
    expect(await post('orders/create', order('1'))).toBe(503);
    url = kept;
    listening.close();
    expect(logged.join()).toContain('a webhook was not kept');
    expect(logged.join()).not.toContain('camille');
  });
});

describe('the order of a webhook', () => {
  it('is read without losing a digit', () => {
    expect(orderIdIn(Buffer.from('{"id":820982911946154508}'))).toBe('820982911946154508');
    expect(orderIdIn(Buffer.from('{ "order_edit": {"id":1, "order_id": 820982911946154509 } }'))).toBe(
      '820982911946154509',
    );
    expect(orderIdIn(Buffer.from('{"order_adjustment":null}'))).toBeUndefined();
  });

  it('is not what a buyer writes', () => {
    const note = JSON.stringify('"admin_graphql_api_id":"gid://shopify/Order/666","order_id":667');
    const body = `{"note":${note},"id":5,"admin_graphql_api_id":"gid://shopify/Order/5"}`;
    expect(orderIdIn(Buffer.from(body))).toBe('5');
    expect(orderIdIn(Buffer.from(`{"note":${note},"order_id":6}`))).toBe('6');
  });

  it.skipIf(!there)('is found in every payload of the corpus', () => {
    const files = ['collected', 'constructed'].flatMap((folder) =>
      readdirSync(join(CORPUS, folder)).map((name) => join(CORPUS, folder, name)),
    );
    let checked = 0;
    for (const file of files.filter((name) => name.endsWith('.json'))) {
      const body = readFileSync(file);
      const json = JSON.parse(body.toString()) as Record<string, unknown>;
      if (json['order_id'] === undefined && json['line_items'] === undefined) continue;
      const digits = new RegExp(`"${json['order_id'] === undefined ? 'id' : 'order_id'}"\\s*:\\s*(\\d+)`);
      expect([file, orderIdIn(body)]).toEqual([file, digits.exec(body.toString())?.[1]]);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(30);
  });
});
