import type { ChangedOrders } from '@quittance/core/hosts';
import { z } from 'zod';
import { operation } from '../admin-api/operation.ts';
import type { ShopApi } from '../admin-api/shop-api.ts';
import { HOST } from '../index.ts';

const CHANGED = operation(
  'changed-orders',
  260,
  z.object({
    orders: z.object({
      nodes: z.array(z.object({ legacyResourceId: z.string(), updatedAt: z.string() })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
);

/** Shopify's search is some seconds to minutes behind its orders: what a run ended with is looked at again in the next. */
const OVERLAP = 10 * 60_000;

const position = z.object({
  /** The search: everything that changed at or after it. */
  since: z.string(),
  /** Where the next page of this search begins. */
  after: z.string().optional(),
});
type Position = z.output<typeof position>;

/** Ids and stamps of the orders that changed, oldest first. Rejects when the shop cannot be asked. `begin` is where a first run begins. */
export async function changedOrders(
  api: ShopApi,
  begin: string,
  cursor: string | null,
  limit: number,
): Promise<ChangedOrders> {
  const { since, after } = cursor === null ? { since: begin } : read(cursor, begin);
  const query = `updated_at:>='${since}'`;
  const answer = await api.run(CHANGED, { query, first: limit, ...(after !== undefined && { after }) });
  if (!answer.ok) throw new Error(`${answer.failure.code}: ${answer.failure.message}`);
  const { nodes, pageInfo } = answer.value.orders;
  const more = pageInfo.hasNextPage && pageInfo.endCursor !== null;
  const next = more ? { since, after: pageInfo.endCursor } : { since: overlapping(since, nodes.at(-1)?.updatedAt) };
  return {
    orders: nodes.map(({ legacyResourceId, updatedAt }) => ({
      source: { host: HOST, shop: api.shop, orderId: legacyResourceId },
      revision: Date.parse(updatedAt),
    })),
    next: JSON.stringify(next),
    more,
  };
}

/** Never back beyond where this search began. */
function overlapping(since: string, last: string | undefined): string {
  if (last === undefined) return since;
  return new Date(Math.max(Date.parse(since), Date.parse(last) - OVERLAP)).toISOString();
}

function read(cursor: string, begin: string): Position {
  try {
    return position.parse(JSON.parse(cursor));
  } catch {
    return { since: begin };
  }
}
