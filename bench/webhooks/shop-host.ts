import { Agent, request } from 'node:http';
import type { HostPlatform } from '../../packages/core/dist/hosts/index.js';
import { parseOrder } from '../../packages/core/dist/model/index.js';
import { operation } from '../../packages/shopify-app/src/admin-api/operation.ts';
import type { ShopApi } from '../../packages/shopify-app/src/admin-api/shop-api.ts';
import { shopOrders } from '../../packages/shopify-app/src/host/shop-orders.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
/** Only its document is Shopify's; what the stand-in answers is an order of ours already. */
const ORDER = { ...operation('changed-orders', 0, { parse: (value: unknown) => value } as never), name: 'order' };

/** The app's own sweep and reading of orders, on a stand-in for the Admin API that answers from memory. */
export function shopHost(port: number, installedAt: string): HostPlatform {
  const api: ShopApi = {
    shop: 'storm.myshopify.com',
    run: async ({ name, answer }, variables) => ({
      ok: true,
      value: answer.parse(await call(port, { name, variables })),
    }),
  };
  const orders = shopOrders<object>({
    apiOf: () => Promise.resolve(api),
    readOrder: (_, id) => api.run(ORDER, { id }) as never,
    toOrder: (raw) => parseOrder(raw),
    begunAt: () => Promise.resolve(installedAt),
    isPast: () => Promise.resolve(false),
  });
  return { id: 'shopify', writeBack: () => Promise.resolve({ ok: true }), ...orders };
}

function call(port: number, asked: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method: 'POST', agent }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve(JSON.parse(text)));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(asked));
  });
}
