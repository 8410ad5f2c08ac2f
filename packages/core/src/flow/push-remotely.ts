import { setTimeout as sleep } from 'node:timers/promises';
import type { Ref } from '../erp/index.ts';
import type { Problem, TenantId } from '../model/index.ts';
import {
  bookCalls,
  callsUnderWay,
  deadWorkers,
  lockConnection,
  lockOrders,
  moveOrders,
  pauseConnection,
  type ConnectionRow,
  type ErpDocumentRow,
  type Move,
  type OrderRow,
  type TenantTransaction,
} from '../store/index.ts';
import { callErp, UNANSWERED, type Delivery } from './call-erp.ts';
import { problemOf, standing, stopped } from './move.ts';
import { readErpDocuments, recordErpDocuments } from './erp-documents.ts';
import type { ErrandTerms } from './erp-errand.ts';
import { enforcesKey, packed, passed, pushed, recordPushed, type Parcel, type RemoteErp } from './parcel.ts';
import { gaveUp, MOST_ATTEMPTS, waitBefore } from './retry-policy.ts';
import { inTenant, nowOf, QUEUE, type Road } from './road.ts';
import { settingsOf } from './settings.ts';

/** A slow ERP gives the worker back after this long and goes to the end of the queue: other tenants want it, too. */
const ROUND = 5_000;
const BUSY_WAIT = 1_000;
/** How long an ERP may take over an order whose answer was lost, before its absence proves that it never arrived. */
const SETTLING_TIME = 30_000;
const FOREIGN_CLAIM_WAIT = 5_000;

/**
 * Brings orders to an ERP over a wire. A claim is committed before any call, and the outcome after it: no transaction is
 * open while the ERP thinks. When this process dies in between, the claim says that the answer is not known, and whoever
 * comes next looks before it sends.
 */
export async function pushRemotely(
  road: Road,
  tenant: TenantId,
  connection: ConnectionRow,
  ids: readonly string[],
): Promise<void> {
  if (connection.paused !== null) return;
  const opened = await road.sessions.sessionOf(tenant, connection);
  if (!opened.ok) return pause(road, tenant, connection, opened.problems[0]);
  const erp: RemoteErp = { connection, ...opened.value };
  const until = performance.now() + ROUND;
  let waiting: readonly string[] = ids;
  while (waiting.length > 0) {
    const claim = await claimTogether(road, tenant, erp, waiting);
    if (claim.paused) return;
    await deliver(road, tenant, erp, claim);
    waiting = claim.rest;
    const stalled = claim.parcels.length === 0 && waiting.length > 0;
    if (waiting.length > 0 && (stalled || performance.now() > until)) {
      await comeBack(road, tenant, waiting, stalled ? BUSY_WAIT : 0);
      return;
    }
  }
}

interface Claim {
  readonly paused: boolean;
  readonly parcels: readonly Parcel[];
  /** Ours to do, but not yet: every place of the connection is taken. */
  readonly rest: readonly string[];
  /** How long the connection's rate makes the calls wait. */
  readonly wait: number;
}

/**
 * Claims in a transaction. An order counts as under way before the claim is committed, lest another round of this process takes it for
 * abandoned; and no longer when the commit fails, for it may have happened all the same: then whoever comes next finds the claim.
 */
async function claimTogether(road: Road, tenant: TenantId, erp: RemoteErp, ids: readonly string[]): Promise<Claim> {
  let claimed: readonly string[] = [];
  try {
    return await inTenant(road, tenant, async (trx) => {
      const claim = await claimOrders(road, trx, erp, ids);
      claimed = claim.parcels.map(({ row }) => row.id);
      for (const id of claimed) road.underWay.add(id);
      return claim;
    });
  } catch (error) {
    for (const id of claimed) road.underWay.delete(id);
    throw error;
  }
}

/** Claims as many orders as the connection has free places, over all processes. */
async function claimOrders(road: Road, trx: TenantTransaction, erp: RemoteErp, ids: readonly string[]): Promise<Claim> {
  const row = await lockConnection(trx, erp.connection.id);
  if (row === undefined || row.paused !== null) return { paused: true, parcels: [], rest: [], wait: 0 };
  const locked = await lockOrders(trx, ids, ['taken']);
  const { free, foreign } = await sortByClaim(road, locked);
  const { parcels, moves } = await packed(trx, free, await termsOf(trx, erp, free));
  const places = Math.max(
    0,
    concurrencyOf(erp) -
      (await callsUnderWay(trx, row.id)) +
      parcels.filter(({ row: { claimedBy } }) => claimedBy !== null).length,
  );
  const perMinute = row.requestsPerMinute ?? erp.capabilities.requestsPerMinute;
  const most =
    perMinute === undefined ? places : Math.min(places, Math.max(1, Math.floor(perMinute / 12 / callsPerOrder(erp))));
  const chosen = parcels.slice(0, most).map((parcel) => settling(road, erp, parcel));
  const claims = chosen.map(({ row: order, errand, settlesAt }): Move => ({
    ...standing(order),
    connection: row.id,
    claimedBy: road.worker,
    unresolved: true,
    sentAt: settlesAt === undefined && errand !== 'cancel' ? nowOf(road) : order.sentAt,
  }));
  await recordPushed(road, trx, moves);
  await moveOrders(trx, claims, nowOf(road));
  if (foreign.length > 0) await road.jobs.enqueue(trx, QUEUE.push, foreign, after(road, FOREIGN_CLAIM_WAIT));
  const wait =
    perMinute === undefined || chosen.length === 0
      ? 0
      : await bookCalls(trx, row.id, chosen.length * callsPerOrder(erp), perMinute);
  return { paused: false, parcels: chosen, rest: parcels.slice(chosen.length).map(({ row: order }) => order.id), wait };
}

async function termsOf(
  trx: TenantTransaction,
  { connection, capabilities }: RemoteErp,
  rows: readonly OrderRow[],
): Promise<ErrandTerms> {
  const settings = await settingsOf(trx);
  if (settings?.issuer !== 'erp' || capabilities.posting !== 'by-us')
    return { connection: connection.id, isInvoiced: () => false };
  const documents = await readErpDocuments(trx, rows);
  const isIssued = ({ kind, state }: ErpDocumentRow) =>
    kind === 'invoice' && state !== 'draft' && state !== 'cancelled';
  return {
    connection: connection.id,
    posting: settings,
    isInvoiced: ({ id }) => (documents.get(id) ?? []).some(isIssued),
  };
}

/**
 * Without a key that the ERP enforces, an order whose answer was lost is only looked for until it must have arrived. One that
 * was cancelled meanwhile is never sent again, so it may arrive late with any ERP.
 */
function settling(road: Road, { capabilities }: RemoteErp, parcel: Parcel): Parcel {
  const { unresolved, sentAt } = parcel.row;
  if (!unresolved || sentAt === null || (enforcesKey(capabilities) && parcel.errand !== 'cancel')) return parcel;
  const settlesAt = new Date(sentAt.getTime() + SETTLING_TIME);
  return settlesAt > road.clock.now() ? { ...parcel, settlesAt } : parcel;
}

/** An order claimed by another process that lives is left to it; one claimed by a dead process, or by us in vain, is free. */
async function sortByClaim(
  road: Road,
  rows: readonly OrderRow[],
): Promise<{ readonly free: readonly OrderRow[]; readonly foreign: readonly string[] }> {
  const owners = new Set(
    rows.flatMap(({ claimedBy }) => (claimedBy === null || claimedBy === road.worker ? [] : [claimedBy])),
  );
  const dead = await deadWorkers(road.database, [...owners]);
  const isFree = ({ id, claimedBy }: OrderRow) =>
    claimedBy === null || dead.has(claimedBy) || (claimedBy === road.worker && !road.underWay.has(id));
  return { free: rows.filter(isFree), foreign: rows.filter((row) => !isFree(row)).map(({ id }) => id) };
}

async function deliver(road: Road, tenant: TenantId, erp: RemoteErp, { parcels, wait }: Claim): Promise<void> {
  try {
    if (wait > 0) await sleep(wait);
    const deliveries = await Promise.all(
      parcels.map(async (parcel) => ({ parcel, delivery: await callErp(road, erp, parcel) })),
    );
    if (parcels.length > 0) await inTenant(road, tenant, (trx) => recordDeliveries(road, trx, erp, deliveries));
  } finally {
    for (const { row } of parcels) road.underWay.delete(row.id);
  }
}

interface Delivered {
  readonly parcel: Parcel;
  readonly delivery: Delivery;
}

async function recordDeliveries(
  road: Road,
  trx: TenantTransaction,
  erp: RemoteErp,
  deliveries: readonly Delivered[],
): Promise<void> {
  const byOrder = new Map(deliveries.map((each) => [each.parcel.row.id, each]));
  const rows = await lockOrders(trx, [...byOrder.keys()], ['taken']);
  const ours = rows.filter(({ claimedBy }) => claimedBy === road.worker);
  const again: { readonly id: string; readonly at: Date }[] = [];
  const moves = ours.flatMap((row): readonly Move[] => {
    const told = byOrder.get(row.id);
    if (told === undefined) return [];
    const move =
      row.revision === told.parcel.row.revision ? moveAfter(road, erp, row, told) : overtaken(erp, row, told);
    if (move.nextAttemptAt !== null) again.push({ id: row.id, at: new Date(move.nextAttemptAt) });
    else if (row.revision !== told.parcel.row.revision) again.push({ id: row.id, at: road.clock.now() });
    return [move];
  });
  const invoices = deliveries.flatMap(({ parcel, delivery }) =>
    delivery.kind === 'delivered' && delivery.invoice !== undefined
      ? [{ orderId: parcel.row.id, invoice: delivery.invoice }]
      : [],
  );
  await recordErpDocuments(trx, erp.connection.id, invoices);
  await recordPushed(road, trx, moves);
  for (const { id, at } of again) await road.jobs.enqueue(trx, QUEUE.push, [id], at);
  const misconfigured = deliveries.map(({ delivery }) => delivery).find(({ kind }) => kind === 'misconfigured');
  if (misconfigured?.kind === 'misconfigured') {
    await pauseConnection(trx, erp.connection.id, problemOf(misconfigured.cause, 'after-fix'));
    road.log.warn(
      { tenant: trx.tenant, connection: erp.connection.id, code: misconfigured.cause.code },
      'the connection is paused',
    );
  }
}

/** The shop changed the order during the call: what arrived is kept, and the new state of the order is looked at next. */
function overtaken(erp: RemoteErp, row: OrderRow, { parcel, delivery }: Delivered): Move {
  if (delivery.kind === 'delivered') return { ...arrived(erp, row, parcel, delivery.ref), stage: 'taken' };
  const unresolved = 'unresolved' in delivery && delivery.unresolved;
  return { ...standing(row), claimedBy: null, unresolved };
}

function arrived({ connection }: RemoteErp, row: OrderRow, { errand }: Parcel, { id, number }: Ref): Move {
  const move = { ...pushed(row, connection.id, id, number), cancelRefusal: null };
  if (row.erpId === null && errand !== 'cancel') return move;
  const kind = errand === 'cancel' ? 'erp.order-cancelled' : 'erp.invoice-issued';
  return { ...move, event: { kind, details: { connection: connection.id, reference: number ?? id } } };
}

function moveAfter(road: Road, erp: RemoteErp, row: OrderRow, { parcel, delivery }: Delivered): Move {
  const released = { ...standing(row), claimedBy: null };
  switch (delivery.kind) {
    case 'delivered':
      return arrived(erp, row, parcel, delivery.ref);
    case 'absent':
      return { ...passed(row), cancelRefusal: null };
    case 'kept':
      return {
        ...passed(row),
        cancelRefusal: problemOf(delivery.cause, 'after-fix'),
        event: {
          kind: delivery.cause === UNANSWERED ? 'erp.cancel-asked' : 'erp.cancel-refused',
          details: { connection: erp.connection.id, code: delivery.cause.code },
        },
      };
    case 'rejected':
      return {
        ...stopped(row, problemOf(delivery.cause, 'after-fix', delivery.field)),
        unresolved: delivery.unresolved,
      };
    case 'misconfigured':
      return { ...released, unresolved: delivery.unresolved };
    case 'later': {
      const attempts = row.attempts + 1;
      if (attempts >= MOST_ATTEMPTS)
        return { ...stopped(row, gaveUp(delivery.cause)), unresolved: delivery.unresolved };
      const wait = waitBefore(attempts, delivery.retryAfterMs);
      road.log.warn(
        {
          connection: erp.connection.id,
          order: row.id,
          attempts,
          code: delivery.cause.code,
          unresolved: delivery.unresolved,
          wait,
        },
        'the ERP will be asked again',
      );
      return {
        ...released,
        attempts,
        unresolved: delivery.unresolved,
        nextAttemptAt: after(road, wait).toISOString(),
        waiting: problemOf(delivery.cause, 'later'),
      };
    }
  }
}

async function pause(
  road: Road,
  tenant: TenantId,
  connection: ConnectionRow,
  problem: Problem | undefined,
): Promise<void> {
  await inTenant(road, tenant, (trx) => pauseConnection(trx, connection.id, problem ?? null));
  road.log.warn({ tenant, connection: connection.id, code: problem?.code }, 'the connection is paused');
}

async function comeBack(road: Road, tenant: TenantId, ids: readonly string[], wait: number): Promise<void> {
  await inTenant(road, tenant, (trx) =>
    road.jobs.enqueue(trx, QUEUE.push, ids, after(road, wait * (0.5 + Math.random()))),
  );
}

function after(road: Road, milliseconds: number): Date {
  return new Date(road.clock.now().getTime() + milliseconds);
}

function concurrencyOf({ connection, capabilities }: RemoteErp): number {
  return Math.max(1, Math.min(connection.concurrency ?? capabilities.maxConcurrency, capabilities.maxConcurrency));
}

/** find → put → find → confirm, or put → read → confirm: what one order costs of the connection's rate. */
function callsPerOrder({ capabilities }: RemoteErp): number {
  return capabilities.idempotency.order?.kind === 'lookup' ? 4 : 3;
}
