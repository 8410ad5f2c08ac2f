import type { Decimal, IsoDate } from '../../model/index.ts';
import {
  debtorsOf,
  insertItems,
  insertPayments,
  insertReceivableEvents,
  lockItems,
  lockOrdersOfDocuments,
  settleItems,
  uuidv7,
  type NewPayment,
  type OpenItemRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { isOwed } from './balance-documents.ts';
import { rebalance } from './rebalance.ts';
import { nowOf, QUEUE, type Road } from '../road.ts';

/** Money to be posted: what it settles, and what of it is left over. */
export interface Posting {
  /** With the id it makes the posting unique: the same one twice changes nothing. */
  readonly origin: string;
  readonly id: string;
  /** The entry of a bank statement that brought it. */
  readonly entryId?: string;
  readonly date: IsoDate;
  readonly currency: string;
  readonly method: string;
  readonly reference?: string;
  readonly shares: readonly PostedShare[];
  /** Left over: it becomes a payment on account of this customer. */
  readonly surplus?: { readonly customerId: string; readonly amount: Decimal };
  /** Why it is posted so, for the history. */
  readonly told: Readonly<Record<string, unknown>>;
}

/** What of it settles one item. */
export interface PostedShare {
  /** The document's id, or that of an item without a document. */
  readonly itemId: string;
  readonly amount: Decimal;
  /** Let go beside it: a discount taken in time, a difference within the tolerance. */
  readonly waived?: { readonly kind: string; readonly amount: Decimal };
}

/**
 * Posts money: payments, what is open, the orders' stages and histories, and what their hosts are to show, in the transaction it is given.
 * Locks the orders, then their items. Answers `false` when the same posting was there before.
 */
export async function postPayment(road: Road, trx: TenantTransaction, posting: Posting): Promise<boolean> {
  const ids = posting.shares.map(({ itemId }) => itemId);
  const orders = await lockOrdersOfDocuments(trx, ids);
  const items = new Map((await lockItems(trx, ids)).map((item) => [item.documentId, item]));
  const onAccount = posting.surplus === undefined ? [] : [await openAccount(trx, posting, posting.surplus)];
  const added = await insertPayments(trx, [
    ...posting.shares.flatMap((share) => paymentsFor(posting, share, items)),
    ...onAccount,
  ]);
  if (added.size === 0) return false;
  await rebalance(road, trx, orders, (balances) => ({
    kind: isOwed(balances) ? 'order.part-paid' : 'order.paid',
    details: { payment: `${posting.origin}/${posting.id}` },
  }));
  const loose = [...items.values()].filter((item) => !isInvoiced(item)).map(({ documentId }) => documentId);
  await settleItems(trx, [...loose, ...onAccount.flatMap(({ documentId }) => documentId ?? [])]);
  await tellPosted(road, trx, posting);
  await road.jobs.enqueue(trx, QUEUE.follow, ids);
  return true;
}

const LOOSE = ['fee', 'interest', 'payment-on-account'];

/** Whether an item is owed on a document, and not a claim or money beside them. */
export function isInvoiced({ kind }: Pick<OpenItemRow, 'kind'>): boolean {
  return !LOOSE.includes(kind);
}

function paymentsFor(
  posting: Posting,
  { itemId, amount, waived }: PostedShare,
  items: ReadonlyMap<string, OpenItemRow>,
): readonly NewPayment[] {
  const name = items.get(itemId)?.number ?? itemId;
  const paid = paymentOf(posting, `${posting.id}/${name}`, itemId, amount, posting.method);
  if (waived === undefined) return [paid];
  return [paid, paymentOf(posting, `${posting.id}/${name}/${waived.kind}`, itemId, waived.amount, waived.kind)];
}

function paymentOf(posting: Posting, id: string, documentId: string, amount: Decimal, method: string): NewPayment {
  return {
    origin: posting.origin,
    id: id.slice(0, 200),
    documentId,
    amount: amount.toString(),
    currency: posting.currency,
    date: posting.date,
    method,
    reference: posting.reference ?? null,
    ...(posting.entryId !== undefined && { entryId: posting.entryId }),
  };
}

/** An item that holds the money until it settles something: nothing was asked for it, so that what is open on it is below zero. */
async function openAccount(
  trx: TenantTransaction,
  posting: Posting,
  { customerId, amount }: { readonly customerId: string; readonly amount: Decimal },
): Promise<NewPayment> {
  const id = uuidv7();
  await insertItems(trx, [
    {
      id,
      kind: 'payment-on-account',
      reference: `ACCOUNT-${id.slice(-12).toUpperCase()}`,
      about: null,
      customerId,
      dueDate: posting.date,
      currency: posting.currency,
      amount: '0',
    },
  ]);
  return paymentOf(posting, `${posting.id}/account`, id, amount, posting.method);
}

async function tellPosted(road: Road, trx: TenantTransaction, posting: Posting): Promise<void> {
  const debtors = await debtorsOf(
    trx,
    posting.shares.map(({ itemId }) => itemId),
  );
  const { currency, origin, id, told } = posting;
  const common = { currency, origin, id, date: posting.date, ...told };
  const shares = posting.shares.map(({ itemId, amount, waived }) => ({
    customerId: debtors.get(itemId)?.customerId ?? null,
    documentNumber: debtors.get(itemId)?.number ?? null,
    kind: 'payment.posted',
    details: {
      ...common,
      amount: amount.toString(),
      ...(waived && { waived: { kind: waived.kind, amount: waived.amount.toString() } }),
    },
  }));
  const account =
    posting.surplus === undefined
      ? []
      : [posting.surplus].map(({ customerId, amount }) => ({
          customerId,
          documentNumber: null,
          kind: 'payment.on-account',
          details: { ...common, amount: amount.toString() },
        }));
  await insertReceivableEvents(trx, [...shares, ...account], nowOf(road));
}
