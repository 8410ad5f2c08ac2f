import { describe, expect, it } from 'vitest';
import { parseOrder } from '@quittance/core/model';
import type { ApiFailure, ShopApi } from '../admin-api/shop-api.ts';
import { shopOrders } from './shop-orders.ts';

const SHOP = 'quittance-dev.myshopify.com';
const BEGUN = '2026-11-20T00:00:00.000Z';

interface Stored {
  readonly id: string;
  updatedAt: string;
}

/** A shop whose search works as Shopify's does: sorted by the moment of change, pages by cursor. */
function shopWith(orders: Stored[]) {
  const state: { failure?: ApiFailure; readonly searches: unknown[] } = { searches: [] };
  const api: ShopApi = {
    shop: SHOP,
    run: (operation, variables = {}) => {
      if (state.failure !== undefined) return Promise.resolve({ ok: false, failure: state.failure });
      state.searches.push(variables);
      const { query, first, after } = variables as { query: string; first: number; after?: string };
      const since = /^updated_at:>='([^']+)'$/.exec(query)?.[1] ?? '';
      const found = orders
        .filter(({ updatedAt }) => Date.parse(updatedAt) >= Date.parse(since))
        .toSorted((a, b) => Date.parse(a.updatedAt) - Date.parse(b.updatedAt));
      const key = ({ updatedAt, id }: Stored) => `${updatedAt} ${id}`;
      const from = after === undefined ? 0 : found.findIndex((order) => key(order) > after);
      const page = from === -1 ? [] : found.slice(from, from + first);
      const last = page.at(-1);
      const value = operation.answer.parse({
        orders: {
          nodes: page.map(({ id, updatedAt }) => ({ legacyResourceId: id, updatedAt })),
          pageInfo: { hasNextPage: from + first < found.length, endCursor: last === undefined ? null : key(last) },
        },
      });
      return Promise.resolve({ ok: true, value });
    },
  };
  return { api, state };
}

const at = (minute: number) => new Date(Date.parse(BEGUN) + minute * 60_000).toISOString().replace('.000', '');

function ordersOf(api: ShopApi | undefined, stored: readonly Stored[] = []) {
  return shopOrders<Stored>({
    apiOf: () => Promise.resolve(api),
    readOrder: (_, id) => {
      const found = stored.find((order) => order.id === id) ?? null;
      return Promise.resolve(id === 'busy' ? { ok: false, failure: BUSY } : { ok: true, value: found });
    },
    toOrder: ({ id }, shop) => parseOrder(id === 'odd' ? {} : canonical(id, shop)),
    begunAt: () => Promise.resolve(BEGUN),
    isPast: (_, { updatedAt }) => Promise.resolve(updatedAt < BEGUN),
  });
}

const BUSY: ApiFailure = { kind: 'later', code: 'SHOPIFY_THROTTLED', message: 'Busy.', advice: 'Wait.' };

function canonical(orderId: string, shop: string): unknown {
  return {
    source: { host: 'shopify', shop, orderId },
    number: `#${orderId}`,
    placedAt: '2026-11-21T10:00:00Z',
    currency: 'EUR',
    pricesIncludeTax: true,
    buyer: { kind: 'consumer', name: 'A' },
    lines: [{ id: '1', name: 'x', quantity: '1', unitPrice: '1.00', taxes: [{ rate: '20' }] }],
    totals: { total: '1.00' },
  };
}

describe('the sweep', () => {
  const walk = async (orders: ReturnType<typeof ordersOf>, from: string | null) => {
    const seen: string[] = [];
    let cursor = from;
    for (let more = true; more;) {
      const page = await orders.changedSince(SHOP, cursor, 3);
      seen.push(...page.orders.map(({ source }) => source.orderId));
      ({ next: cursor, more } = page);
    }
    return { seen, cursor };
  };

  it('names every order that changed since the app came, page by page, and the last minutes again next time', async () => {
    const stored = [-5, 1, 2, 3, 4, 30, 31, 32].map((minute) => ({ id: String(minute), updatedAt: at(minute) }));
    const { api, state } = shopWith(stored);
    const orders = ordersOf(api);
    const first = await walk(orders, null);
    expect(first.seen).toEqual(['1', '2', '3', '4', '30', '31', '32']);
    expect(state.searches[1]).toMatchObject({ query: `updated_at:>='${BEGUN}'`, after: expect.any(String) as string });
    stored.push({ id: '33', updatedAt: at(33) });
    // Found late by the search, though it changed before the last one did.
    stored.push({ id: '25', updatedAt: at(25) });
    expect((await walk(orders, first.cursor)).seen).toEqual(['25', '30', '31', '32', '33']);
  });

  it('loses no order that changes while it walks: it comes again, further back', async () => {
    const stored = [1, 2, 3, 4, 5, 6].map((minute) => ({ id: String(minute), updatedAt: at(minute) }));
    const { api } = shopWith(stored);
    const orders = ordersOf(api);
    const page = await orders.changedSince(SHOP, null, 3);
    const [moved, fourth] = [stored[0], stored[3]];
    if (moved === undefined || fourth === undefined) throw new Error('lost');
    moved.updatedAt = at(50);
    fourth.updatedAt = at(51);
    expect((await walk(orders, page.next)).seen).toEqual(['5', '6', '1', '4']);
  });

  it('tells stamps that rise with every change, and stands still in a quiet shop', async () => {
    const { api } = shopWith([{ id: '1', updatedAt: '2026-11-20T00:10:00Z' }]);
    const orders = ordersOf(api);
    const page = await orders.changedSince(SHOP, null, 3);
    expect(page.orders).toEqual([
      { source: { host: 'shopify', shop: SHOP, orderId: '1' }, revision: Date.parse('2026-11-20T00:10:00Z') },
    ]);
    const quiet = ordersOf(shopWith([]).api);
    expect((await quiet.changedSince(SHOP, page.next, 3)).next).toBe(page.next);
  });

  it('rejects when the shop cannot be asked: the cursor stays', async () => {
    const { api, state } = shopWith([]);
    state.failure = BUSY;
    await expect(ordersOf(api).changedSince(SHOP, null, 3)).rejects.toThrow('SHOPIFY_THROTTLED');
    await expect(ordersOf(undefined).changedSince(SHOP, null, 3)).rejects.toThrow('SHOP_NOT_INSTALLED');
  });
});

describe('reading orders', () => {
  it('answers for each in the order of the ids: read, odd, gone, past, or later', async () => {
    const { api } = shopWith([]);
    const stored = ['7', 'odd', 'old'].map((id) => ({ id, updatedAt: id === 'old' ? '2026-11-01T00:00:00Z' : at(1) }));
    const answers = await ordersOf(api, stored).readOrders(SHOP, ['7', 'odd', 'nowhere', 'old', 'busy', '7']);
    expect(answers.map(({ kind }) => kind)).toEqual(['read', 'unmapped', 'gone', 'skipped', 'later', 'read']);
    expect(answers[0]).toMatchObject({ order: { source: { host: 'shopify', shop: SHOP, orderId: '7' } } });
    expect(answers[1]).toMatchObject({ payload: { id: 'odd' } });
    expect(answers[4]).toMatchObject({ code: 'SHOPIFY_THROTTLED' });
  });

  it('waits while the app is not installed', async () => {
    expect(await ordersOf(undefined).readOrders(SHOP, ['1'])).toMatchObject([
      { kind: 'later', code: 'SHOP_NOT_INSTALLED' },
    ]);
  });
});
