import { z } from 'zod';
import type { ReadBulkFile } from '../admin-api/bulk-file.ts';
import { listOrders, type ListedOrder } from '../admin-api/list-orders.ts';
import { operation } from '../admin-api/operation.ts';
import type { ApiAnswer, ApiFailure, ShopApi } from '../admin-api/shop-api.ts';
import type { BackfillProgress } from './progress.ts';

/** Where the listing of a history stands. */
export type Position = Pick<BackfillProgress, 'after' | 'bulk'>;

export interface HistoryPart {
  readonly orders: readonly ListedOrder[];
  /** Absent when nothing follows. */
  readonly next?: Position;
}

const countOrders = operation('count-orders', 10, z.object({ ordersCount: z.object({ count: z.int() }).nullable() }));
const runBulk = operation(
  'run-bulk',
  11,
  z.object({
    bulkOperationRunQuery: z.object({
      bulkOperation: z.object({ id: z.string() }).nullable(),
      userErrors: z.array(z.object({ message: z.string() })),
    }),
  }),
);
const readBulk = operation(
  'read-bulk',
  10,
  z.object({ bulkOperation: z.object({ status: z.string(), url: z.string().nullable() }).nullable() }),
);
const bulkLine = z.object({ legacyResourceId: z.string().regex(/^\d+$/), createdAt: z.iso.datetime() });

/** From so many orders on Shopify is asked for one file of them; fewer are listed sooner than a file is made. */
const MANY = 2_000;
/** Orders listed at a time: after each page the progress is kept. */
const PAGE = 100;

/** The ids of the next orders of a history. A large one comes from a bulk operation's file, all others page by page. */
export async function historyPart(
  api: ShopApi,
  readFile: ReadBulkFile,
  { since, after, bulk }: BackfillProgress,
): Promise<ApiAnswer<HistoryPart>> {
  const query = `created_at:>=${since}`;
  if (bulk === undefined && after === undefined) {
    const begun = await beginBulk(api, query);
    if (!begun.ok || begun.value !== undefined) return begun.ok ? part([], { bulk: begun.value }) : begun;
  }
  if (bulk != null) return fromFile(api, readFile, bulk, after);
  const listed = await listOrders(api, { first: PAGE, query, ...(after !== undefined && { after }) });
  if (!listed.ok) return listed;
  const { orders, next } = listed.value;
  return part(orders, next === undefined ? undefined : { after: next, ...(bulk === null && { bulk }) });
}

/** The operation; `undefined` where pages will do, or Shopify takes no operation now: other apps' count too. */
async function beginBulk(api: ShopApi, query: string): Promise<ApiAnswer<string | undefined>> {
  const counted = await api.run(countOrders, { query });
  if (!counted.ok) return counted;
  if ((counted.value.ordersCount?.count ?? 0) < MANY) return { ok: true, value: undefined };
  const text = `{ orders(query: ${JSON.stringify(query)}) { edges { node { id legacyResourceId createdAt } } } }`;
  const answer = await api.run(runBulk, { query: text });
  if (answer.ok) return { ok: true, value: answer.value.bulkOperationRunQuery.bulkOperation?.id };
  const { kind } = answer.failure;
  return kind === 'later' || kind === 'signed-out' ? answer : { ok: true, value: undefined };
}

async function fromFile(
  api: ShopApi,
  readFile: ReadBulkFile,
  id: string,
  after = '0',
): Promise<ApiAnswer<HistoryPart>> {
  const polled = await api.run(readBulk, { id });
  if (!polled.ok) return polled;
  const { status, url } = polled.value.bulkOperation ?? { status: 'EXPIRED', url: null };
  if (status === 'CREATED' || status === 'RUNNING') return { ok: false, failure: RUNNING };
  // Failed, cancelled, or older than the week for which results are kept: the pages are always there.
  if (status !== 'COMPLETED') return part([], { bulk: null });
  if (url === null) return part([]);
  const read = await readFile(url, Number(after));
  if (!read.ok) return read;
  const { lines, next } = read.value;
  const orders = lines.map((line) => {
    const { legacyResourceId, createdAt } = bulkLine.parse(JSON.parse(line));
    return { id: legacyResourceId, createdAt };
  });
  return part(orders, next === undefined ? undefined : { bulk: id, after: String(next) });
}

function part(orders: readonly ListedOrder[], next?: Position): ApiAnswer<HistoryPart> {
  return { ok: true, value: { orders, ...(next !== undefined && { next }) } };
}

const RUNNING: ApiFailure = {
  kind: 'later',
  code: 'SHOPIFY_BULK_RUNNING',
  message: 'Shopify is still listing the orders.',
  advice: 'Nothing to do: it is looked at again.',
};
