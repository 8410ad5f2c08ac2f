import type { Ref } from '../../erp/index.ts';
import { lockOrders, pauseConnection, type Move, type OrderRow, type TenantTransaction } from '../../store/index.ts';
import { UNANSWERED, type Delivery } from './call-erp.ts';
import { recordErpDocuments } from '../erp/erp-documents.ts';
import { problemOf, standing, stopped } from '../move.ts';
import { passed, pushed, recordPushed, type Parcel, type RemoteErp } from './parcel.ts';
import { gaveUp, MOST_ATTEMPTS, waitBefore } from './retry-policy.ts';
import { after, QUEUE, type Road } from '../road.ts';

export interface Delivered {
  readonly parcel: Parcel;
  readonly delivery: Delivery;
}

/** Stores what became of the parcels of a round; what was claimed by another meanwhile is left to it. */
export async function recordDeliveries(
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
  await road.jobs.enqueue(trx, QUEUE.issue, await recordPushed(road, trx, moves));
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
