import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newApiKey, newMasterKey } from '@quittance/core/access';
import { openQuittance, type Quittance } from '@quittance/core/flow';
import type { TenantId } from '@quittance/core/model';
import { apiKeyCallers, createApi, createLog, Metrics } from '@quittance/core/server';
import { startEmbeddedPostgres } from '@quittance/core/store';
import { buildAppBridgeStub } from '../test/app-bridge-stub/build.ts';
import { buildPolarisShim } from '../test/polaris-shim/build.ts';
import { appRoutes } from './app-routes.ts';
import { SCREENS } from './screens.ts';
import { day, ISSUED_DAYS_AGO, seed } from './seed.ts';

export interface Shop {
  readonly url: string;
  readonly quittance: Quittance;
  readonly tenant: TenantId;
  /** The bearer token that the stand-in for App Bridge sends: this server knows callers by core's own API keys. */
  readonly token: string;
  /** An empty shop beside the filled one, with its own token. */
  readonly empty: { readonly token: string; readonly tenant: TenantId };
  stop(): Promise<void>;
}

/** The built screens, the real API and a real database with orders in it. */
export async function openShop(): Promise<Shop> {
  // Short, in /tmp: the path of a PostgreSQL socket may not be longer than 107 bytes.
  const dir = mkdtempSync(join(tmpdir(), 'quittance-ui-'));
  chmodSync(dir, 0o711);
  const undo: (() => Promise<unknown>)[] = [async () => rmSync(dir, { recursive: true, force: true })];
  const stop = async () => {
    while (undo.length > 0) await undo.pop()?.();
  };
  try {
    const database = await startEmbeddedPostgres({
      dir: join(dir, 'db'),
      settings: { fsync: 'off', synchronous_commit: 'off' },
    });
    undo.push(() => database.stop());
    await database.createDatabase('quittance');
    const options = {
      database: { connectionString: database.connectionString('quittance') },
      keys: { current: newMasterKey(), previous: [] },
    };
    const issuedAt = new Date(`${day(-ISSUED_DAYS_AGO)}T09:00:00Z`);
    const past = await openQuittance({ ...options, clock: { now: () => issuedAt } });
    const tenant = await past.tenants.ensure('sandbox');
    await seed(past, tenant);
    await past.close();
    const quittance = await openQuittance(options);
    undo.push(() => quittance.close());
    const worker = await quittance.work({ maintenance: false });
    undo.push(() => worker.stop());
    const empty = await quittance.tenants.ensure('empty');
    const keys = new Map([tenant, empty].map((owner) => [owner, newApiKey()] as const));
    const server = await serve(quittance, keys);
    undo.push(() => new Promise((done) => server.close(done)));
    const { port } = server.address() as AddressInfo;
    const tokenOf = (owner: TenantId) => keys.get(owner)?.token ?? '';
    return {
      url: `http://127.0.0.1:${port}`,
      quittance,
      tenant,
      token: tokenOf(tenant),
      empty: { tenant: empty, token: tokenOf(empty) },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Keys = ReadonlyMap<TenantId, ReturnType<typeof newApiKey>>;

async function serve(quittance: Quittance, keys: Keys): Promise<Server> {
  const api = createApi({
    quittance,
    identify: apiKeyCallers((prefix) => {
      const found = [...keys].find(([, key]) => key.prefix === prefix);
      return Promise.resolve(found && { tenantId: found[0], role: 'admin', hash: found[1].hash });
    }),
    log: createLog('silent'),
    metrics: new Metrics(),
  });
  const tenantOf = (token: string) => [...keys].find(([, key]) => key.token === token)?.[0];
  const app = appRoutes(quittance, tenantOf);
  const scripts = { '/polaris.js': await buildPolarisShim(), '/app-bridge.js': await buildAppBridgeStub() };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://shop');
    if (pathname.startsWith('/v1/')) return void pass(request, response, (asked) => freshened(api.fetch(asked)));
    if (pathname.startsWith('/app/')) return void pass(request, response, app);
    return file(pathname, response, scripts);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

/** Asks for a fresh session token where the one that came is none, as the app's own server does. */
async function freshened(answer: Response | Promise<Response>): Promise<Response> {
  const { status, headers, body } = await answer;
  if (status !== 401) return answer;
  return new Response(body, {
    status,
    headers: { ...Object.fromEntries(headers), 'X-Shopify-Retry-Invalid-Session-Request': '1' },
  });
}

async function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (asked: Request) => Promise<Response>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const asked = new Request(`http://${incoming.headers.host ?? 'shop'}${incoming.url ?? '/'}`, {
    method: incoming.method ?? 'GET',
    headers: incoming.headers as Record<string, string>,
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
  const { status, headers, body } = await answer(asked);
  outgoing.writeHead(status, Object.fromEntries(headers));
  outgoing.end(body === null ? undefined : Buffer.from(await new Response(body).arrayBuffer()));
}

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', map: 'application/json' };

function file(path: string, response: ServerResponse, scripts: Readonly<Record<string, string>>): void {
  const script = scripts[path];
  const cached = { 'cache-control': 'max-age=600' };
  if (script !== undefined)
    return void response.writeHead(200, { 'content-type': 'text/javascript', ...cached }).end(script);
  if (/^\/admin\/assets\/[\w.-]+$/.test(path)) {
    const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    return void response
      .writeHead(200, { 'content-type': type, ...cached })
      .end(readFileSync(join(SCREENS, path.replace('/admin/', ''))));
  }
  return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page());
}

/** The document of the app, with stand-ins for Shopify's two scripts. */
function page(): string {
  const manifest: Record<
    string,
    { readonly file: string; readonly css?: readonly string[]; readonly imports?: readonly string[] }
  > = JSON.parse(readFileSync(join(SCREENS, '.vite', 'manifest.json'), 'utf8'));
  const entry = manifest['src/admin/main.tsx'];
  const styles = (entry?.css ?? []).map((path) => `<link rel="stylesheet" href="/admin/${path}">`).join('');
  const preloads = (entry?.imports ?? [])
    .map((key) => `<link rel="modulepreload" href="/admin/${manifest[key]?.file ?? ''}">`)
    .join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Quittance</title><script src="/app-bridge.js"></script><script src="/polaris.js"></script>${styles}${preloads}
<script type="module" src="/admin/${entry?.file ?? ''}"></script></head><body><div id="app"></div></body></html>`;
}
