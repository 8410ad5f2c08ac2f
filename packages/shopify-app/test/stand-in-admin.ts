import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { systemTime, type Time } from '../src/admin-api/time.ts';
import { Bucket } from './bucket.ts';

/** What one call is answered, instead of being worked. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'error'; readonly code: string }
  /** It takes effect, and the connection breaks before the answer. */
  | { readonly kind: 'lost' };

export interface StandInCall {
  readonly shop: string;
  readonly name: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface StandInOptions {
  readonly time?: Time;
  /** Data by the operation's name. */
  readonly answer: (call: StandInCall) => unknown;
  readonly cost?: (call: StandInCall) => { readonly requested: number; readonly actual: number };
  readonly restoreRate?: number;
  readonly capacity?: number;
}

const HOUR = 3_600;

/** The smallest Admin API that a client can tell from Shopify's: tokens that expire and rotate, a bucket of points, faults on demand. */
export async function standInAdmin({
  time = systemTime,
  answer,
  cost = () => ({ requested: 10, actual: 10 }),
  restoreRate = 100,
  capacity = 2_000,
}: StandInOptions) {
  const tokens = { access: new Set<string>(), refresh: new Set<string>() };
  const seen = { calls: [] as StandInCall[], exchanges: 0, refreshes: 0, throttled: 0 };
  const faults: Fault[] = [];
  let tokenStatus: number | undefined;
  let serial = 0;
  const bucket = new Bucket(time, restoreRate, capacity);

  function giveTokens() {
    serial += 1;
    tokens.access.add(`shpat_${serial}`);
    tokens.refresh.add(`shprt_${serial}`);
    return {
      access_token: `shpat_${serial}`,
      scope: 'write_orders,read_customers',
      expires_in: HOUR,
      refresh_token: `shprt_${serial}`,
      refresh_token_expires_in: 90 * 24 * HOUR,
    };
  }

  async function token(request: IncomingMessage, response: ServerResponse) {
    const body = JSON.parse(await text(request)) as Record<string, string>;
    if (tokenStatus !== undefined) return json(response, tokenStatus, { error: 'unavailable' });
    if (body['refresh_token'] !== undefined) {
      seen.refreshes += 1;
      if (!tokens.refresh.has(body['refresh_token'])) return json(response, 400, { error: 'invalid_grant' });
      return json(response, 200, giveTokens());
    }
    seen.exchanges += 1;
    if (body['expiring'] !== '1') return json(response, 400, { error: 'invalid_request' });
    return json(response, 200, giveTokens());
  }

  async function graphql(request: IncomingMessage, response: ServerResponse) {
    const { query, variables = {} } = JSON.parse(await text(request)) as { query: string; variables?: object };
    if (!tokens.access.has(String(request.headers['x-shopify-access-token'])))
      return json(response, 401, { errors: '[API] Invalid API key or access token' });
    const name = /^(?:query|mutation)\s+(\w+)/m.exec(query)?.[1] ?? '';
    const call = {
      shop: String(request.headers['x-fake-shop']),
      name,
      variables: variables as StandInCall['variables'],
    };
    const fault = faults.shift();
    if (fault?.kind === 'status') return json(response, fault.status, { errors: 'fault' }, fault.headers);
    if (fault?.kind === 'error')
      return json(response, 200, { errors: [{ message: 'fault', extensions: { code: fault.code } }] });
    const { requested, actual } = cost(call);
    if (!bucket.charge(requested, actual)) {
      seen.throttled += 1;
      const extensions = { cost: { requestedQueryCost: requested, throttleStatus: bucket.status } };
      return json(response, 200, { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions });
    }
    seen.calls.push(call);
    const data = await answer(call);
    if (fault?.kind === 'lost') return response.destroy();
    const extensions = {
      cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: bucket.status },
    };
    return json(response, 200, { data, extensions });
  }

  const server = createServer((request, response) => {
    void (request.url === '/admin/oauth/access_token' ? token(request, response) : graphql(request, response));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    faults,
    /** The token endpoint answers this status until it is told otherwise. */
    failTokens: (status: number | undefined) => (tokenStatus = status),
    /** As after an uninstall: nothing given out so far is taken any more. */
    revoke(which: 'access' | 'all') {
      tokens.access.clear();
      if (which === 'all') tokens.refresh.clear();
    },
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function json(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
