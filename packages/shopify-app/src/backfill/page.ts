import type { Installation, Quittance } from '@quittance/core/flow';
import type { ReadBulkFile } from '../admin-api/bulk-file.ts';
import type { ListedOrder } from '../admin-api/list-orders.ts';
import { noAnswer } from '../admin-api/failure.ts';
import type { ApiFailure, ShopApi } from '../admin-api/shop-api.ts';
import { judgeOrder, type ReadOrders } from '../host/dry-run.ts';
import { takeOrder } from '../host/take-order.ts';
import { historyPart } from './history.ts';
import { counted, type BackfillProgress, type OrderOutcome } from './progress.ts';

export interface PageParts {
  readonly quittance: Pick<Quittance, 'acceptOrder' | 'keepUnmapped' | 'orders'>;
  readonly installation: Installation;
  readonly api: ShopApi;
  readonly readFile: ReadBulkFile;
  readonly readOrders: ReadOrders;
  readonly pause: (milliseconds: number) => Promise<void>;
}

type Paged =
  | { readonly ok: true; readonly value: BackfillProgress }
  | { readonly ok: false; readonly failure: ApiFailure };

/** Orders read at once: enough to keep the shop's bucket empty, however slow its answers are. */
const AT_ONCE = 8;
/** Before each time that what could not be read is asked for again. */
const PAUSES = [1_000, 5_000, 15_000];

/**
 * Takes or judges the next page of orders. Working a page again does no harm: an order is known by its revision. One order that cannot be
 * read is written down and holds up no other; when none can, it is the shop that cannot be asked, until the `lastTry`.
 */
export async function backfillPage(parts: PageParts, done: BackfillProgress, lastTry: boolean): Promise<Paged> {
  const listed = await historyPart(parts.api, parts.readFile, done);
  if (!listed.ok) return listed;
  const { orders, next } = listed.value;
  const outcomes = await outcomesOf(parts, done, orders);
  const nothing = orders.length > 0 && [...outcomes.values()].every((outcome) => outcome === 'unread');
  if (nothing && !lastTry) return { ok: false, failure: noAnswer({ isMutation: false }) };
  const { after: _after, bulk: _bulk, ...rest } = counted(done, outcomes);
  return { ok: true, value: next === undefined ? { ...rest, state: 'done' } : { ...rest, ...next } };
}

async function outcomesOf(
  parts: PageParts,
  done: BackfillProgress,
  orders: readonly ListedOrder[],
): Promise<ReadonlyMap<string, OrderOutcome>> {
  const outcomes = new Map<string, OrderOutcome>();
  let left = orders;
  for (const pause of [0, ...PAUSES]) {
    if (left.length === 0) break;
    if (pause > 0) await parts.pause(pause);
    await each(left, async (order) => outcomes.set(order.id, await one(parts, done, order)));
    left = left.filter(({ id }) => outcomes.get(id) === 'unread');
  }
  return outcomes;
}

async function one(
  { quittance, installation, readOrders }: PageParts,
  { past }: BackfillProgress,
  { id, createdAt }: ListedOrder,
): Promise<OrderOutcome> {
  const { shop, tenant, installedAt } = installation;
  const [read] = await readOrders(shop, [id]).catch(() => []);
  if (read === undefined || read.kind === 'later') return 'unread';
  if (past === 'judge' && Date.parse(createdAt) < Date.parse(installedAt))
    return (await judgeOrder(quittance, tenant, id, read)).verdict;
  if (read.kind === 'gone' || read.kind === 'skipped') return 'skip';
  const taken = await takeOrder(quittance, tenant, { shop, orderId: id }, read);
  return taken.ok ? 'taken' : 'stop';
}

async function each<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const todo = items.values();
  const worker = async () => {
    for (const item of todo) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
