import { setTimeout as sleep } from 'node:timers/promises';
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
  type Move,
  type OrderRow,
  type TenantTransaction,
} from '../store/index.ts';
import { callErp, type Delivery } from './call-erp.ts';
import { problemOf, standing, stopped } from './move.ts';
import { enforcesKey, packed, pushed, recordPushed, type Parcel, type RemoteErp } from './parcel.ts';
import { gaveUp, MOST_ATTEMPTS, waitBefore } from './retry-policy.ts';
import { inTenant, nowOf, QUEUE, type Road } from './road.ts';

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
    const claim = await inTenant(road, tenant, (trx) => claimOrders(road, trx, erp, waiting));
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

/** Claims as many orders as the connection has free places, over all processes. */
async function claimOrders(road: Road, trx: TenantTransaction, erp: RemoteErp, ids: readonly string[]): Promise<Claim> {
  const row = await lockConnection(trx, erp.connection.id);
  if (row === undefined || row.paused !== null) return { paused: true, parcels: [], rest: [], wait: 0 };
  const locked = await lockOrders(trx, ids, ['taken']);
  const { free, foreign } = await sortByClaim(road, locked);
  const { parcels, moves } = await packed(trx, free);
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
  const claims = chosen.map(({ row: order, settlesAt }): Move => ({
    ...standing(order),
    connection: row.id,
    claimedBy: road.worker,
    unresolved: true,
    sentAt: settlesAt === undefined ? nowOf(road) : order.sentAt,
  }));
  await recordPushed(road, trx, moves);
  await moveOrders(trx, claims, nowOf(road));
  if (foreign.length > 0) await road.jobs.enqueue(trx, QUEUE.push, foreign, after(road, FOREIGN_CLAIM_WAIT));
  const wait =
    perMinute === undefined || chosen.length === 0
      ? 0
      : await bookCalls(trx, row.id, chosen.length * callsPerOrder(erp), perMinute);
  for (const { row: order } of chosen) road.underWay.add(order.id);
  return { paused: false, parcels: chosen, rest: parcels.slice(chosen.length).map(({ row: order }) => order.id), wait };
}

/** Without a key that the ERP enforces, an order whose answer was lost is only looked for until it must have arrived. */
function settling(road: Road, { capabilities }: RemoteErp, parcel: Parcel): Parcel {
  const { unresolved, sentAt } = parcel.row;
  if (!unresolved || sentAt === null || enforcesKey(capabilities)) return parcel;
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
    const deliveries = await Promise.all(parcels.map((parcel) => callErp(road, erp, parcel)));
    if (parcels.length > 0)
      await inTenant(road, tenant, (trx) =>
        recordDeliveries(road, trx, erp, new Map(parcels.map(({ row }, index) => [row.id, deliveries[index]]))),
      );
  } finally {
    for (const { row } of parcels) road.underWay.delete(row.id);
  }
}

async function recordDeliveries(
  road: Road,
  trx: TenantTransaction,
  erp: RemoteErp,
  deliveries: ReadonlyMap<string, Delivery | undefined>,
): Promise<void> {
  const rows = await lockOrders(trx, [...deliveries.keys()], ['taken']);
  const ours = rows.filter(({ claimedBy }) => claimedBy === road.worker);
  const again: { readonly id: string; readonly at: Date }[] = [];
  const moves = ours.flatMap((row): readonly Move[] => {
    const delivery = deliveries.get(row.id);
    if (delivery === undefined) return [];
    const move = moveAfter(road, erp, row, delivery);
    if (move.nextAttemptAt !== null) again.push({ id: row.id, at: new Date(move.nextAttemptAt) });
    return [move];
  });
  await recordPushed(road, trx, moves);
  for (const { id, at } of again) await road.jobs.enqueue(trx, QUEUE.push, [id], at);
  const misconfigured = [...deliveries.values()].find((delivery) => delivery?.kind === 'misconfigured');
  if (misconfigured?.kind === 'misconfigured') {
    await pauseConnection(trx, erp.connection.id, problemOf(misconfigured.cause, 'after-fix'));
    road.log.warn(
      { tenant: trx.tenant, connection: erp.connection.id, code: misconfigured.cause.code },
      'the connection is paused',
    );
  }
}

function moveAfter(road: Road, erp: RemoteErp, row: OrderRow, delivery: Delivery): Move {
  const released = { ...standing(row), claimedBy: null };
  switch (delivery.kind) {
    case 'delivered':
      return pushed(row, erp.connection.id, delivery.ref.id, delivery.ref.number);
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
      return { ...released, attempts, unresolved: delivery.unresolved, nextAttemptAt: after(road, wait).toISOString() };
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
