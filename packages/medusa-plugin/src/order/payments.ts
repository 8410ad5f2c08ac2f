import type { OrderJson } from '@quittance/core/model';
import { Decimal } from '@quittance/core/model';
import type { MedusaOrder, MedusaPayment } from './medusa-order.ts';

type PaymentJson = NonNullable<OrderJson['payments']>[number];

/**
 * Medusa's own name for the credit lines it writes to balance a refund or a cancellation: they give nothing, they book what
 * was given back. Every other credit line is a gift card, a voucher or store credit, and those are payments (BT-113).
 */
export const REFUND_CREDIT_LINE = 'payment_collection';

/** Money that came in, money that went back, and money that is held. */
export function payments(order: MedusaOrder): PaymentJson[] {
  const all = order.payment_collections.flatMap((collection) => collection.payments);
  return [...captured(order, all), ...refunded(order, all), ...all.flatMap(authorised), ...credits(order)];
}

/**
 * A capture shows up on its payment first and among the order's transactions a moment later, under the capture's id. Money
 * booked by hand is a transaction only.
 */
function captured(order: MedusaOrder, all: readonly MedusaPayment[]): PaymentJson[] {
  const captures = all.flatMap((payment) =>
    payment.captures.map((capture) => ({
      id: capture.id,
      at: capture.created_at ?? order.created_at,
      amount: capture.amount,
      status: 'captured' as const,
      method: method(payment.provider_id),
      reference: payment.id,
    })),
  );
  const known = new Set(captures.map((capture) => capture.id));
  const booked = order.transactions
    .filter((transaction) => transaction.amount.isPositive() && !known.has(transaction.reference_id ?? ''))
    .map((transaction) => ({
      id: transaction.reference === 'capture' ? (transaction.reference_id ?? transaction.id) : transaction.id,
      at: transaction.created_at ?? order.created_at,
      amount: transaction.amount,
      status: 'captured' as const,
    }));
  return [...captures, ...booked];
}

/** Like a capture: on its payment first, among the order's transactions (with a negative amount) a moment later. */
function refunded(order: MedusaOrder, all: readonly MedusaPayment[]): PaymentJson[] {
  const refunds = all.flatMap((payment) =>
    payment.refunds.map((refund) => ({
      id: refund.id,
      at: refund.created_at ?? order.created_at,
      amount: refund.amount,
      status: 'refunded' as const,
      method: method(payment.provider_id),
      reference: payment.id,
    })),
  );
  const known = new Set(refunds.map((refund) => refund.id));
  const booked = order.transactions
    .filter((transaction) => transaction.amount.isNegative() && !known.has(transaction.reference_id ?? ''))
    .map((transaction) => ({
      id: transaction.reference === 'refund' ? (transaction.reference_id ?? transaction.id) : transaction.id,
      at: transaction.created_at ?? order.created_at,
      amount: transaction.amount.negated(),
      status: 'refunded' as const,
    }));
  return [...refunds, ...booked];
}

/** What the provider holds and has not taken: it pays nothing yet. */
function authorised(payment: MedusaPayment): PaymentJson[] {
  const held = payment.amount.minus(Decimal.sum(payment.captures.map((capture) => capture.amount)));
  if (!held.isPositive() || payment.created_at == null) return [];
  const status = payment.canceled_at == null ? 'authorised' : 'voided';
  return [{ id: payment.id, at: payment.created_at, amount: held, status, method: method(payment.provider_id) }];
}

function credits(order: MedusaOrder): PaymentJson[] {
  return order.credit_lines
    .filter((line) => line.reference !== REFUND_CREDIT_LINE && line.amount.isPositive())
    .map((line) => ({
      id: line.id,
      at: line.created_at ?? order.created_at,
      amount: line.amount,
      status: 'captured',
      method: /gift/i.test(line.reference ?? '') ? 'gift-card' : 'store-credit',
      ...(line.reference_id != null && { reference: line.reference_id }),
    }));
}

/** Medusa's manual provider stands for whatever was agreed outside: nobody knows how that was paid. */
function method(provider: string | null | undefined): NonNullable<PaymentJson['method']> {
  const id = provider ?? '';
  if (/sepa.?debit|direct.?debit|bacs/i.test(id)) return 'direct-debit';
  if (/bank.?transfer|transfer|giropay|oxxo|p24|przelewy/i.test(id)) return 'credit-transfer';
  if (/paypal|apple.?pay|google.?pay/i.test(id)) return 'wallet';
  return /stripe|adyen|mollie|card/i.test(id) ? 'card' : 'other';
}
