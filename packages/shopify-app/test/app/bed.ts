import { newMasterKey } from '@quittance/core/access';
import type { OrderView, Quittance } from '@quittance/core/flow';
import type { TenantId } from '@quittance/core/model';
import { HOST } from '../../src/index.ts';
import { runApp, type Plugin } from '../../src/main.ts';
import { plugin } from '../../src/plugin.ts';
import { testDatabase } from '../database.ts';
import { FakeShopify, type OrderShape, type ShopOptions } from '../fake-admin/index.ts';
import { FRENCH } from '../merchants.ts';
import { builtScreens } from '../server-bed.ts';
import { APP, buyerToken } from '../session-token.ts';

export type Bed = Awaited<ReturnType<typeof openBed>>;

interface BedOptions {
  readonly shop?: ShopOptions;
  /** Where the built screens are; without them, the embedded page is empty. */
  readonly screens?: string;
}

/** The whole app on a real database, and a fake Shopify with one shop where it is not installed yet. */
export async function openBed({ shop: options = {}, screens = builtScreens() }: BedOptions = {}) {
  const { apiKey, apiSecret } = APP;
  const fake = await FakeShopify.start({ apiKey, apiSecret, now: () => Date.now() });
  const shop = fake.openShop('widgets.myshopify.com', { countryCode: 'FR', ...ROOMY, ...options });
  const merchant = fake.merchant(shop);
  const watched = watch({ ...plugin, screens });
  const app = await runApp(
    { ...APP, sandbox: fake.origin, databaseUrl: await testDatabase() },
    { serve: true, work: true },
    watched.plugin,
    { current: newMasterKey(), previous: [] },
  );
  const url = app.url ?? '';
  const webhooks = fake.sendWebhooksTo(`${url}/webhooks/shopify`);
  const quittance = watched.quittance();
  const ask = (path: string, token: string, body?: unknown) =>
    fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const address = (path: string) =>
    `${url}${path}${path.includes('?') ? '&' : '?'}shop=${shop.domain}&embedded=1&id_token=${fake.sessionToken(shop)}`;
  const tenant = async (): Promise<TenantId> => {
    const installation = await quittance.installations.find(HOST, shop.domain);
    if (installation === undefined) throw new Error('The app is not installed.');
    return installation.tenant;
  };
  return {
    fake,
    shop,
    merchant,
    webhooks,
    quittance,
    url,
    tenant,
    /** The address of a page of the app, as the admin opens it. */
    address,
    /** The merchant opens the app in the admin. */
    openApp: () => fetch(address('/')),
    /** What the app's pages and the extensions of the admin ask. */
    staff: (path: string, body?: unknown) => ask(path, fake.sessionToken(shop), body),
    buyer: (customerId: number, path: string, body?: unknown) =>
      ask(path, buyerToken({ dest: shop.domain, sub: `gid://shopify/Customer/${customerId}` }), body),
    /** A buyer in France, where nothing else is said; the answer is the order's global id. */
    order: (shape: Partial<OrderShape> & { readonly number: number }): string =>
      merchant.placeOrder({ ...SALE, at: new Date().toISOString(), ...shape }).id,
    find: async (order: string): Promise<OrderView | undefined> =>
      quittance.orders.findBySource(await tenant(), { host: HOST, shop: shop.domain, orderId: numberOf(order) }),
    /** What the app wrote on an order, by key. */
    metafields: (order: string): Readonly<Record<string, string>> =>
      Object.fromEntries(shop.metafields.of(order, { namespace: '$app' }).map(({ key, value }) => [key, value])),
    /** The app is opened for the first time, its page asks for the shop, and the seller is a company in Lyon. */
    async install(): Promise<void> {
      await fetch(address('/'));
      await ask('/app/shop', fake.sessionToken(shop));
      await quittance.settings.put(await tenant(), FRENCH);
    },
    async stop(): Promise<void> {
      await webhooks.settled();
      await app.stop();
      await fake.stop();
    },
  };
}

/** The bucket of Shopify Plus: a failed call costs its points and no time. */
const ROOMY = { maximumAvailable: 20_000, restoreRate: 1_000 };

/** Shopify's number of an order, as the app's addresses have it. */
export function numberOf(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1);
}

/** A person in Lyon. */
export const FRENCH_ADDRESS = {
  first_name: 'Camille',
  last_name: 'Moreau',
  name: 'Camille Moreau',
  company: null,
  address1: '8 rue du Port',
  address2: null,
  zip: '69002',
  city: 'Lyon',
  province: null,
  province_code: null,
  country: 'France',
  country_code: 'FR',
  phone: null,
};

const SALE: Omit<OrderShape, 'number'> = {
  lines: [{ title: 'Oak chair', price: '60.00', quantity: 2, rate: '0.2' }],
  address: FRENCH_ADDRESS,
};

/** The app's own core, to be asked what no page shows. */
function watch(watched: Plugin): { readonly plugin: Plugin; readonly quittance: () => Quittance } {
  let seen: Quittance | undefined;
  return {
    plugin: {
      ...watched,
      signedRoutes: (surroundings, quittance) => {
        seen = quittance;
        return watched.signedRoutes(surroundings, quittance);
      },
    },
    quittance: () => {
      if (seen === undefined) throw new Error('The app does not run.');
      return seen;
    },
  };
}
