import { z } from 'zod';
import { operation } from './operation.ts';
import type { ApiAnswer, ShopApi } from './shop-api.ts';

export interface ListedOrder {
  /** Numeric, as text: beyond what a JavaScript number holds. */
  readonly id: string;
  readonly createdAt: string;
}

export interface OrderPage {
  readonly orders: readonly ListedOrder[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
}

export interface OrderSelection {
  readonly first: number;
  readonly after?: string;
  /** Shopify's search syntax. */
  readonly query?: string;
  /** The newest first; else the oldest. */
  readonly newest?: boolean;
}

const listing = operation(
  'list-orders',
  260,
  z.object({
    orders: z.object({
      nodes: z.array(z.object({ legacyResourceId: z.string().regex(/^\d+$/), createdAt: z.iso.datetime() })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
);

/** Orders by the time they were placed: their ids, a page at a time. */
export async function listOrders(api: ShopApi, selection: OrderSelection): Promise<ApiAnswer<OrderPage>> {
  const { newest = false, ...page } = selection;
  const answer = await api.run(listing, { ...page, reverse: newest });
  if (!answer.ok) return answer;
  const { nodes, pageInfo } = answer.value.orders;
  return {
    ok: true,
    value: {
      orders: nodes.map(({ legacyResourceId, createdAt }) => ({ id: legacyResourceId, createdAt })),
      ...(pageInfo.hasNextPage && pageInfo.endCursor !== null && { next: pageInfo.endCursor }),
    },
  };
}
