import type { DocumentStatus, WriteBackOutcome } from '@quittance/core/hosts';
import type { ShopApi } from '../admin-api/shop-api.ts';
import { lookAt, type InvoiceState } from './invoice-state.ts';
import { manualPayment, markAsPaid } from './operations.ts';
import { DONE, failed, later, outcomeOf, refused } from './outcome.ts';
import { isClaimed, paymentDue, type Claim, type PaymentDue } from './payment.ts';
import { setMetafields } from './show-invoice.ts';

/** The metafield that says a part payment is being recorded. */
const PAYMENT = 'invoice_payment';
/** What the payment is called on the order in Shopify. */
const METHOD = 'Quittance';

/** Records in Shopify what reached the merchant elsewhere: in full where it settles the order, else in part on Shopify Plus. */
export async function recordPayment(
  api: ShopApi,
  orderId: string,
  state: InvoiceState,
  documents: readonly DocumentStatus[],
  now: Date,
): Promise<WriteBackOutcome> {
  const due = state.mayBePaid ? paymentDue(documents, state.balance) : undefined;
  if (due?.kind === 'full') return settle(api, orderId, state.id);
  if (due?.kind === 'part' && state.isPlus) return payPart(api, state, due, now);
  return DONE;
}

/** Shopify refuses to mark an order as paid twice: that refusal, and a lost answer, are looked up. */
async function settle(api: ShopApi, orderId: string, id: string): Promise<WriteBackOutcome> {
  const answer = await api.run(markAsPaid, { id });
  if (!answer.ok && answer.failure.kind !== 'uncertain') return failed(answer.failure);
  const errors = answer.ok ? answer.value.orderMarkAsPaid.userErrors : [];
  if (answer.ok && errors.length === 0) return DONE;
  const look = await lookAt(api, orderId);
  if (!look.ok) return look.outcome;
  if (look.state.isPaid || !look.state.balance.outstanding.isPositive()) return DONE;
  return answer.ok
    ? refused('PAYMENT_REFUSED', errors)
    : later('PAYMENT_UNCERTAIN', `Whether order ${orderId} was marked as paid is not known yet.`);
}

/** Shopify records a part payment as often as it is asked to: one claim per balance makes it once. */
async function payPart(
  api: ShopApi,
  { id, claim, balance }: InvoiceState,
  due: Extract<PaymentDue, { kind: 'part' }>,
  now: Date,
): Promise<WriteBackOutcome> {
  if (isClaimed(claim.value, balance.outstanding, now)) return underWay(id);
  const mine: Claim = {
    outstanding: balance.outstanding.toString(),
    amount: due.amount.toString(),
    at: now.toISOString(),
  };
  const claimed = await setMetafields(api, id, [
    { key: PAYMENT, type: 'json', value: JSON.stringify(mine), compareDigest: claim.compareDigest },
  ]);
  if (claimed === 'look-again') return underWay(id);
  if (!claimed.ok) return claimed;
  return outcomeOf(
    await api.run(manualPayment, {
      id,
      amount: { amount: due.amount.toString(), currencyCode: due.currency },
      method: METHOD,
    }),
    ({ orderCreateManualPayment }) => orderCreateManualPayment.userErrors,
    'PAYMENT_REFUSED',
  );
}

function underWay(id: string): WriteBackOutcome {
  return later('PAYMENT_UNCERTAIN', `A payment of ${id} is being recorded.`);
}
