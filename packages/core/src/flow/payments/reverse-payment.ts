import {
  debtorsOf,
  insertReceivableEvents,
  lockItems,
  lockOrdersOfDocuments,
  reversePayments,
  settleItems,
  type ReversedPayment,
  type TenantTransaction,
} from '../../store/index.ts';
import { isInvoiced } from './post-payment.ts';
import { rebalance } from './rebalance.ts';
import { nowOf, type Road } from '../road.ts';

export interface Reversal {
  readonly by: string;
  readonly reason: string;
  /** `returned`: the bank took the money back; what it had settled starts over in its dunning. */
  readonly kind: 'reversed' | 'returned';
}

/** Takes locked payments back: what they settled is owed again. They stay for the record. */
export async function reversePosting(
  road: Road,
  trx: TenantTransaction,
  payments: readonly ReversedPayment[],
  { by, reason, kind }: Reversal,
): Promise<void> {
  const ids = payments.map(({ documentId }) => documentId);
  const orders = await lockOrdersOfDocuments(trx, ids);
  const items = await lockItems(trx, ids);
  await reversePayments(trx, payments, { by, reason }, nowOf(road));
  await rebalance(road, trx, orders, () => ({
    kind: `order.payment-${kind}`,
    details: { payments: payments.map(({ origin, id }) => `${origin}/${id}`) },
  }));
  await settleItems(
    trx,
    items.filter((item) => !isInvoiced(item)).map(({ documentId }) => documentId),
  );
  const debtors = await debtorsOf(trx, ids);
  const events = payments.map(({ origin, id, documentId, amount, currency }) => ({
    customerId: debtors.get(documentId)?.customerId ?? null,
    documentNumber: debtors.get(documentId)?.number ?? null,
    kind: `payment.${kind}`,
    details: { origin, id, amount, currency, by, reason },
  }));
  await insertReceivableEvents(trx, events, nowOf(road));
}
