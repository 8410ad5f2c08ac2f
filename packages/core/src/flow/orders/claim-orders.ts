import type { TenantId } from '../../model/index.ts';
import {
  bookCalls,
  callsUnderWay,
  deadWorkers,
  lockConnection,
  lockOrders,
  moveOrders,
  type ErpDocumentRow,
  type Move,
  type OrderRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { readErpDocuments } from '../erp/erp-documents.ts';
import type { ErrandTerms } from '../erp/erp-errand.ts';
import { standing } from '../move.ts';
import { enforcesKey, packed, recordPushed, type Parcel, type RemoteErp } from './parcel.ts';
import { after, inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';

/** How long an ERP may take over an order whose answer was lost, before its absence proves that it never arrived. */
const SETTLING_TIME = 30_000;
const FOREIGN_CLAIM_WAIT = 5_000;

/** What one round may send. */
export interface Claim {
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
export async function claimTogether(
  road: Road,
  tenant: TenantId,
  erp: RemoteErp,
  ids: readonly string[],
): Promise<Claim> {
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
  await road.jobs.enqueue(trx, QUEUE.issue, await recordPushed(road, trx, moves));
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

function concurrencyOf({ connection, capabilities }: RemoteErp): number {
  return Math.max(1, Math.min(connection.concurrency ?? capabilities.maxConcurrency, capabilities.maxConcurrency));
}

/** find → put → find → confirm, or put → read → confirm: what one order costs of the connection's rate. */
function callsPerOrder({ capabilities }: RemoteErp): number {
  return capabilities.idempotency.order?.kind === 'lookup' ? 4 : 3;
}
