import { setTimeout as sleep } from 'node:timers/promises';
import { api, signIn, type Api } from '../demo/src/sample/api.ts';
import { SAMPLE_ORDERS } from '../demo/src/sample/orders.ts';
import { placeOrder, type Billing } from '../demo/src/sample/place-order.ts';
import type { OrderDetail, OrderList, OrderRow, SettingsAnswer } from '../src/api/admin/quittance/contract.ts';
import type { Shop } from './shop.ts';

type Settings = NonNullable<SettingsAnswer['settings']>;

/** What the specs prepare and verify behind the screens' back. */
export interface AdminApi {
  orders(query?: string): Promise<OrderList>;
  settings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<void>;
  /** Places an order as a guest would, and waits until it is on the road. */
  placeOrder(billing?: Billing): Promise<OrderRow>;
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
      const body = JSON.stringify(settings);
      const answer = await fetch(new URL('/admin/quittance/settings', shop.url), {
        method: 'PUT',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      });
      if (!answer.ok) throw new Error(`The settings were refused: ${await answer.text()}`);
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
async function openStore(shop: Shop, admin: Api): Promise<Api> {
  const { api_keys: keys } = await admin.get<{ api_keys: { token: string; revoked_at: string | null }[] }>(
    '/admin/api-keys?type=publishable&limit=100',
  );
  for (const { token } of keys.filter((key) => key.revoked_at === null)) {
    const store = api(shop.url, { 'x-publishable-api-key': token });
    const { count } = await store.get<{ count: number }>('/store/products?limit=1').catch(() => ({ count: 0 }));
    if (count > 0) return store;
  }
  throw new Error('No publishable key of the shop sells anything: is it seeded?');
}
