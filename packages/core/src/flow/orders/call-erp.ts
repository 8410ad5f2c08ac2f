import {
  totalDifference,
  type Cause,
  type ErpInvoice,
  type ErpOrder,
  type ErpSession,
  type Outcome,
  type Ref,
} from '../../erp/index.ts';
import { enforcesKey, type Parcel, type RemoteErp } from './parcel.ts';
import type { Road } from '../road.ts';

/** How the delivery of one order ended. `unresolved`: the ERP may hold the order although we do not know it. */
export type Delivery =
  | { readonly kind: 'delivered'; readonly ref: Ref; readonly invoice?: ErpInvoice }
  /** Nothing is there, and nothing is to be: the order was cancelled before it arrived. */
  | { readonly kind: 'absent' }
  /** The ERP keeps an order that was to be cancelled. */
  | { readonly kind: 'kept'; readonly cause: Cause }
  | { readonly kind: 'later'; readonly cause: Cause; readonly retryAfterMs?: number; readonly unresolved: boolean }
  | { readonly kind: 'rejected'; readonly cause: Cause; readonly field?: string; readonly unresolved: boolean }
  | { readonly kind: 'misconfigured'; readonly cause: Cause; readonly unresolved: boolean };

const UNSETTLED: Cause = {
  code: 'ERP_ANSWER_LOST',
  message: 'The ERP’s answer was lost, and the order is not there yet.',
  advice: 'It is looked for again and then sent.',
};

/** What an ERP was asked by file or table it answers when it next looks there. */
export const UNANSWERED: Cause = {
  code: 'ERP_CANCEL_UNANSWERED',
  message: 'The ERP was told to cancel the order and has not answered yet.',
  advice: 'Its answer is looked for every minute. Check that the ERP’s import runs.',
};

const MISSING: Cause = {
  code: 'ERP_ORDER_MISSING',
  message: 'The ERP no longer shows an order that was entered there.',
  advice: 'Look for the order in the ERP. When it is there again, let the order try again.',
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
  const { row, ext } = parcel;
  const idempotency = capabilities.idempotency.order?.kind ?? 'lookup';
  const mayBeThere = row.unresolved || row.erpId !== null;
  if (mayBeThere || !enforcesKey(capabilities)) {
    const found = await session.find('order', ext);
    if (!found.ok) return failure(found, row.unresolved);
    if (found.value !== null) return handled(session, parcel, found.value);
    const absence = provenAbsence(parcel, now);
    if (absence !== undefined) return absence;
  }
  const put = await session.put('order', ext, parcel.document);
  if (!put.ok) return failure(put, false);
  // What the ERP made of it is compared with the shop; a second look also shows what a key that is not unique let pass.
  const there = idempotency === 'lookup' ? await session.find('order', ext) : await session.read('order', put.value);
  if (!there.ok) return failure(there, true);
  return there.value === null ? { kind: 'delivered', ref: put.value } : handled(session, parcel, there.value);
}

/** What it means that an order was looked for and not found; `undefined`: it may be sent. */
function provenAbsence({ row, errand, settlesAt }: Parcel, now: Date): Delivery | undefined {
  if (row.erpId !== null)
    return errand === 'cancel'
      ? { kind: 'kept', cause: MISSING }
      : { kind: 'rejected', cause: MISSING, unresolved: false };
  if (settlesAt !== undefined)
    return {
      kind: 'later',
      cause: UNSETTLED,
      retryAfterMs: Math.max(0, settlesAt.getTime() - now.getTime()),
      unresolved: true,
    };
  return errand === 'cancel' ? { kind: 'absent' } : undefined;
}

/** Does over there what the order calls for. Whatever fails leaves it unresolved: the next attempt looks at the order first. */
async function handled(session: ErpSession, parcel: Parcel, there: ErpOrder): Promise<Delivery> {
  if (parcel.errand === 'cancel') return cancelled(session, there);
  // An order that arrived earlier was compared then; what the shop changed since is not sent again.
  const total = parcel.row.erpId === null ? totalDifference(parcel.document.order, there.total) : undefined;
  if (total?.ok === false) return failure(total, true);
  // A draft over there is an order that nobody delivers.
  const confirmed = there.state === 'draft' ? await session.act(there, 'confirm') : undefined;
  if (confirmed?.ok === false) return failure(confirmed, true);
  // Over there is one order under its number, whatever the confirmation called it.
  const ref = { ...there, ...confirmed?.value, id: there.id };
  return parcel.errand === 'invoice' ? invoiced(session, ref) : { kind: 'delivered', ref };
}

/** A refusal to cancel is the ERP's last word until a person acts there; the order's own road goes on. */
async function cancelled(session: ErpSession, there: ErpOrder): Promise<Delivery> {
  if (there.state === 'cancelled') return { kind: 'delivered', ref: there };
  const acted = await session.act(there, 'cancel');
  if (!acted.ok) return acted.kind === 'rejected' ? { kind: 'kept', cause: acted.cause } : failure(acted, true);
  const now = await session.read('order', there);
  if (!now.ok) return failure(now, true);
  return now.value.state === 'cancelled' ? { kind: 'delivered', ref: there } : { kind: 'kept', cause: UNANSWERED };
}

async function invoiced(session: ErpSession, ref: Ref): Promise<Delivery> {
  const acted = await session.act(ref, 'invoice');
  if (!acted.ok) return failure(acted, true);
  const invoice = await session.read('invoice', acted.value);
  // It is issued; what cannot be read now comes with the next delta.
  return { kind: 'delivered', ref, ...(invoice.ok && { invoice: invoice.value }) };
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
