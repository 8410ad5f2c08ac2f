import type { ShopifyOrderJson } from './shopify-order.ts';
import type { BagJson, Bags } from './webhook-money.ts';
import type { RestOrder, RestRefund, RestTransaction } from './webhook-order.ts';

type RefundJson = NonNullable<ShopifyOrderJson['refunds']>[number];
type TransactionJson = NonNullable<ShopifyOrderJson['transactions']>[number];

export function restRefund(refund: RestRefund, order: RestOrder, bags: Bags): RefundJson {
  const at = refund.processed_at ?? refund.created_at ?? order.created_at;
  return {
    id: refund.id,
    at,
    note: refund.note,
    lines: refund.refund_line_items.map((line) => ({
      lineId: line.line_item_id,
      quantity: line.quantity,
      subtotal: bags.of(line.subtotal_set, line.subtotal),
      tax: bags.of(line.total_tax_set, line.total_tax),
    })),
    shipping: shippingBack(refund, order, bags),
    discrepancies: refund.order_adjustments.filter(({ kind }) => kind !== SHIPPING).map((one) => withTax(one, bags)),
    duties: refund.duties.map((duty) => ({
      ...(duty.duty_id != null && { dutyId: duty.duty_id }),
      gross: bags.of(duty.amount_set, '0'),
    })),
    transactions: refund.transactions.map((one) => restTransaction(one, bags)),
  };
}

const SHIPPING = 'shipping_refund';

/**
 * Delivery given back stands in a refund twice: as an adjustment with its tax, and as a delivery line without. It is counted once, by the
 * adjustments where there are any.
 */
function shippingBack(refund: RestRefund, order: RestOrder, bags: Bags): RefundJson['shipping'] {
  const adjustments = refund.order_adjustments.filter(({ kind }) => kind === SHIPPING);
  const ids = refund.refund_shipping_lines.map(({ shipping_line_id: id }) => id ?? 'shipping');
  if (adjustments.length > 0)
    return adjustments.map((one, index) => ({
      shippingLineId: ids[index] ?? 'shipping',
      gross: bags.less(bags.of(undefined, '0'), withTax(one, bags)),
    }));
  return refund.refund_shipping_lines.map((line, index) => ({
    shippingLineId: ids[index] ?? 'shipping',
    gross:
      order.taxes_included === true
        ? bags.of(line.subtotal_amount_set, '0')
        : bags.plus(bags.of(line.subtotal_amount_set, '0'), bags.of(line.tax_amount_set, '0')),
  }));
}

/** Both are below zero where money went back. */
function withTax(one: RestRefund['order_adjustments'][number], bags: Bags): BagJson {
  return bags.plus(bags.of(one.amount_set, one.amount), bags.of(one.tax_amount_set, one.tax_amount ?? '0'));
}

export function restTransaction(one: RestTransaction, bags: Bags): TransactionJson {
  return {
    id: one.id,
    kind: one.kind,
    status: one.status,
    gateway: one.gateway,
    at: one.processed_at ?? one.created_at ?? '',
    amount: one.amount_set == null ? bags.inCurrency(one.amount, one.currency) : bags.of(one.amount_set, one.amount),
    ...(one.parent_id != null && { parentId: one.parent_id }),
  };
}
