import { describe, expect, it } from 'vitest';
import { call, open } from './equipment.ts';

const LINES = [{ title: 'Chair', price: '119.00', rate: '0.19' }];
const ORDER = 'query O($id: ID!) { order(id: $id) { id name totalPriceSet { shopMoney { amount } } } }';

describe('what is refused before anything runs', () => {
  it('a field that the API does not have', async () => {
    const { call: ask } = await open();
    const { status, errors, data } = await ask('{ shop { id turnover } }');
    expect(status).toBe(200);
    expect(errors).toMatchObject([{ extensions: { code: 'undefinedField', typeName: 'Shop', fieldName: 'turnover' } }]);
    expect(data).toEqual({});
  });

  it('a variable of the wrong kind, and an id that is none', async () => {
    const { call: ask } = await open();
    expect((await ask(ORDER, {})).errors).toMatchObject([{ extensions: { code: 'INVALID_VARIABLE' } }]);
    expect((await ask(ORDER, { id: '1001' })).errors).toMatchObject([{ message: "Invalid global id '1001'" }]);
    const pay =
      'mutation P($m: MoneyInput) { orderCreateManualPayment(id: "gid://shopify/Order/1", amount: $m) { userErrors { message } } }';
    expect((await ask(pay, { m: { amount: '12,50', currencyCode: 'EUR' } })).errors).toMatchObject([
      { extensions: { code: 'INVALID_VARIABLE' } },
    ]);
  });

  it('a connection without `first` or `last`, and a page above 250', async () => {
    const { call: ask } = await open({ scopes: ['read_orders'] });
    expect((await ask('{ orders { nodes { id } } }')).errors).toMatchObject([
      { message: 'you must provide one of first or last' },
    ]);
    expect((await ask('{ orders(first: 251) { nodes { id } } }')).errors).toMatchObject([
      { extensions: { code: 'BAD_REQUEST' } },
    ]);
  });

  it('a version that is not served, a shop that is not there', async () => {
    const { fake, token } = await open();
    const old = await fetch(`${fake.origin}/shops/first.myshopify.com/admin/api/2024-01/graphql.json`, {
      method: 'POST',
      body: '{}',
    });
    expect(old.status).toBe(404);
    expect((await call(fake, 'nobody.myshopify.com', token, '{ shop { id } }')).status).toBe(404);
  });
});

describe('access scopes', () => {
  const TERMS = '{ orders(first: 1) { nodes { id paymentTerms { id } } } }';

  it('are refused by the table, with its words', async () => {
    const { call: ask } = await open({ scopes: ['read_orders'] });
    expect((await ask(TERMS)).errors).toMatchObject([
      {
        message: 'Access denied for paymentTerms field. Required access: `read_payment_terms` access scope.',
        extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_payment_terms` access scope.' },
      },
    ]);
  });
  it('let pass what they name, and `write_x` lets read', async () => {
    const { call: ask } = await open({ scopes: ['write_orders', 'write_payment_terms'] });
    expect((await ask(TERMS)).errors).toEqual([]);
  });
  it('let pass with any one of several', async () => {
    const query = '{ company(id: "gid://shopify/Company/1") { id } }';
    const { shop, call: ask } = await open({ scopes: ['read_companies'] });
    expect((await ask(query)).errors).toEqual([]);
    shop.scopes = ['read_orders'];
    expect((await ask(query)).errors).toMatchObject([{ extensions: { code: 'ACCESS_DENIED' } }]);
  });
  it('are asked for inside a fragment on a type', async () => {
    const { call: ask } = await open({ scopes: [] });
    expect((await ask('{ node(id: "gid://shopify/Order/1") { ... on Order { id } } }')).errors).toMatchObject([
      { extensions: { code: 'ACCESS_DENIED' } },
    ]);
  });
  it('hide orders older than 60 days without read_all_orders', async () => {
    const { fake, shop, call: ask } = await open();
    const { id } = fake.merchant(shop).placeOrder({ number: 1, lines: LINES, at: '2026-09-01T10:00:00Z' });
    expect((await ask(ORDER, { id })).data).toEqual({ order: null });
    shop.scopes = [...shop.scopes, 'read_all_orders'];
    expect((await ask(ORDER, { id })).data).toMatchObject({ order: { id } });
  });
});

describe('points', () => {
  const DEAR = '{ orders(first: 100) { nodes { id customer { id } } } }';

  it('are told with each answer, and given back where less was answered', async () => {
    const { call: ask } = await open();
    const { cost } = await ask(DEAR);
    expect([cost.requestedQueryCost, cost.actualQueryCost]).toEqual([202, 2]);
    expect(cost.throttleStatus).toEqual({ maximumAvailable: 2000, currentlyAvailable: 1998, restoreRate: 100 });
  });

  it('run out: HTTP 200, THROTTLED, and nothing ran; they come back with time', async () => {
    const { fake, shop, clock, call: ask } = await open({ maximumAvailable: 25, restoreRate: 10 });
    const { id } = fake.merchant(shop).placeOrder({ number: 1, lines: LINES });
    const pay = 'mutation P($id: ID!) { orderMarkAsPaid(input: {id: $id}) { userErrors { message } } }';
    shop.bucket.take(20);
    const refused = await ask(pay, { id });
    expect(refused.status).toBe(200);
    expect(refused.errors).toMatchObject([{ extensions: { code: 'THROTTLED' } }]);
    expect(refused.cost).toMatchObject({
      requestedQueryCost: 10,
      actualQueryCost: null,
      throttleStatus: { currentlyAvailable: 5 },
    });
    expect(shop.order(id)?.displayFinancialStatus).toBe('PENDING');
    clock.pass(1);
    expect((await ask(pay, { id })).errors).toEqual([]);
    expect(shop.order(id)?.displayFinancialStatus).toBe('PAID');
  });

  it('are at most 1000 for one query', async () => {
    const { call: ask } = await open();
    expect(
      (await ask('{ orders(first: 250) { nodes { lineItems(first: 10) { nodes { id } } } } }')).errors,
    ).toMatchObject([{ extensions: { code: 'MAX_COST_EXCEEDED', cost: 3252, maxCost: 1000 } }]);
  });
});

describe('protected customer data', () => {
  it('is null for an app that was not approved for it', async () => {
    const { fake, shop, call: ask } = await open({ redactsCustomers: true });
    const bodies: string[] = [];
    shop.onEvent = ({ body }) => bodies.push(body);
    const { id } = fake.merchant(shop).placeOrder({ number: 1, lines: LINES });
    const query =
      'query O($id: ID!) { order(id: $id) { email customer { firstName defaultEmailAddress { emailAddress } } billingAddress { lastName address1 city countryCodeV2 } } }';
    expect((await ask(query, { id })).data).toEqual({
      order: {
        email: null,
        customer: { firstName: null, defaultEmailAddress: null },
        billingAddress: { lastName: null, address1: null, city: 'Berlin', countryCodeV2: 'DE' },
      },
    });
    expect(bodies.join('')).not.toMatch(/Weber|Lindenstraße|@example/);
  });
});

describe('a field that the fake does not know', () => {
  it('is an error, never an invented value', async () => {
    const { fake, shop, call: ask } = await open();
    const { id } = fake.merchant(shop).placeOrder({ number: 1, lines: LINES });
    const { errors } = await ask('query O($id: ID!) { order(id: $id) { id totalWeight } }', { id });
    expect(errors).toMatchObject([
      { message: 'The fake does not know Order.totalWeight', extensions: { code: 'UNKNOWN_IN_FAKE' } },
    ]);
  });
});

describe('faults on demand', () => {
  const ADD = 'mutation T($id: ID!) { tagsAdd(id: $id, tags: ["x"]) { node { id } userErrors { message } } }';

  it('throttled, 429 with Retry-After, 401, 502: each once, then it works again', async () => {
    const { shop, call: ask } = await open();
    for (const kind of ['throttled', 'rate-limited', 'unauthorized', 'bad-gateway'] as const) shop.faults.next(kind);
    expect((await ask('{ shop { id } }')).errors).toMatchObject([{ extensions: { code: 'THROTTLED' } }]);
    const limited = await ask('{ shop { id } }');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2.0']);
    expect((await ask('{ shop { id } }')).status).toBe(401);
    expect((await ask('{ shop { id } }')).status).toBe(502);
    expect((await ask('{ shop { id } }')).data).toMatchObject({ shop: { id: 'gid://shopify/Shop/954889' } });
  });

  it('an answer that gets lost took effect; a reset connection did not', async () => {
    const { fake, shop, call: ask } = await open();
    const { id } = fake.merchant(shop).placeOrder({ number: 1, lines: LINES });
    shop.faults.next('connection-reset', { on: 'tagsAdd' });
    expect((await ask('{ shop { id } }')).status).toBe(200);
    await expect(ask(ADD, { id })).rejects.toThrow();
    expect(shop.order(id)?.tags).toEqual([]);
    shop.faults.next('answer-lost');
    await expect(ask(ADD, { id })).rejects.toThrow();
    expect(shop.order(id)?.tags).toEqual(['x']);
  });

  it('slow: the answer comes, late', async () => {
    const { shop, call: ask } = await open();
    shop.faults.next('slow', { milliseconds: 120 });
    const began = performance.now();
    expect((await ask('{ shop { id } }')).errors).toEqual([]);
    expect(performance.now() - began).toBeGreaterThan(100);
  });
});

describe('pages', () => {
  it('hold every row once, also when a row changes its place between two pages', async () => {
    const { fake, shop, clock, call: ask } = await open();
    for (let number = 1; number <= 7; number += 1)
      fake.merchant(shop).placeOrder({ number, lines: LINES, at: `2026-11-0${number}T10:00:00Z` });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const reply = await ask(
        'query P($after: String) { orders(first: 3, after: $after, sortKey: CREATED_AT) { pageInfo { hasNextPage endCursor } nodes { name } } }',
        { after },
      );
      const { nodes, pageInfo } = (reply.data as unknown as { orders: Page }).orders;
      seen.push(...nodes.map(({ name }) => name));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      clock.pass(60);
    } while (after !== null);
    expect(seen).toEqual(['#1', '#2', '#3', '#4', '#5', '#6', '#7']);
  });

  it('find what was updated since, and nothing for a filter that is not known', async () => {
    const { fake, shop, clock, call: ask } = await open();
    const merchant = fake.merchant(shop);
    const first = merchant.placeOrder({ number: 1, lines: LINES });
    merchant.placeOrder({ number: 2, lines: LINES });
    const since = new Date(clock.now()).toISOString();
    clock.pass(60);
    merchant.pay(first.id);
    const query = 'query S($q: String!) { orders(first: 5, query: $q, sortKey: UPDATED_AT) { nodes { name } } }';
    expect((await ask(query, { q: `updated_at:>='${since}'` })).data).toEqual({ orders: { nodes: [{ name: '#1' }] } });
    expect((await ask(query, { q: 'sku:A1' })).errors).toMatchObject([{ extensions: { code: 'UNKNOWN_IN_FAKE' } }]);
  });
});
interface Page {
  readonly nodes: readonly { readonly name: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
