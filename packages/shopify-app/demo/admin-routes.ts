import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buildAppBridgeStub } from '../test/app-bridge-stub/build.ts';
import type { Alongside, AppKeys, FakeShop, Merchant } from '../test/fake-admin/index.ts';
import { buildPolarisShim, bundle } from '../test/polaris-shim/build.ts';
import { act, isAction, shownOrders } from './shop-orders.ts';

interface Parts {
  readonly origin: string;
  readonly appUrl: string;
  readonly keys: AppKeys;
  readonly shop: FakeShop;
  readonly merchant: Merchant;
  readonly sessionToken: () => string;
}

const PAGE = join(import.meta.dirname, 'page');

/** The admin of the sandbox: a page that frames the app, its scripts, and what it asks of the shop. */
export async function adminRoutes(parts: Parts): Promise<Alongside> {
  const { origin, appUrl, shop, merchant } = parts;
  const bridge = `window.__appBridgeStub = {
  adminOrigin: ${JSON.stringify(origin)}, shop: ${JSON.stringify(shop.domain)},
  idToken: () => fetch(${JSON.stringify(`${origin}/session-token`)}).then((answer) => answer.text()),
};\n`;
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/app-bridge.js': ['text/javascript', bridge + (await buildAppBridgeStub())],
    '/polaris.js': ['text/javascript', await buildPolarisShim()],
    '/admin.js': ['text/javascript', await bundle(join(PAGE, 'admin.ts'))],
    '/admin.css': ['text/css', readFileSync(join(PAGE, 'admin.css'), 'utf8')],
  };
  const home = `/store/${shop.domain.replace('.myshopify.com', '')}/apps/${parts.keys.apiKey}`;
  const page = pageOf(parts, home);

  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin);
    const order = /^\/sandbox\/orders\/(\d+)\/(\w+)$/.exec(pathname);
    const file = files[pathname];
    if (!isOwn(request, origin)) return false;
    if (file !== undefined) send(response, 200, file[0], file[1]);
    else if (pathname === '/') response.writeHead(302, { location: home }).end();
    else if (pathname.startsWith('/store/')) send(response, 200, 'text/html', page);
    else if (pathname === '/session-token') {
      // The app's pages may ask, and no other site.
      response.setHeader('access-control-allow-origin', appUrl);
      send(response, 200, 'text/plain', parts.sessionToken());
    } else if (pathname === '/sandbox/orders')
      send(response, 200, 'application/json', JSON.stringify(shownOrders(shop)));
    else if (order !== null && request.method === 'POST' && request.headers.origin === origin && isAction(order[2])) {
      const problem = act(merchant, shop, `gid://shopify/Order/${order[1]}`, order[2]);
      send(response, problem === undefined ? 200 : 409, 'application/json', JSON.stringify({ problem }));
    } else return false;
    return true;
  };
}

/** A site whose name was made to point at this machine calls it by that name. */
function isOwn(request: IncomingMessage, origin: string): boolean {
  return request.headers.host === new URL(origin).host;
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(text);
}

function pageOf({ appUrl, shop }: Parts, home: string): string {
  const data = JSON.stringify({ appUrl, shop: shop.domain, home }).replaceAll('<', '\\u003c');
  return readFileSync(join(PAGE, 'index.html'), 'utf8').replace('{}', () => data);
}
