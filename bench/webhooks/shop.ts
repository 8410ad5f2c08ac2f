// The shop's side in a process of its own: answers what its orders are at this moment, and which changed. Its clock shows whole seconds.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sampleOrder } from '../../packages/core/src/flow/testing/sample-order.ts';
import { orderIdOf, planOf, type Storm } from './plan.ts';

export const SHOP = 'storm.myshopify.com';
const FIRST = BigInt(orderIdOf(0));

const [storm = '', begins = '0'] = process.argv.slice(2);
const { changes } = planOf(JSON.parse(storm) as Storm);
const started = Number(begins);
/** Changes of which no webhook tells: orders by number, and when they changed. */
const silent = new Map<number, number>();

const second = (at: number) => Math.floor(at / 1_000) * 1_000;

/** How many changes the order has seen, and when the last one was. */
function stateOf(order: number): { readonly version: number; readonly at: number } | undefined {
  const now = Date.now();
  const seen = (changes[order] ?? []).map((at) => started + at).filter((at) => at <= now);
  const missed = silent.get(order);
  if (missed !== undefined) return { version: seen.length + 1, at: missed };
  return seen.length === 0 ? undefined : { version: seen.length, at: Math.max(...seen) };
}

function read(orderId: string): unknown {
  const state = stateOf(Number(BigInt(orderId) - FIRST));
  if (state === undefined) return null;
  return sampleOrder(orderId, {
    host: 'shopify',
    shop: SHOP,
    revision: second(state.at),
    paid: state.version > 1,
    overrides: { note: `v${state.version}` },
  });
}

interface Search {
  readonly query: string;
  readonly first: number;
  readonly after?: string;
}

/** As Shopify's search: everything since, sorted by the moment of change, page by page. */
function search({ query, first, after = '' }: Search): unknown {
  const since = Date.parse(/'(.+)'/.exec(query)?.[1] ?? '');
  const found = [...new Set([...changes.keys(), ...silent.keys()])]
    .flatMap((order) => {
      const state = stateOf(order);
      return state === undefined || second(state.at) < since ? [] : [{ order, at: second(state.at) }];
    })
    .map(({ order, at }) => ({ order, at, key: `${at} ${String(order).padStart(9, '0')}` }))
    .filter(({ key }) => key > after)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const page = found.slice(0, first);
  return {
    orders: {
      nodes: page.map(({ order, at }) => ({
        legacyResourceId: orderIdOf(order),
        updatedAt: new Date(at).toISOString(),
      })),
      pageInfo: { hasNextPage: found.length > first, endCursor: page.at(-1)?.key ?? null },
    },
  };
}

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const { name, variables } = JSON.parse(body) as { name: string; variables: unknown };
    const answer = name === 'order' ? read((variables as { id: string }).id) : search(variables as Search);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));

const OUTAGE = 2 * 3_600_000;

/** Two hours pass for the shop in which these orders change, and nobody tells. */
process.on('message', ({ silently }: { readonly silently: readonly number[] }) => {
  const now = Date.now();
  for (const [index, order] of silently.entries()) silent.set(order, now + ((index + 1) / silently.length) * OUTAGE);
  process.send?.('changed');
});
