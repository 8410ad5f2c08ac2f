import { customerKey, extId, ledger, type Capabilities, type ErpSession, type OrderToPush } from '../../erp/index.ts';
import type { ExtId, Order } from '../../model/index.ts';
import { moveOrders, type ConnectionRow, type Move, type OrderRow, type TenantTransaction } from '../../store/index.ts';
import { errandOf, strandedElsewhere, type Errand, type ErrandTerms } from '../erp/erp-errand.ts';
import { standing, stopped } from '../move.ts';
import { acceptedOrders } from './order-cache.ts';
import { nowOf, tellHosts, tellHostsSoon, type Road } from '../road.ts';

/** An order on its way to the ERP. */
export interface Parcel {
  readonly row: OrderRow;
  readonly errand: Errand;
  /** When it may be sent again if it is not found: what was sent before may still be on its way inside the ERP. */
  readonly settlesAt?: Date;
  readonly ext: ExtId;
  readonly document: OrderToPush;
}

/** Stores the moves of a push. Answers the orders that arrived: they go on to be invoiced, at once or from the queue as the caller says. */
export async function recordPushed(
  road: Road,
  trx: TenantTransaction,
  moves: readonly Move[],
): Promise<readonly string[]> {
  const moved = await moveOrders(trx, moves, nowOf(road));
  const arrived = new Set(moves.flatMap(({ id, stage }) => (stage === 'pushed' ? [id] : [])));
  const onTheirWay = Map.groupBy(moved, ({ id }) => arrived.has(id));
  await tellHostsSoon(road, trx, onTheirWay.get(true) ?? []);
  await tellHosts(road, trx, onTheirWay.get(false) ?? []);
  return [...arrived];
}

/** Sorts locked orders into those the ERP must be told of, and those that go on because it knows all it needs. */
export async function packed(
  trx: TenantTransaction,
  rows: readonly OrderRow[],
  terms: ErrandTerms,
): Promise<{ readonly parcels: readonly Parcel[]; readonly moves: Move[] }> {
  const parcels: Parcel[] = [];
  const moves: Move[] = [];
  const accepted = await acceptedOrders(
    trx,
    rows.map(({ inboxId }) => inboxId),
  );
  for (const row of rows) {
    const order = accepted.get(row.inboxId);
    if (order?.ok !== true) {
      moves.push(stopped(row, order?.problems[0] ?? UNREADABLE));
      continue;
    }
    const errand = errandOf(row, order.value, terms);
    if (errand !== undefined) parcels.push(parcelOf(row, order.value, errand));
    else moves.push({ ...passed(row), cancelRefusal: strandedElsewhere(row, order.value, terms) });
  }
  return { parcels, moves };
}

export function parcelOf(row: OrderRow, order: Order, errand: Errand): Parcel {
  return { row, errand, ext: orderExt(row), document: { order, customerKey: customerKey(order) } };
}

/** On to the next step with nothing new over there. */
export function passed(row: OrderRow): Move {
  return { ...standing(row), stage: 'pushed', attempts: 0, claimedBy: null, unresolved: false };
}

/** The key of the order in every ERP. */
export function orderExt({ host, shop, sourceId }: Pick<OrderRow, 'host' | 'shop' | 'sourceId'>): ExtId {
  return extId(host, shop, 'order', sourceId);
}

export function pushed(row: OrderRow, connection: string, erpId: string, erpNumber: string | undefined): Move {
  return {
    ...standing(row),
    stage: 'pushed',
    attempts: 0,
    connection,
    erpId,
    erpNumber: erpNumber ?? erpId,
    // The ledger tells nothing by itself, so its orders need not be found by their key.
    erpExt: connection === ledger.id ? null : orderExt(row),
    claimedBy: null,
    unresolved: false,
    event: { kind: 'order.pushed', details: { connection, reference: erpNumber ?? erpId } },
  };
}

const UNREADABLE = {
  code: 'ORDER_MALFORMED',
  message: 'The stored order cannot be read by this release.',
  advice: 'Send the order again from the shop.',
  retry: 'after-fix',
} as const;

/** What a session with a remote ERP is asked to do. */
export interface RemoteErp {
  readonly connection: ConnectionRow;
  readonly session: ErpSession;
  readonly capabilities: Capabilities;
}

/** Whether the ERP itself refuses a second order under our key. */
export function enforcesKey({ idempotency }: Capabilities): boolean {
  return idempotency.order?.kind === 'native' || idempotency.order?.kind === 'caller-number';
}
