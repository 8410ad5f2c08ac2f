import { expect, test } from 'vitest';
import { open, type Opened } from '../../test/fake-admin/equipment.ts';
import { bulkFiles } from '../admin-api/bulk-file.ts';
import type { ApiAnswer, ShopApi } from '../admin-api/shop-api.ts';
import { historyPart } from './history.ts';
import { begun, type BackfillProgress } from './progress.ts';

const FIRST = begun({ since: '2026-01-01', past: 'judge' }, 0);

function apiOf({ shop, call }: Opened, asked: string[]): ShopApi {
  return {
    shop: shop.domain,
    async run(operation, variables = {}) {
      asked.push(operation.name);
      const { data, errors } = await call(operation.document, variables);
      expect(errors).toEqual([]);
      return { ok: true, value: operation.answer.parse(data) };
    },
  };
}

async function setUp(count: number, options: Parameters<typeof open>[0] = {}) {
  const opened = await open({ maximumAvailable: 1e9, ...options });
  const merchant = opened.fake.merchant(opened.shop);
  const placed = Array.from({ length: count }, (_, index) =>
    merchant.placeOrder({ number: index + 1, lines: [{ title: 'Chair', price: '10.00' }] }).id.replace(/\D/g, ''),
  );
  const asked: string[] = [];
  const api = apiOf(opened, asked);
  const part = (at: BackfillProgress) => historyPart(api, bulkFiles(opened.fake.origin), at);
  return { opened, placed, asked, part };
}

/** To the end; what waits is asked for again. */
async function all(part: (at: BackfillProgress) => ReturnType<typeof historyPart>) {
  const found: string[] = [];
  for (let at = FIRST; ;) {
    const listed: ApiAnswer<{ orders: readonly { id: string }[]; next?: object }> = await part(at);
    if (!listed.ok) {
      expect(listed.failure).toMatchObject({ kind: 'later', code: 'SHOPIFY_BULK_RUNNING' });
      await new Promise((resolve) => setTimeout(resolve, 5));
      continue;
    }
    found.push(...listed.value.orders.map(({ id }) => id));
    if (listed.value.next === undefined) return found;
    at = { ...FIRST, ...listed.value.next };
  }
}

test('few orders are listed by pages', async () => {
  const { placed, asked, part } = await setUp(150);
  expect(await all(part)).toEqual(placed);
  expect(asked).toEqual(['count-orders', 'list-orders', 'list-orders']);
});

test('many come from the file of one bulk operation, in parts that another process can go on with', async () => {
  const { placed, asked, part } = await setUp(2_050);
  const found = await all(part);
  expect(found.toSorted()).toEqual(placed.toSorted());
  expect(asked.filter((name) => name === 'run-bulk')).toHaveLength(1);
  expect(asked.filter((name) => name === 'read-bulk').length).toBeGreaterThan(5);
  expect(asked).not.toContain('list-orders');
});

test('they are listed by pages when Shopify takes no operation, or cancels it', async () => {
  const { opened, placed, asked, part } = await setUp(2_050, { bulkMilliseconds: 600_000 });
  const begins = await part(FIRST);
  expect(begins).toMatchObject({ ok: true, value: { orders: [], next: { bulk: expect.any(String) as string } } });
  for (const { id } of opened.shop.bulk.all) opened.shop.bulk.cancel(id);
  const bulk = opened.shop.bulk.all[0]?.id ?? '';
  expect(await part({ ...FIRST, bulk })).toEqual({ ok: true, value: { orders: [], next: { bulk: null } } });
  const paged = await part({ ...FIRST, bulk: null });
  expect(paged).toMatchObject({ ok: true, value: { next: { bulk: null } } });
  for (let running = 0; running < 5; running += 1) opened.shop.bulk.run('{ orders { edges { node { id } } } }', false);
  expect((await all(part)).length).toBe(placed.length);
  expect(asked.filter((name) => name === 'list-orders')).toHaveLength(22);
});

test('a result is read from Shopify’s storage alone', async () => {
  const asked: unknown[] = [];
  const readFile = bulkFiles(undefined, (url) => {
    asked.push(url);
    return Promise.resolve(new Response('{"a":1}\n', { status: 206 }));
  });
  for (const url of [
    'https://storage.googleapis.com.evil.example/x',
    'http://127.0.0.1:1/x',
    'http://storage.googleapis.com/x',
  ])
    expect(await readFile(url, 0)).toMatchObject({ ok: false, failure: { kind: 'later' } });
  expect(asked).toEqual([]);
  expect(await readFile('https://storage.googleapis.com/x', 0)).toEqual({ ok: true, value: { lines: ['{"a":1}'] } });
});
