import {
  Decimal,
  order as canonicalOrder,
  present,
  refused,
  type Order,
  type OrderJson,
  type Problem,
  type Result,
} from '@quittance/core/model';
import type { z } from 'zod';
import { buyer, deliverTo, readerOf } from './buyer.ts';
import { orderLines, shipping } from './lines.ts';
import { medusaOrder, type MedusaOrder } from './medusa-order.ts';
import { payments } from './payments.ts';
import { plain } from './plain.ts';
import { fulfilments, refunds } from './refunds.ts';

/** The `source.host` of every order of a Medusa shop. */
export const HOST = 'medusa';

/**
 * Medusa's order (the answer of `query.graph` with `ORDER_FIELDS`) as the canonical order. Pure: the same payload gives the
 * same order. Refused, with one problem per field, when the payload is not an order that could be invoiced as it is.
 */
export function toOrder(payload: unknown, shop: string): Result<Order> {
  const read = medusaOrder.safeParse(plain(payload));
  if (!read.success) return refused(...problems(read.error, 'in the Medusa order'));
  return checkOrder(canonical(read.data, shop));
}

/** The canonical order behind its own schema: also for an order that a shop's hook has amended. */
export function checkOrder(order: unknown): Result<Order> {
  const checked = canonicalOrder.safeParse(order);
  return checked.success ? { ok: true, value: checked.data } : refused(...problems(checked.error, 'in the order'));
}

/** A draft is nobody's order yet: it has no number, and its prices still change. */
export function isDraft(payload: {
  readonly is_draft_order?: boolean | null;
  readonly status?: string | null;
}): boolean {
  return payload.is_draft_order === true || payload.status === 'draft';
}

function canonical(order: MedusaOrder, shop: string): OrderJson {
  const read = readerOf(order);
  return present({
    source: { host: HOST, shop, orderId: order.id },
    number: order.custom_display_id ?? `#${order.display_id ?? order.id}`,
    placedAt: order.created_at,
    currency: order.currency_code.toUpperCase(),
    // Every price, shipping method and adjustment of Medusa carries its own flag.
    pricesIncludeTax: false,
    test: read('quittance_test') === 'true',
    cancelledAt: order.canceled_at ?? undefined,
    buyer: buyer(order),
    deliverTo: deliverTo(order),
    lines: orderLines(order.items),
    shipping: shipping(order.shipping_methods),
    payments: payments(order),
    refunds: refunds(order),
    fulfilments: fulfilments(order),
    terms: terms(read('payment_terms_days'), read('due_date')),
    purchaseOrderReference: read('purchase_order'),
    buyerReference: read('buyer_reference'),
    note: read('invoice_note'),
    totals: totals(order),
    revision: revision(order),
  });
}

function terms(days: string | undefined, dueDate: string | undefined): OrderJson['terms'] {
  if (days === undefined && dueDate === undefined) return undefined;
  return present({ days: days === undefined ? undefined : Number(days), dueDate });
}

/**
 * What the shop asked at placement or after the latest edit. Medusa takes credit lines (payments, refunds) and returned
 * pieces off `total`, down to 0 for a cancelled order: they are added back, because payments and refunds are told apart.
 */
function totals(order: MedusaOrder): OrderJson['totals'] {
  const returned = order.items
    .flatMap((item) => [item.return_received_total, item.return_dismissed_total])
    .filter((amount) => amount != null);
  const isReturned = returned.some((amount) => !amount.isZero());
  const total = Decimal.sum([order.total, order.credit_line_total ?? Decimal.ZERO, ...returned]);
  return present({ total, tax: isReturned ? undefined : (order.tax_total ?? undefined) });
}

/** The moment of the newest change in milliseconds. A capture, a parcel or a new VAT number of the customer leave the order's own `updated_at` as it was. */
function revision(order: MedusaOrder): number {
  const inPayments = order.payment_collections.flatMap((collection) =>
    collection.payments.flatMap((payment) => [payment, ...payment.captures, ...payment.refunds]),
  );
  const records = [
    order,
    ...order.credit_lines,
    ...order.transactions,
    ...order.fulfillments,
    ...order.returns,
    ...inPayments,
    ...[order.customer, order.billing_address, order.shipping_address].filter((record) => record != null),
  ];
  return Math.max(...records.map((record) => Date.parse(record.updated_at ?? record.created_at ?? order.created_at)));
}

function problems(error: z.ZodError, where: string): Problem[] {
  return error.issues.slice(0, 20).map((issue) => ({
    code: 'ORDER_NOT_READABLE',
    message: `${issue.path.join('.') || 'the order'} ${where} ${issue.message}`,
    advice:
      'Correct this field of the order in Medusa, or amend the order in a hook of the workflow quittance-push-order, then retry.',
    retry: 'after-fix',
    field: issue.path.join('.'),
  }));
}
