import type { Installation, Quittance } from '@quittance/core/flow';
import { listOrders, type ListedOrder } from '../admin-api/list-orders.ts';
import type { ApiFailure, ShopApi } from '../admin-api/shop-api.ts';
import { judgeOrder, type ReadOrders } from '../host/dry-run.ts';
import { takeOrder } from '../host/take-order.ts';
import { counted, type BackfillProgress, type OrderOutcome } from './progress.ts';

export interface PageParts {
  readonly quittance: Pick<Quittance, 'acceptOrder' | 'keepUnmapped' | 'orders'>;
  readonly installation: Installation;
  readonly api: ShopApi;
  readonly readOrders: ReadOrders;
}

type Paged =
  | { readonly ok: true; readonly value: BackfillProgress }
  | { readonly ok: false; readonly failure: ApiFailure };

/** Orders listed at a time: after each page the progress is kept. */
const PAGE = 100;
/** Orders read at once: enough to keep the shop's bucket empty, however slow its answers are. */
const AT_ONCE = 8;

/** Takes or judges the next page of orders. Working a page again does no harm: an order is known by its revision. */
export async function backfillPage(parts: PageParts, done: BackfillProgress): Promise<Paged> {
  const listed = await listOrders(parts.api, {
    first: PAGE,
    query: `created_at:>=${done.since}`,
    ...(done.after !== undefined && { after: done.after }),
  });
  if (!listed.ok) return listed;
  const outcomes = await each(listed.value.orders, (order) => one(parts, done, order));
  const { after: _, ...rest } = counted(done, outcomes);
  const { next } = listed.value;
  return { ok: true, value: next === undefined ? { ...rest, state: 'done' } : { ...rest, after: next } };
}

async function one(
  { quittance, installation, readOrders }: PageParts,
  { past }: BackfillProgress,
  { id, createdAt }: ListedOrder,
): Promise<OrderOutcome> {
  const { shop, tenant, installedAt } = installation;
  const [read] = await readOrders(shop, [id]);
  if (read === undefined) throw new Error('Every order that is asked for is answered.');
  if (past === 'judge' && Date.parse(createdAt) < Date.parse(installedAt))
    return (await judgeOrder(quittance, tenant, id, read)).verdict;
  if (read.kind === 'gone' || read.kind === 'skipped') return 'skip';
  const taken = await takeOrder(quittance, tenant, { shop, orderId: id }, read);
  return taken.ok ? 'taken' : 'stop';
}

async function each<T, U>(items: readonly T[], work: (item: T) => Promise<U>): Promise<readonly U[]> {
  const results: U[] = [];
  const todo = items.entries();
  const worker = async () => {
    for (const [index, item] of todo) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
