import { setTimeout as sleep } from 'node:timers/promises';
import { api, signIn, type Api } from '../demo/src/sample/api.ts';
import { SAMPLE_ORDERS } from '../demo/src/sample/orders.ts';
import { placeOrder, type Billing } from '../demo/src/sample/place-order.ts';
import type { OrderDetail, OrderList, OrderRow, SettingsAnswer } from '../src/api/admin/quittance/contract.ts';
import type { Shop } from './shop.ts';

/** Of the demo shop. */
const COMPANY = { email: 'achats@atelier-brossard.example.com', password: 'quittance-demo' };

type Settings = NonNullable<SettingsAnswer['settings']>;

/** What the specs prepare and verify behind the screens' back. */
export interface AdminApi {
  orders(query?: string): Promise<OrderList>;
  settings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<void>;
  /** Places an order as a guest would, and waits until it is on the road. */
  placeOrder(billing?: Billing): Promise<OrderRow>;
  /** Places an order as a company with 30 days to pay, and waits until it is on the road. */
  placeCompanyOrder(): Promise<OrderRow>;
  /** Posts to core's own API: JSON, or the bytes of a file. */
  core<T>(path: string, body: unknown): Promise<T>;
  putCore(path: string, body: unknown): Promise<void>;
  /** What an owner writes into the order's metadata. */
  writeMetadata(orderId: string, metadata: Readonly<Record<string, unknown>>): Promise<void>;
  /** Waits until the order is as wanted; fails after a minute. */
  until(orderId: string, isSo: (order: OrderRow) => boolean): Promise<OrderRow>;
}

export async function openAdminApi(shop: Shop): Promise<AdminApi> {
  const token = await signIn(shop.url, 'user', shop.email, shop.password);
  const headers = { authorization: `Bearer ${token}` };
  const admin = api(shop.url, headers);
  const guest = await openStore(shop, admin);
  const send = async (method: string, path: string, body: unknown): Promise<Response> => {
    const answer = await fetch(new URL(path, shop.url), {
      method,
      headers: { ...headers, ...(!(body instanceof Uint8Array) && { 'content-type': 'application/json' }) },
      body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path} was refused: ${await answer.text()}`);
    return answer;
  };
  const until: AdminApi['until'] = async (orderId, isSo) => {
    let order: OrderDetail['order'] = null;
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(500)) {
      ({ order } = await admin.get<OrderDetail>(`/admin/quittance/orders/${orderId}`));
      if (order !== null && isSo(order)) return order;
    }
    throw new Error(
      `After a minute the order is still ${JSON.stringify(order && { stage: order.stage, stopped: order.stopped })}.`,
    );
  };
  return {
    until,
    orders: (query = '') => admin.get<OrderList>(`/admin/quittance/orders?${query}`),
    settings: async () => {
      const { settings } = await admin.get<SettingsAnswer>('/admin/quittance/settings');
      if (settings === null) throw new Error('The shop has no settings: is it seeded?');
      return settings;
    },
    saveSettings: async (settings) => {
      await send('PUT', '/admin/quittance/settings', settings);
    },
    // The shapes are core's, which the caller knows.
    core: async <T>(path: string, body: unknown) =>
      (await (await send('POST', `/admin/quittance${path}`, body)).json()) as T,
    putCore: async (path, body) => {
      await send('PUT', `/admin/quittance${path}`, body);
    },
    placeCompanyOrder: async () => {
      const company = await openStore(shop, admin, await signIn(shop.url, 'customer', COMPANY.email, COMPANY.password));
      const sample = { key: 'story', title: 'story', lines: [['bureau-chene', 1]], paid: false } as const;
      const id = await placeOrder({ admin, guest, company }, { ...sample, customer: 'company' });
      return until(id, () => true);
    },
    writeMetadata: async (orderId, metadata) => {
      await admin.post(`/admin/orders/${orderId}`, { metadata });
    },
    placeOrder: async (billing) => {
      const [sample] = SAMPLE_ORDERS;
      if (sample === undefined) throw new Error('There is no sample order.');
      const id = await placeOrder(
        { admin, guest, company: guest },
        { ...sample, key: `browser-test-${Date.now()}`, paid: false },
        billing,
      );
      return until(id, () => true);
    },
  };
}

/** The Store API under the key whose sales channel sells something: Medusa makes a key of its own that sells nothing. */
async function openStore(shop: Shop, admin: Api, customer?: string): Promise<Api> {
  const { api_keys: keys } = await admin.get<{ api_keys: { token: string; revoked_at: string | null }[] }>(
    '/admin/api-keys?type=publishable&limit=100',
  );
  for (const { token } of keys.filter((key) => key.revoked_at === null)) {
    const store = api(shop.url, {
      'x-publishable-api-key': token,
      ...(customer !== undefined && { authorization: `Bearer ${customer}` }),
    });
    const { count } = await store.get<{ count: number }>('/store/products?limit=1').catch(() => ({ count: 0 }));
    if (count > 0) return store;
  }
  throw new Error('No publishable key of the shop sells anything: is it seeded?');
}
