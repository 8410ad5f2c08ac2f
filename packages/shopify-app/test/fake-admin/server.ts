import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './faults.ts';
import { answer, requestedCost, throttled, type Call } from './graphql-endpoint.ts';
import type { AppKeys } from './mint.ts';
import { grantToken, type Answered } from './oauth.ts';
import type { FakeShop } from './shop.ts';

const VERSIONS = new Set(['2026-07', '2026-10']);

/** Answers what is none of the Admin API's, on the same origin; `true` when it did. */
export type Alongside = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Serves all shops on loopback. Which one is meant says the header `x-fake-shop`, or the path: `/shops/<domain>/admin/…`. */
export class FakeServer {
  readonly #server: Server;
  readonly #keys: AppKeys;
  readonly #shopOf: (domain: string) => FakeShop | undefined;
  alongside: Alongside = () => false;
  origin = '';

  constructor(keys: AppKeys, shopOf: (domain: string) => FakeShop | undefined) {
    this.#keys = keys;
    this.#shopOf = shopOf;
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.keepAliveTimeout = 60_000;
  }

  async listen(port = 0): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (this.alongside(request, response)) return;
      await this.#route(request, response);
    } catch (error) {
      // A bug of the fake: no test may take it for an answer of Shopify.
      send(response, { status: 500, body: { fake: String(error instanceof Error ? error.stack : error) } });
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const url = new URL(request.url ?? '/', 'http://fake');
    const [, named, path] = /^\/shops\/([^/]+)(\/.*)$/.exec(url.pathname) ?? [
      undefined,
      request.headers['x-fake-shop'],
      url.pathname,
    ];
    const [, ofFile, number] = /^\/bulk\/([^/]+)\/(\d+)\.jsonl$/.exec(url.pathname) ?? [];
    const shop = this.#shopOf(String(ofFile ?? named));
    if (shop === undefined) return send(response, notFound);
    if (number !== undefined) return sendFile(response, shop.bulk.find(`gid://shopify/BulkOperation/${number}`)?.file);
    if (path === '/admin/oauth/access_token' && request.method === 'POST')
      return send(response, grantToken(this.#keys, shop, parsed(request, body)));
    const [, version] = /^\/admin\/api\/([^/]+)\/graphql\.json$/.exec(path ?? '') ?? [];
    if (version === undefined || !VERSIONS.has(version) || request.method !== 'POST') return send(response, notFound);
    const token = String(request.headers['x-shopify-access-token'] ?? '');
    if (!shop.installed || !shop.tokens.accepts(token)) return send(response, unauthorized);
    const call = JSON.parse(body) as Call;
    const fault = shop.faults.take(call.query);
    if (fault === undefined) return send(response, answer(shop, call));
    return fail(fault, shop, call, response);
  }
}

async function fail(fault: Fault, shop: FakeShop, call: Call, response: ServerResponse): Promise<void> {
  switch (fault.kind) {
    case 'throttled':
      return send(response, throttled(shop, requestedCost(call)));
    case 'rate-limited':
      response.setHeader('Retry-After', '2.0');
      return send(response, {
        status: 429,
        body: {
          errors: 'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.',
        },
      });
    case 'unauthorized':
      return send(response, unauthorized);
    case 'bad-gateway':
      return send(response, { status: 502, body: '<html><head><title>502 Bad Gateway</title></head></html>' });
    case 'slow':
      await pause(fault.milliseconds ?? 1000);
      return send(response, answer(shop, call));
    case 'answer-lost':
      answer(shop, call);
      response.destroy();
      return undefined;
    case 'connection-reset':
      response.socket?.resetAndDestroy();
      return undefined;
  }
}

const notFound: Answered = { status: 404, body: { errors: 'Not Found' } };
const unauthorized: Answered = {
  status: 401,
  body: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
};

function send(response: ServerResponse, { status, body }: Answered): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': typeof body === 'string' ? 'text/html' : 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'x-request-id': crypto.randomUUID(),
    'x-shopify-api-version': '2026-10',
  });
  response.end(text);
}

function sendFile(response: ServerResponse, text: string | undefined): void {
  if (text === undefined) return send(response, notFound);
  response.writeHead(200, { 'content-type': 'application/jsonl' });
  response.end(text);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** The token endpoint takes JSON and forms. */
const parsed = (request: IncomingMessage, body: string): Readonly<Record<string, unknown>> =>
  (request.headers['content-type'] ?? '').includes('json')
    ? (JSON.parse(body) as Readonly<Record<string, unknown>>)
    : Object.fromEntries(new URLSearchParams(body));
