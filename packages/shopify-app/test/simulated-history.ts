import type { Order } from '@quittance/core/model';
import { z } from 'zod';
import { PART, partOf, type ReadBulkFile } from '../src/admin-api/bulk-file.ts';
import type { Operation } from '../src/admin-api/operation.ts';
import type { ShopApi } from '../src/admin-api/shop-api.ts';
import type { ReadOrders } from '../src/host/dry-run.ts';
import type { Variables } from './simulated-shop.ts';

/** As an order for an invoice is read: what Shopify reserves is many times what it charges in the end. */
const readHeader = call('order', 900, z.object({}));
const readLines = call('order-lines', 950, z.object({ more: z.boolean() }));

function call<Answer>(name: string, cost: number, answer: z.ZodType<Answer>): Operation<Answer> {
  return { name, document: '', isMutation: false, cost, answer };
}

const BULK = 'gid://shopify/BulkOperation/1';
const FIRST = Date.parse('2026-01-01T00:00:00Z');

/** A shop's orders: most have a few lines, every fiftieth fills several pages of fifty. */
export function simulatedHistory(count: number) {
  const lines = Array.from({ length: count }, (_, index) =>
    index % 50 === 49 ? 51 + ((index * 7) % 150) : 1 + ((index * 5) % 12),
  );
  const idOf = (index: number) => String(8_209_829_119_461_540_000n + BigInt(index));
  const indexOf = (id: string) => Number(BigInt(id) - 8_209_829_119_461_540_000n);

  const leftOf = ({ id, page }: Variables) => (lines[indexOf(String(id))] ?? 0) - 50 * Number(page);

  /** 36 points for a header, 43 for ten lines. */
  function cost(name: string, variables: Variables) {
    if (name === 'list-orders') return { requested: 252, actual: 104 };
    if (name === 'order') return { requested: 885, actual: 36 };
    if (name === 'order-lines') return { requested: 940, actual: Math.ceil(4.3 * Math.min(50, leftOf(variables))) };
    return { requested: 5, actual: 3 };
  }

  function answer(name: string, variables: Variables): unknown {
    if (name === 'order') return {};
    if (name === 'order-lines') return { more: leftOf(variables) > 50 };
    if (name === 'count-orders') return { ordersCount: { count } };
    if (name === 'run-bulk') return { bulkOperationRunQuery: { bulkOperation: { id: BULK }, userErrors: [] } };
    if (name === 'read-bulk')
      return { bulkOperation: { status: 'COMPLETED', url: 'https://storage.googleapis.com/x' } };
    if (name !== 'list-orders') return { currentAppInstallation: { accessScopes: [{ handle: 'read_all_orders' }] } };
    const from = Number(variables['after'] ?? 0);
    const to = Math.min(count, from + Number(variables['first']));
    const nodes = Array.from({ length: to - from }, (_, index) => listed(from + index));
    return { orders: { nodes, pageInfo: { hasNextPage: to < count, endCursor: String(to) } } };
  }

  const listed = (index: number) => ({
    legacyResourceId: idOf(index),
    createdAt: new Date(FIRST + index * 60_000).toISOString(),
  });
  const file = Buffer.from(lines.map((_, index) => `${JSON.stringify(listed(index))}\n`).join(''));
  const readFile: ReadBulkFile = (_url, from) =>
    Promise.resolve({ ok: true, value: partOf(file.subarray(from, from + PART), from) });

  return { idOf, cost, answer, readFile };
}

/** Reads every page of an order, as the app does; rejects when the shop cannot be asked. */
export function reader(api: ShopApi): ReadOrders {
  return (_shop, ids) =>
    Promise.all(
      ids.map(async (id) => {
        const header = await api.run(readHeader, { id });
        if (!header.ok) throw new Error(header.failure.code);
        for (let page = 0, more = true; more; page += 1) {
          const answer = await api.run(readLines, { id, page });
          if (!answer.ok) throw new Error(answer.failure.code);
          ({ more } = answer.value);
        }
        return { kind: 'read', order: { id } as unknown as Order } as const;
      }),
    );
}
