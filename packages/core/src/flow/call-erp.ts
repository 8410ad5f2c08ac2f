import { totalDifference, type Cause, type ErpOrder, type ErpSession, type Outcome, type Ref } from '../erp/index.ts';
import { enforcesKey, type Parcel, type RemoteErp } from './parcel.ts';
import type { Road } from './road.ts';

/** How the delivery of one order ended. `unresolved`: the ERP may hold the order although we do not know it. */
export type Delivery =
  | { readonly kind: 'delivered'; readonly ref: Ref }
  | { readonly kind: 'later'; readonly cause: Cause; readonly retryAfterMs?: number; readonly unresolved: boolean }
  | { readonly kind: 'rejected'; readonly cause: Cause; readonly field?: string; readonly unresolved: boolean }
  | { readonly kind: 'misconfigured'; readonly cause: Cause; readonly unresolved: boolean };

const UNSETTLED: Cause = {
  code: 'ERP_ANSWER_LOST',
  message: 'The ERP’s answer was lost, and the order is not there yet.',
  advice: 'It is looked for again and then sent.',
};

/**
 * Brings one order to the ERP and makes sure that it is there once. Where the ERP does not enforce our key, or where an
 * earlier attempt is unresolved, it looks first; nothing is ever sent again blindly.
 */
export async function callErp(road: Road, erp: RemoteErp, parcel: Parcel): Promise<Delivery> {
  try {
    return await exchange(erp, parcel, road.clock.now());
  } catch (error) {
    // A spoke throws on a bug of its own only; the order must not be lost or doubled by it.
    road.log.error(
      { connection: erp.connection.id, adapter: erp.connection.adapter, order: parcel.row.id, error: String(error) },
      'the spoke failed',
    );
    return {
      kind: 'later',
      unresolved: true,
      cause: {
        code: 'ERP_SPOKE_FAILED',
        message: 'The connection to the ERP failed unexpectedly.',
        advice: 'See the log of the worker for the cause.',
      },
    };
  }
}

async function exchange(erp: RemoteErp, parcel: Parcel, now: Date): Promise<Delivery> {
  const { session, capabilities } = erp;
  const idempotency = capabilities.idempotency.order?.kind ?? 'lookup';
  const wasUnresolved = parcel.row.unresolved;
  if (wasUnresolved || !enforcesKey(capabilities)) {
    const found = await session.find('order', parcel.ext);
    if (!found.ok) return failure(found, wasUnresolved);
    if (found.value !== null) return checked(session, parcel, found.value);
    if (parcel.settlesAt !== undefined)
      return {
        kind: 'later',
        cause: UNSETTLED,
        retryAfterMs: Math.max(0, parcel.settlesAt.getTime() - now.getTime()),
        unresolved: true,
      };
  }
  const put = await session.put('order', parcel.ext, parcel.document);
  if (!put.ok) return failure(put, false);
  // What the ERP made of it is compared with the shop; a second look also shows what a key that is not unique let pass.
  const there =
    idempotency === 'lookup' ? await session.find('order', parcel.ext) : await session.read('order', put.value);
  if (!there.ok) return failure(there, true);
  return there.value === null ? { kind: 'delivered', ref: put.value } : checked(session, parcel, there.value);
}

/** Compares what the ERP holds with the shop, and has it confirmed: a draft over there is an order that nobody delivers. */
async function checked(session: ErpSession, { document: { order } }: Parcel, there: ErpOrder): Promise<Delivery> {
  const total = totalDifference(order, there.total);
  // Left unresolved: the next attempt finds the order, corrected over there, and compares again.
  if (!total.ok) return failure(total, true);
  const isCancelled = order.cancelledAt !== undefined;
  if (there.state !== 'draft' && !(isCancelled && there.state === 'confirmed'))
    return { kind: 'delivered', ref: there };
  const acted = await session.act(there, isCancelled ? 'cancel' : 'confirm');
  // Over there is one order under its number, whatever the confirmation called it.
  return acted.ok ? { kind: 'delivered', ref: { ...there, ...acted.value, id: there.id } } : failure(acted, true);
}

function failure(outcome: Extract<Outcome<unknown>, { readonly ok: false }>, unresolved: boolean): Delivery {
  const { cause } = outcome;
  switch (outcome.kind) {
    case 'transient':
      return {
        kind: 'later',
        cause,
        unresolved,
        ...(outcome.retryAfterMs !== undefined && { retryAfterMs: outcome.retryAfterMs }),
      };
    case 'uncertain':
      return { kind: 'later', cause, unresolved: true };
    case 'rejected':
      return { kind: 'rejected', cause, unresolved, ...(outcome.field !== undefined && { field: outcome.field }) };
    case 'misconfigured':
      return { kind: 'misconfigured', cause, unresolved };
  }
}
