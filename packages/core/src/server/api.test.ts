import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { standIn } from '../../test/quittance-stand-in.ts';
import { newApiKey, type ApiKeyRole } from '../access/index.ts';
import type { Accepted, Quittance } from '../flow/index.ts';
import type { Result, TenantId } from '../model/index.ts';
import { createApi, type ApiOptions } from './api.ts';
import { apiKeyCallers } from './authenticate.ts';
import type { ApiEnv } from './caller.ts';
import { Metrics } from './metrics.ts';
import { problemDocument } from './problem.ts';
import { SCHEMAS } from './view-schemas.ts';

const TENANT = '019a9d5e-0000-7000-8000-000000000001' as TenantId;
/** A bomb must be small enough to be let in. */
const BODY_LIMITS: Readonly<Record<string, number>> = { 'too many orders': 10_000, 'a large gzip bomb': 1_000_000 };
const REFUSAL = {
  code: 'ORDER_INVALID',
  message: 'currency: must be an ISO 4217 currency code.',
  advice: 'Mend it in the shop.',
  retry: 'after-fix',
  field: 'currency',
} as const;

/** Accepts what has an id, refuses the rest, and remembers what it was given. */
function intake() {
  const seen: unknown[] = [];
  const quittance = standIn({
    acceptOrder(_: TenantId, order: unknown): Promise<Result<Accepted>> {
      seen.push(order);
      const known = (order as { id?: string } | null)?.id;
      if (known === undefined) return Promise.resolve({ ok: false, problems: [REFUSAL] });
      return Promise.resolve({ ok: true, value: { outcome: known === 'old' ? 'duplicate' : 'created' } });
    },
  });
  return { quittance, seen };
}

function api(options: Partial<ApiOptions> = {}, role: ApiKeyRole = 'admin') {
  const key = newApiKey();
  const log: string[] = [];
  const app = createApi({
    quittance: intake().quittance,
    identify: apiKeyCallers(
      (prefix) => Promise.resolve(prefix === key.prefix ? { tenantId: TENANT, role, hash: key.hash } : undefined),
      options.clock,
    ),
    log: pino({ base: null }, { write: (line: string) => void log.push(line) }),
    metrics: new Metrics(),
    ...options,
  });
  const call = async (
    path: string,
    init: Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> } = {},
  ) =>
    app.request(path, {
      ...init,
      headers: { authorization: `Bearer ${key.token}`, 'content-type': 'application/json', ...init.headers },
    });
  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    call(path, { method: 'POST', body, headers });
  return { app, call, post, log, token: key.token };
}

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = problemDocument.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}

describe('GET /v1/orders/unmapped', () => {
  it('tells what could not be read as an order, and why', async () => {
    const item = {
      id: '019a9d5e-0000-7000-8000-000000000002',
      host: 'shopfront',
      shop: 'main',
      sourceId: '7',
      problems: [REFUSAL],
      receivedAt: '2026-11-20T09:00:00.000Z',
    };
    const asked: unknown[] = [];
    const orders = {
      unmapped: (...args: unknown[]) => {
        asked.push(args);
        return Promise.resolve({ items: [item] });
      },
    };
    const { call } = api({ quittance: standIn({ orders }) });
    const answer = await call('/v1/orders/unmapped?shop=main&orderId=7&limit=5');
    expect(SCHEMAS.UnmappedPage.parse(await answer.json())).toEqual({ items: [item] });
    expect(asked).toEqual([[TENANT, { shop: 'main', orderId: '7' }, { limit: 5 }]]);
  });
});

describe('POST /v1/orders', () => {
  it('answers 202 for a new order, 200 for a known one, 422 with every problem for a refused one', async () => {
    const { post } = api();
    const created = await post('/v1/orders', '{"id":"new"}');
    expect([created.status, SCHEMAS.Acceptance.parse(await created.json())]).toEqual([202, { outcome: 'created' }]);
    expect((await post('/v1/orders', '{"id":"old"}')).status).toBe(200);
    const refusal = await post('/v1/orders', '{}');
    expect(refusal.status).toBe(422);
    expect(await problemOf(refusal)).toMatchObject({
      type: 'urn:quittance:problem:ORDER_INVALID',
      title: REFUSAL.message,
      detail: REFUSAL.advice,
      problems: [REFUSAL],
    });
  });

  it('answers a batch order by order, as an array and as lines', async () => {
    const { post } = api();
    const expected = {
      accepted: 2,
      refused: 1,
      results: [
        { index: 0, outcome: 'created' },
        { index: 1, outcome: 'refused', problems: [REFUSAL] },
        { index: 2, outcome: 'duplicate' },
      ],
    };
    const array = await post('/v1/orders', '[{"id":"a"},{},{"id":"old"}]');
    expect(SCHEMAS.BatchAnswer.parse(await array.json())).toEqual(expected);
    const lines = await post('/v1/orders', '{"id":"a"}\n{}\r\n\n{"id":"old"}\n', {
      'content-type': 'application/x-ndjson',
    });
    expect(await lines.json()).toEqual(expected);
  });

  it('takes the good lines beside a malformed one', async () => {
    const { post } = api();
    const response = await post('/v1/orders', '{"id":"a"}\n{"id":\n{"id":"b"}', {
      'content-type': 'application/x-ndjson',
    });
    expect(SCHEMAS.BatchAnswer.parse(await response.json())).toMatchObject({
      accepted: 2,
      refused: 1,
      results: [{}, { outcome: 'refused', problems: [{ code: 'JSON_MALFORMED' }] }, {}],
    });
  });

  it.each([
    ['malformed JSON', '{"id":', {}, 400, 'JSON_MALFORMED'],
    ['nothing', '', {}, 400, 'JSON_MALFORMED'],
    ['another type', '<order/>', { 'content-type': 'text/xml' }, 415, 'CONTENT_TYPE_UNKNOWN'],
    ['another encoding', '{}', { 'content-encoding': 'zstd' }, 415, 'CONTENT_ENCODING_UNKNOWN'],
    ['plain text that claims to be gzip', '{}', { 'content-encoding': 'gzip' }, 400, 'CONTENT_ENCODING_BROKEN'],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}, 400, 'BODY_NOT_UTF8'],
    ['too many orders', `[${'{},'.repeat(1_000)}{}]`, {}, 413, 'BATCH_TOO_LARGE'],
    ['too many bytes', `"${'x'.repeat(2_000)}"`, {}, 413, 'BODY_TOO_LARGE'],
    ['a large gzip bomb', gzipSync(Buffer.alloc(100_000_000)), { 'content-encoding': 'gzip' }, 413, 'BODY_TOO_LARGE'],
    ['a small gzip bomb', gzipSync(`"${' '.repeat(100_000)}"`), { 'content-encoding': 'gzip' }, 413, 'BODY_TOO_LARGE'],
  ] as const)('refuses %s without asking the flow', async (what, body, headers, status, code) => {
    const { quittance, seen } = intake();
    const { post } = api({ quittance, bodyLimit: BODY_LIMITS[what] ?? 1_500 });
    const response = await post('/v1/orders', body, headers);
    expect(response.status).toBe(status);
    expect((await problemOf(response)).problems[0]?.code).toBe(code);
    expect(seen).toEqual([]);
  });

  it('takes a gzipped body, and passes values on untouched', async () => {
    const { quittance, seen } = intake();
    const { post } = api({ quittance });
    const order = { id: 'new', amount: '0.10', nested: { deep: ['é', null] } };
    expect((await post('/v1/orders', gzipSync(JSON.stringify(order)), { 'content-encoding': 'gzip' })).status).toBe(
      202,
    );
    expect(seen).toEqual([order]);
  });
});

describe('the guards', () => {
  it.each([undefined, 'Basic eDp5', 'Bearer x', `Bearer ${newApiKey().token}`])(
    'answer 401 to %s',
    async (authorization) => {
      const { app } = api();
      const response = await app.request(
        '/v1/orders',
        authorization === undefined ? {} : { headers: { authorization } },
      );
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      expect((await problemOf(response)).problems[0]?.code).toBe('API_KEY_MISSING');
    },
  );

  it('answer 403 to a role that is too low, for every operation', async () => {
    const document = (await (await api().call('/v1/openapi.json')).json()) as OpenApi;
    const { call } = api({}, 'read');
    let refused = 0;
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { description }] of Object.entries(methods)) {
        if (description.includes('`read`')) continue;
        refused += 1;
        const response = await call(path.replace('{id}', TENANT), {
          method: method.toUpperCase(),
          ...(method !== 'get' && { body: '{}' }),
        });
        expect([path, method, response.status]).toEqual([path, method, 403]);
      }
    }
    expect(refused).toBeGreaterThanOrEqual(9);
  });

  it('answer 429 with Retry-After to a key that sends too much, and let it go on later', async () => {
    let now = 0;
    const { call } = api({
      rate: { perSecond: 1, burst: 2 },
      clock: { now: () => new Date(now) },
      quittance: standIn({ stats: () => Promise.resolve(NO_STATS) }),
    });
    const statuses = async () => (await call('/v1/stats')).status;
    expect([await statuses(), await statuses(), await statuses()]).toEqual([200, 200, 429]);
    expect((await call('/v1/stats')).headers.get('retry-after')).toBe('1');
    now = 1_000;
    expect(await statuses()).toBe(200);
  });

  it('stop a revoked key after five seconds at most', async () => {
    let now = 0;
    let revoked = false;
    const key = newApiKey();
    const clock = { now: () => new Date(now) };
    const { app } = api({
      quittance: standIn({ stats: () => Promise.resolve(NO_STATS) }),
      identify: apiKeyCallers(
        () => Promise.resolve(revoked ? undefined : { tenantId: TENANT, role: 'read', hash: key.hash }),
        clock,
      ),
    });
    const status = async () =>
      (await app.request('/v1/stats', { headers: { authorization: `Bearer ${key.token}` } })).status;
    expect(await status()).toBe(200);
    revoked = true;
    now = 5_000;
    expect(await status()).toBe(401);
  });
});

describe('every answer', () => {
  it('carries a request id and the headers of a closed door', async () => {
    const { call } = api();
    for (const path of ['/healthz', '/v1/openapi.json', '/nowhere', '/v1/nowhere']) {
      const { headers } = await call(path);
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });

  it('is a problem when there is nothing', async () => {
    const { call } = api({ quittance: standIn({ orders: { get: () => Promise.resolve(undefined) } }) });
    for (const path of [
      '/nowhere',
      '/v1/nowhere',
      '/v1/orders/not-a-uuid',
      `/v1/orders/${TENANT}`,
      "/v1/documents/1'%20or%201=1/ubl",
    ]) {
      const response = await call(path);
      expect([path, response.status]).toEqual([path, 404]);
      await problemOf(response);
    }
  });

  it('says which parameter is wrong without quoting it', async () => {
    const { call } = api();
    const response = await call('/v1/orders?limit=1000&placedFrom=Zo%C3%A9&colour=red');
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toContain('"field":"limit"');
    expect(text).toContain('"field":"placedFrom"');
    expect(text).not.toContain('Zo');
  });

  it('says 503 when the database is away, 500 on a bug, and tells nobody what was in the message', async () => {
    const away = Object.assign(new Error('connect ECONNREFUSED zoe@example.com'), { code: 'ECONNREFUSED' });
    const bug = Object.assign(new Error('Key (email)=(zoe@example.com) already exists'), { code: '23505' });
    for (const [error, status] of [
      [away, 503],
      [bug, 500],
    ] as const) {
      const { call, log } = api({ quittance: standIn({ stats: () => Promise.reject(error) }) });
      const response = await call('/v1/stats');
      expect(response.status).toBe(status);
      const { instance } = await problemOf(response);
      expect(log.join('')).toContain(instance.replace('urn:uuid:', ''));
      expect(log.join('') + JSON.stringify(instance)).not.toContain('zoe');
    }
  });
});

describe('the log', () => {
  it('names the route, not the path, the query or the body', async () => {
    const { call, post, log } = api({
      quittance: standIn({
        orders: { list: () => Promise.resolve({ items: [] }), get: () => Promise.resolve(undefined) },
      }),
    });
    await call('/v1/orders?search=Zo%C3%A9');
    await call(`/v1/orders/${TENANT}`);
    await call('/zoe@example.com');
    await post('/v1/orders/retry', '{"code":"zoe@example.com","more":1}');
    const lines = log.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ method, route, status }) => [method, route, status])).toEqual([
      ['GET', '/v1/orders', 200],
      ['GET', '/v1/orders/:id', 404],
      ['GET', 'none', 404],
      ['POST', '/v1/orders/retry', 422],
    ]);
    expect(log.join('')).not.toMatch(/zo[eé]|Zo%/i);
  });
});

describe('health', () => {
  it('is alive whatever happens, and ready only when everything holds', async () => {
    let database = true;
    let queue = true;
    let draining = false;
    const { app } = api({
      quittance: standIn({
        readiness: {
          database: () => (database ? Promise.resolve(true) : Promise.reject(new Error('away'))),
          schema: () => Promise.resolve(true),
          queue: () => Promise.resolve(queue),
        },
      }),
      readiness: [{ name: 'door', holds: () => Promise.resolve(true) }],
      draining: () => draining,
    });
    const ready = async () => {
      const response = await app.request('/readyz');
      return [response.status, await response.json()];
    };
    expect(await ready()).toEqual([
      200,
      { status: 'ready', checks: { database: true, schema: true, queue: true, door: true } },
    ]);
    database = false;
    expect(await ready()).toEqual([
      503,
      { status: 'not ready', checks: { database: false, schema: true, queue: true, door: true } },
    ]);
    database = true;
    queue = false;
    expect(await ready()).toMatchObject([503, { checks: { database: true, queue: false } }]);
    queue = true;
    draining = true;
    expect(await ready()).toMatchObject([503, { status: 'draining' }]);
    expect((await app.request('/healthz')).status).toBe(200);
  });
});

describe('/metrics', () => {
  it('counts steps and requests, and reads what is in the database', async () => {
    const metrics = new Metrics();
    metrics.watch(
      () =>
        Promise.resolve([
          {
            ...NO_STATS,
            stages: { taken: 3 },
            causes: [{ code: 'ERP_DOWN', count: 2 }],
            lastAcceptedAt: '2026-11-21T00:00:00Z',
          },
          { ...NO_STATS, stages: { taken: 4 } },
        ]),
      {
        now: () => new Date('2026-11-21T00:01:00Z'),
      },
    );
    metrics.step('push-order', 'retried', 7, 12);
    const { app, call } = api({ metrics });
    await call('/nowhere');
    const text = await (await app.request('/metrics')).text();
    expect(text).toContain('quittance_orders_total{step="push-order",outcome="retried"} 7');
    expect(text).toContain('quittance_step_duration_seconds_count{step="push-order",outcome="retried"} 1');
    expect(text).toContain('quittance_shops_silent 0');
    expect(text).toContain('quittance_orders_at_stage{stage="taken"} 7');
    expect(text).toContain('quittance_orders_stopped{code="ERP_DOWN"} 2');
    expect(text).toContain('quittance_last_accepted_age_seconds 60');
    expect(text).not.toMatch(/^quittance_oldest_stuck_age_seconds \d/m);
    expect(text).toContain('quittance_http_request_duration_seconds_count{method="GET",route="none",status="404"} 1');
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toContain(TENANT);
  });

  it('asks for its own token when it has one', async () => {
    const { app, token } = api({ metricsToken: 'scrape-me' });
    const status = async (authorization: string) =>
      (await app.request('/metrics', { headers: { authorization } })).status;
    expect(await status('Bearer scrape-me')).toBe(200);
    expect([await status('Bearer scrape-m'), await status(`Bearer ${token}`), await status('')]).toEqual([
      401, 401, 401,
    ]);
  });
});

describe('callers of another host', () => {
  const merchant = (authorization: string | undefined) =>
    Promise.resolve(
      authorization === 'Bearer session'
        ? ({ tenantId: TENANT, role: 'admin', name: 'a-shop.example' } as const)
        : ({ status: 401, problem: { ...REFUSAL, code: 'SESSION_EXPIRED' }, headers: { 'x-retry': '1' } } as const),
    );

  it('are let in as their host proves them, and counted and logged by their name', async () => {
    const { call, log, token } = api({
      identify: merchant,
      rate: { perSecond: 1, burst: 1 },
      quittance: standIn({ stats: () => Promise.resolve(NO_STATS) }),
    });
    const stats = () => call('/v1/stats', { headers: { authorization: 'Bearer session' } });
    expect([(await stats()).status, (await stats()).status]).toEqual([200, 429]);
    expect(log.join('')).toContain('"caller":"a-shop.example"');
    expect((await call('/v1/stats', { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
  });

  it('are refused in the words of their host', async () => {
    const { call } = api({ identify: merchant });
    const response = await call('/v1/stats');
    expect([response.status, response.headers.get('x-retry')]).toEqual([401, '1']);
    expect(await problemOf(response)).toMatchObject({ problems: [{ code: 'SESSION_EXPIRED' }] });
  });
});

describe('doors of plugins', () => {
  it('are mounted at their path, outside the API keys, inside log and headers', async () => {
    const routes = new Hono<ApiEnv>().post('/webhook', (c) => c.json({ request: c.get('requestId') }));
    const { app, log } = api({ doors: [{ path: '/hosts/shop', routes }] });
    const response = await app.request('/hosts/shop/webhook', { method: 'POST' });
    expect([response.status, response.headers.get('x-frame-options')]).toEqual([200, 'DENY']);
    expect(log.join('')).toContain('/hosts/shop/webhook');
  });
});

interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<string, { readonly operationId: string; readonly description: string; readonly responses: object }>
  >;
  readonly components: { readonly schemas: Record<string, unknown> };
}

describe('/v1/openapi.json', () => {
  it('describes exactly the routes there are', async () => {
    const { app, call } = api();
    const document = (await (await call('/v1/openapi.json')).json()) as OpenApi;
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const mounted = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v1/') && path !== '/v1/openapi.json')
      .map(({ method, path }) => `${method} ${path.replace(':id', '{id}')}`);
    expect(described.toSorted()).toEqual([...new Set(mounted)].toSorted());
    expect(described.length).toBeGreaterThan(18);
  });

  it('is whole: every reference resolves, every operation has an id of its own, every amount is a string', async () => {
    const { call } = api();
    const document = (await (await call('/v1/openapi.json')).json()) as OpenApi;
    expect(document.openapi).toBe('3.1.0');
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target ?? '');
    expect(references.length).toBeGreaterThan(40);
    for (const reference of references) {
      const name = reference.replace('#/components/schemas/', '');
      expect(document.components.schemas).toHaveProperty([name]);
    }
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(document.components.schemas).toMatchObject({
      Order: { type: 'object', properties: { totals: { properties: { total: { type: 'string' } } } } },
    });
    // A schema that says nothing where an amount belongs would let floats in.
    expect(JSON.stringify(document.components.schemas['Order'])).not.toContain('{}');
  });
});

const NO_STATS: Awaited<ReturnType<Quittance['stats']>> = {
  stages: {},
  issued: {},
  causes: [],
  stopped: 0,
  unmapped: 0,
  changes: 0,
  silent: [],
};
