import type { OrderId, Problem, Result, TenantId } from '../../model/index.ts';
import { ok, parseOrder, refused } from '../../model/index.ts';
import {
  keepInInbox,
  keepUnmapped,
  uuidv7,
  type InboxEntry,
  type Kept,
  type TenantTransaction,
} from '../../store/index.ts';
import { coalesce } from '../coalesce.ts';
import { perTenant } from '../per-tenant.ts';
import { inTenant, QUEUE, type Road } from '../road.ts';

/** Orders accepted together in one transaction: more would make the last of them wait for the first. */
const BATCH = 200;
/** Milliseconds between two transactions of a tenant while few orders arrive: each costs as much as ten orders. */
const RHYTHM = 8;
/** So many fill a transaction well enough. */
const ENOUGH = 16;
/** Characters of payload that count as one more order: a batch holds 20 MB at most, or one order. */
const HEAVY = 100_000;
/** A payload beyond this is no order; the largest real ones (20,000 lines) stay below. */
const LARGEST = 32 * 1024 * 1024;
/** NUL and halves of a character: JSON can spell them, no database text and no XML document can hold them. */
const UNSTORABLE = /\\u(?:0000|d[89a-f][0-9a-f]{2})/;

export interface Accepted {
  /** Present once the order has been taken; absent for one that is new. */
  readonly orderId?: OrderId;
  /**
   * - `created`: first time we see this revision of the order;
   * - `duplicate`: this very revision was accepted before; nothing happened;
   * - `older`: a newer revision is known already; kept, without effect.
   */
  readonly outcome: 'created' | 'duplicate' | 'older';
}

export interface UnmappedPayload {
  readonly host: string;
  readonly shop: string;
  readonly orderId: string;
  /** The payload as received: JSON. */
  readonly payload: unknown;
  readonly problems: readonly Problem[];
}

/** Accepts orders of all tenants; those that arrive together for a tenant share a transaction. */
export function orderAcceptor(road: Road): (tenant: TenantId, order: unknown) => Promise<Result<Accepted>> {
  const doorOf = perTenant((tenant) =>
    coalesce({
      limit: BATCH,
      rhythm: RHYTHM,
      enough: ENOUGH,
      weigh: ({ payload }: InboxEntry) => 1 + payload.length / HEAVY,
      run: (entries) => inTenant(road, tenant, (trx) => keepOrders(road, trx, entries)),
    }),
  );
  return async (tenant, json) => {
    const entry = inboxEntry(json);
    return entry.ok ? ok(await doorOf(tenant)(entry.value)) : entry;
  };
}

/** Refused when it is not a canonical order, or cannot be stored. */
export function inboxEntry(json: unknown): Result<InboxEntry> {
  const read = parseOrder(json);
  if (!read.ok) return read;
  const payload = JSON.stringify(json);
  if (payload.length > LARGEST) return refused(tooLarge(payload.length));
  if (UNSTORABLE.test(payload)) return refused(UNSTORABLE_CHARACTER);
  const { source, revision } = read.value;
  return ok({ id: uuidv7(), source, revision, payload });
}

/** The payloads, and the jobs that take them. */
export async function keepOrders(
  road: Road,
  trx: TenantTransaction,
  entries: readonly InboxEntry[],
): Promise<readonly Accepted[]> {
  const started = performance.now();
  const kept = await keepInInbox(trx, entries);
  const fresh = entries.flatMap(({ id }, index) => (kept[index]?.isNew === true ? [id] : []));
  await road.jobs.enqueue(trx, QUEUE.take, fresh);
  road.metrics.step('accept', 'done', entries.length, performance.now() - started);
  return entries.map((entry, index) => answer(entry, kept[index]));
}

function answer({ revision }: InboxEntry, kept: Kept | undefined): Accepted {
  const known = kept?.order;
  const orderId = known === undefined ? {} : { orderId: known.id as OrderId };
  if (kept?.isNew !== true) return { outcome: 'duplicate', ...orderId };
  return { outcome: known !== undefined && known.revision > revision ? 'older' : 'created', ...orderId };
}

/** Keeps what a plugin could not map, so that a person can see it and why. */
export async function keepUnmappedPayload(
  road: Road,
  tenant: TenantId,
  { host, shop, orderId, payload, problems }: UnmappedPayload,
): Promise<void> {
  await inTenant(road, tenant, (trx) => keepUnmapped(trx, { host, shop, orderId }, payload, problems));
  road.log.warn({ tenant, host, code: problems[0]?.code }, 'a payload could not be mapped to an order');
}

const UNSTORABLE_CHARACTER: Problem = {
  code: 'ORDER_MALFORMED',
  message: 'The order holds a NUL or a broken Unicode character.',
  advice: 'Remove the invisible character from the texts of the order in the shop.',
  retry: 'never',
};

function tooLarge(length: number): Problem {
  return {
    code: 'ORDER_TOO_LARGE',
    message: `The order is ${Math.round(length / 1024 / 1024)} MB of JSON; the limit is ${LARGEST / 1024 / 1024} MB.`,
    advice: 'Split the order in the shop.',
    retry: 'never',
  };
}
