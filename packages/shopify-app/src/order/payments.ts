import { Decimal, present, type OrderJson } from '@quittance/core/model';
import { amountOf } from './money.ts';
import type { ShopifyOrder, ShopifyTransaction } from './shopify-order.ts';

type PaymentJson = NonNullable<OrderJson['payments']>[number];

/** Money that came in, money that went back, and money that is held. What is pending or failed has not moved. */
export function payments(order: ShopifyOrder): PaymentJson[] {
  if (order.transactions === undefined) return paidBySaying(order);
  const done = transactionsOf(order).filter(({ status }) => status === 'success');
  return withRounding(
    done.flatMap((transaction) => payment(transaction, done)),
    order,
  );
}

/** Coins round what is paid, which a transaction may leave out: who has paid the price has paid the rounded one. */
function withRounding(all: PaymentJson[], order: ShopifyOrder): PaymentJson[] {
  const rounding = order.cashRounding === undefined ? Decimal.ZERO : amountOf(order.cashRounding);
  const last = all.findLast(({ status, method: by }) => status === 'captured' && by === 'cash');
  if (rounding.isZero() || last === undefined || !kept(all).equals(amountOf(order.total))) return all;
  return all.map((one) => (one === last ? { ...one, amount: Decimal.of(one.amount).plus(rounding) } : one));
}

function kept(all: readonly PaymentJson[]): Decimal {
  const sum = (status: PaymentJson['status']): Decimal =>
    Decimal.sum(all.filter((one) => one.status === status).map(({ amount }) => Decimal.of(amount)));
  return sum('captured').minus(sum('refunded'));
}

function payment(transaction: ShopifyTransaction, all: readonly ShopifyTransaction[]): PaymentJson[] {
  const moved = (status: PaymentJson['status'], amount = amountOf(transaction.amount)): PaymentJson[] => [
    present({
      id: transaction.id,
      at: transaction.at,
      amount,
      status,
      method: method(transaction.gateway),
      reference: transaction.parentId,
    }),
  ];
  switch (transaction.kind) {
    case 'sale':
    case 'capture':
      return moved('captured');
    // Coins handed back over the counter: what was tendered is more than what was paid.
    case 'change':
    case 'refund':
      return moved('refunded');
    case 'authorization':
    case 'emv_authorization': {
      const held = amountOf(transaction.amount).minus(taken(transaction, all));
      const isVoided = all.some(({ kind, parentId }) => kind === 'void' && parentId === transaction.id);
      return held.isPositive() ? moved(isVoided ? 'voided' : 'authorised', held) : [];
    }
    default:
      return [];
  }
}

function taken({ id }: ShopifyTransaction, all: readonly ShopifyTransaction[]): Decimal {
  return Decimal.sum(
    all.filter(({ kind, parentId }) => kind === 'capture' && parentId === id).map(({ amount }) => amountOf(amount)),
  );
}

/** The order's own and its refunds': each is told in both places. */
function transactionsOf(order: ShopifyOrder): ShopifyTransaction[] {
  const all = [...(order.transactions ?? []), ...order.refunds.flatMap(({ transactions }) => transactions)];
  return [...new Map(all.map((transaction) => [transaction.id, transaction])).values()];
}

/** A webhook's body holds the transactions of refunds only; what was paid follows from what it says is open. */
function paidBySaying(order: ShopifyOrder): PaymentJson[] {
  const back = transactionsOf(order).filter(({ kind, status }) => kind === 'refund' && status === 'success');
  const returned = back.flatMap((transaction) => payment(transaction, back));
  const paid = paidInAll(order);
  if (!paid.isPositive()) return returned;
  return [{ id: 'as-stated', at: order.processedAt, amount: paid, status: 'captured' }, ...returned];
}

const PAID = /^(?:paid|partially_refunded|refunded)$/;

function paidInAll(order: ShopifyOrder): Decimal {
  const total = amountOf(order.total);
  if (PAID.test(order.financialStatus ?? ''))
    return order.cashRounding === undefined ? total : total.plus(amountOf(order.cashRounding));
  if (order.financialStatus !== 'partially_paid' || order.outstanding === undefined) return Decimal.ZERO;
  const asked = order.currentTotal === undefined ? total : amountOf(order.currentTotal);
  return asked.minus(amountOf(order.outstanding));
}

function method(gateway: string | null | undefined): NonNullable<PaymentJson['method']> {
  const name = gateway ?? '';
  if (/gift.?card/i.test(name)) return 'gift-card';
  if (/store.?credit/i.test(name)) return 'store-credit';
  if (/^cash|cod\b|cash on delivery/i.test(name)) return 'cash';
  if (/direct.?debit|sepa|bacs|lastschrift|prélèvement/i.test(name)) return 'direct-debit';
  if (/bank|transfer|wire|überweisung|virement|vorkasse/i.test(name)) return 'credit-transfer';
  if (/paypal|apple|google|amazon|shop.?pay\b/i.test(name)) return 'wallet';
  return /shopify_payments|stripe|adyen|mollie|card|worldpay|authorize/i.test(name) ? 'card' : 'other';
}
