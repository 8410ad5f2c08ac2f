import { join } from 'node:path';
import type { HostPlatform } from '@quittance/core/hosts';
import type { Order, Result } from '@quittance/core/model';
import { Router } from 'express';
import type { ApiAnswer, ShopApi } from './admin-api/shop-api.ts';
import type { Lane } from './admin-api/throttle.ts';
import { buyerOrder } from './api/buyer-order.ts';
import { eInvoicingBody, printQuery } from './api/contract.ts';
import { NO_DATA } from './api/e-invoicing-data.ts';
import { orderBlock } from './api/order-block.ts';
import { orderStandings } from './api/order-standings.ts';
import { flowActionRoute } from './flow-steps/route.ts';
import { issueFromFlow } from './flow-steps/issue-invoice.ts';
import { buyerDataIn } from './host/buyer-data.ts';
import { wasInstalledAt } from './host/installed-periods.ts';
import { shopifyHost } from './host/shopify-host.ts';
import { shopOrders, type ShopOrders } from './host/shop-orders.ts';
import { withBuyerData } from './host/told-order.ts';
import { HOST } from './index.ts';
import type { Plugin, Surroundings } from './main.ts';
import { readOrder } from './order/read-order.ts';
import type { ShopifyOrder } from './order/shopify-order.ts';
import { toOrder } from './order/to-order.ts';
import { adminUrl } from './server/admin-url.ts';
import type { Contract } from './server/parts.ts';
import { webhookRoute } from './server/webhooks/route.ts';
import { verifierOf } from './server/webhooks/verify.ts';
import { settingsIn, shopifySettings } from './settings.ts';

/** Where `shopify.app.toml` has all webhooks sent. */
const WEBHOOKS = '/webhooks/shopify';

/** An order as it was read, or why what came is none. */
type Raw = Result<ShopifyOrder>;

/** The app of its parts: how orders are read, what is shown of them, and what Shopify calls. */
export const plugin: Plugin = {
  contract: {
    settings: shopifySettings,
    eInvoicingBody,
    printQuery,
    orderBlock,
    standings: orderStandings,
    buyerOrder: (order, told, link, today) => buyerOrder(order, { ...NO_DATA, ...told }, link, today),
  } satisfies Contract,
  screens: join(import.meta.dirname, '..', 'dist', 'admin'),
  host,
  readOrders: (surroundings, lane) => ordersOf(surroundings, lane, () => Promise.resolve(false)).readOrders,
  signedRoutes: (surroundings, quittance) => [
    Router().use(
      WEBHOOKS,
      webhookRoute({
        verify: verifierOf(secretsOf(surroundings)),
        quittance,
        log: surroundings.log,
        scopesChanged: ({ shop }) => quittance.installations.wake(HOST, shop),
      }),
    ),
    flowActionRoute({
      validate: async (request) => {
        for (const { flow } of surroundings.libraries.all) {
          const validated = await flow.validate(request);
          if (validated.valid) return validated;
        }
        return { valid: false };
      },
      issueInvoice: issueFromFlow(quittance, plugin.readOrders(surroundings, 'background')),
    }),
  ],
};

function host(surroundings: Surroundings): HostPlatform {
  const { options, installations } = surroundings;
  return shopifyHost({
    apiOf: apiOf(surroundings, 'background'),
    settingsOf: async (shop) => settingsIn((await installations.read(HOST, shop))?.state ?? {}),
    orders: ordersOf(surroundings, 'background', (shop, raw) => isPast(surroundings, shop, raw)),
    documentLink: (shop, documentId) => `${adminUrl(options, shop)}/invoices?document=${documentId}`,
    now: () => new Date(),
  });
}

function ordersOf(
  surroundings: Surroundings,
  lane: Lane,
  isPastOrder: (shop: string, raw: Raw) => Promise<boolean>,
): ShopOrders {
  const { installations } = surroundings;
  return shopOrders<Raw>({
    apiOf: apiOf(surroundings, lane),
    readOrder: (api, orderId) => readWithBuyer(surroundings, api, orderId),
    toOrder: (raw, shop): Result<Order> => (raw.ok ? toOrder(raw.value, shop) : raw),
    begunAt: async (shop) => (await installations.ensure(HOST, shop)).installedAt,
    isPast: isPastOrder,
  });
}

/** `undefined` where the app is not installed (any more). */
function apiOf({ installations, shopApi }: Surroundings, lane: Lane): (shop: string) => Promise<ShopApi | undefined> {
  return async (shop) => {
    const installation = await installations.find(HOST, shop);
    return installation === undefined || installation.uninstalledAt !== undefined ? undefined : shopApi(shop, lane);
  };
}

async function readWithBuyer(
  { installations }: Surroundings,
  api: ShopApi,
  orderId: string,
): Promise<ApiAnswer<Raw | null>> {
  const read = await readOrder(api, orderId);
  if (!read.ok || read.value?.ok !== true) return read;
  const order = read.value.value;
  if (order.customer == null) return read;
  const stored = await installations.read(HOST, api.shop);
  const told = stored && buyerDataIn(stored, order.customer.id);
  return { ok: true, value: { ok: true, value: withBuyerData(order, told) } };
}

async function isPast({ core, installations }: Surroundings, shop: string, raw: Raw): Promise<boolean> {
  const installation = await installations.find(HOST, shop);
  if (installation === undefined || !raw.ok) return false;
  const stored = await installations.read(HOST, shop);
  if (wasInstalledAt(raw.value.processedAt, installation, stored)) return false;
  const source = { host: HOST, shop, orderId: raw.value.id };
  return (await (await core()).orders.findBySource(installation.tenant, source)) === undefined;
}

function secretsOf({ options: { apiSecret, previousSecret } }: Surroundings): readonly string[] {
  return previousSecret === undefined ? [apiSecret] : [apiSecret, previousSecret];
}
