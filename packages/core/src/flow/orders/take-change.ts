import { canonicalJson, type Json } from '../../access/index.ts';
import type { HostPlatform, ReadOrder } from '../../hosts/index.ts';
import type { Order, OrderSource, Problem, Result, TenantId } from '../../model/index.ts';
import {
  forgetUnmappedOf,
  keepUnmapped,
  newestAccepted,
  postponeChanges,
  settleChanges,
  waitingChanges,
  type InboxEntry,
  type NewestAccepted,
  type Postponed,
  type TenantTransaction,
  type WaitingChange,
} from '../../store/index.ts';
import { inboxEntry, keepOrders } from './accept-order.ts';
import { wakeChanges } from '../shops/notice-change.ts';
import { gaveUp, MOST_ATTEMPTS, waitBefore } from './retry-policy.ts';
import { after, inTenant, type Road } from '../road.ts';

/** A host whose events only say that an order changed. */
export type ReadingHost = HostPlatform & Required<Pick<HostPlatform, 'readOrders'>>;

export function isReading(host: HostPlatform): host is ReadingHost {
  return host.readOrders !== undefined;
}

/** Orders asked for at once: what a killed worker has read is read again. */
const AT_ONCE = 25;
/** Milliseconds that a shop's clock may stand still: states read within it are told apart by the order of reading. */
const STAMP = 1_000;

type Failure = Extract<ReadOrder, { readonly kind: 'later' }>;

interface Reading {
  readonly change: WaitingChange;
  readonly source: OrderSource;
  readonly answer: ReadOrder;
}

/**
 * Reads orders that changed as their shop has them now, and accepts what is new. A change is done only when nobody noticed the order again since
 * before it was read: so each order is read at least once after its last change, whatever is late, repeated or killed.
 */
export async function takeChanges(
  road: Road,
  tenant: TenantId,
  host: ReadingHost,
  changeIds: readonly string[],
): Promise<void> {
  const waiting = await inTenant(road, tenant, (trx) => waitingChanges(trx, host.id, changeIds));
  for (const [shop, changes] of Map.groupBy(waiting, (change) => change.shop)) {
    for (let start = 0; start < changes.length; start += AT_ONCE) {
      const readings = await read(road, host, shop, changes.slice(start, start + AT_ONCE));
      await inTenant(road, tenant, async (trx) => {
        const unsure = await accept(road, trx, readings);
        await settle(road, trx, host.id, readings, unsure);
      });
    }
  }
}

/** A host that rejects says nothing of the single orders: each is asked for alone, so that one never keeps the others. */
async function read(
  road: Road,
  host: ReadingHost,
  shop: string,
  changes: readonly WaitingChange[],
): Promise<readonly Reading[]> {
  const sourceOf = ({ orderId }: WaitingChange) => ({ host: host.id, shop, orderId });
  try {
    const ids = [...new Set(changes.map(({ orderId }) => orderId))];
    const answers = await host.readOrders(shop, ids);
    if (answers.length !== ids.length) throw new Error(`${answers.length} answers for ${ids.length} orders`);
    return changes.flatMap((change) => {
      const answer = answers[ids.indexOf(change.orderId)];
      return answer === undefined ? [] : [{ change, source: sourceOf(change), answer }];
    });
  } catch (error) {
    if (changes.length > 1) return (await Promise.all(changes.map((one) => read(road, host, shop, [one])))).flat();
    road.log.warn({ host: host.id, order: changes[0]?.orderId, error: String(error) }, 'an order could not be read');
    return changes.map((change) => ({ change, source: sourceOf(change), answer: UNREADABLE }));
  }
}

const UNREADABLE: Failure = { kind: 'later', code: 'READ_FAILED', message: 'The shop did not give the order.' };

/** Answers the orders of which somebody accepted another state meanwhile, nobody knows whether before or after ours: to be read again. */
async function accept(road: Road, trx: TenantTransaction, readings: readonly Reading[]): Promise<ReadonlySet<string>> {
  const orders = [...new Map(readings.map((reading) => [reading.change.orderId, reading])).values()];
  const newest = await newestAccepted(
    trx,
    orders.map(({ source }) => source),
  );
  const entries: InboxEntry[] = [];
  const settled: OrderSource[] = [];
  const unsure = new Set<string>();
  for (const [index, { source, answer, change }] of orders.entries()) {
    if (answer.kind === 'read') {
      const news = newsOf(answer.order, newest[index], change.foundAt);
      if (news === 'none') settled.push(source);
      else if (news === 'unsure') unsure.add(source.orderId);
      else if (news.ok) entries.push(news.value);
      else await keepUnmapped(trx, source, answer.order, news.problems);
    } else if (answer.kind === 'unmapped') await keepUnmapped(trx, source, answer.payload, answer.problems);
    else if (answer.kind === 'later') await complain(trx, source, answer, change);
    else settled.push(source);
  }
  await forgetUnmappedOf(trx, settled);
  const accepted = entries.length === 0 ? [] : await keepOrders(road, trx, entries);
  for (const [index, { source }] of entries.entries())
    if (accepted[index]?.outcome === 'duplicate') unsure.add(source.orderId);
  return unsure;
}

/** Nobody looks at what waits for ever: after many failures a person sees the order among the stuck ones. It is asked for on and on. */
async function complain(
  trx: TenantTransaction,
  source: OrderSource,
  cause: Failure,
  { attempts }: WaitingChange,
): Promise<void> {
  if (attempts + 1 === MOST_ATTEMPTS) await keepUnmapped(trx, source, {}, [gaveUp(cause)]);
}

/**
 * What is to be accepted of an order as it was read: `none` when it is as it was (most often an echo of our own write) or older. Two states whose stamps are
 * less than `standstill` apart are told apart by the order of reading; `unsure` when the known one may have been read after ours.
 */
export function newsOf(
  read: Order,
  known: NewestAccepted | undefined,
  foundAt: Date,
  standstill: number = STAMP,
): Result<InboxEntry> | 'none' | 'unsure' {
  const order = owedAsBefore(read, known);
  const entry = inboxEntry(order);
  if (!entry.ok || known === undefined) return entry;
  if (contentOf(JSON.parse(entry.value.payload)) === contentOf(known.payload)) return 'none';
  const ahead = known.revision - order.revision;
  if (ahead < 0) return entry;
  if (ahead >= standstill) return 'none';
  return known.receivedAt < foundAt ? inboxEntry({ ...order, revision: known.revision + 1 }) : 'unsure';
}

/**
 * An order that was accepted as a person's stays theirs when the shop says by now for which company they ordered: what follows an invoice must not stand
 * on another account than the invoice.
 */
function owedAsBefore(order: Order, known: NewestAccepted | undefined): Order {
  const { contactId, ...buyer } = order.buyer;
  const before = known?.payload as { readonly buyer?: { readonly customerId?: unknown } } | undefined;
  if (contactId === undefined || before?.buyer?.customerId !== contactId) return order;
  return { ...order, buyer: { ...buyer, customerId: contactId } };
}

function contentOf(payload: unknown): string {
  return canonicalJson({ ...(payload as Readonly<Record<string, Json>>), revision: null });
}

async function settle(
  road: Road,
  trx: TenantTransaction,
  host: string,
  readings: readonly Reading[],
  unsure: ReadonlySet<string>,
): Promise<void> {
  const postponed = readings.flatMap(({ change, answer }) =>
    answer.kind === 'later' ? [postponedBy(road, change, answer)] : [],
  );
  await postponeChanges(trx, postponed);
  for (const { id, nextAttemptAt } of postponed) await wakeChanges(road, trx, host, [id], nextAttemptAt);
  const read = readings.flatMap(({ change, answer }) => (answer.kind === 'later' ? [] : [change]));
  const again = read.filter(({ orderId }) => unsure.has(orderId)).map(({ id }) => id);
  const done = read.filter(({ orderId }) => !unsure.has(orderId));
  await wakeChanges(road, trx, host, [...again, ...(await settleChanges(trx, done))]);
}

function postponedBy(road: Road, { id, attempts }: WaitingChange, { code, message }: Failure): Postponed {
  const problem: Problem = {
    code,
    message,
    advice: 'Nothing is lost: it is asked for again by itself.',
    retry: 'later',
  };
  return { id, attempts: attempts + 1, problem, nextAttemptAt: after(road, waitBefore(attempts + 1, undefined)) };
}
