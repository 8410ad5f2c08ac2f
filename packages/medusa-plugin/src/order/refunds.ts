import type { OrderJson } from '@quittance/core/model';
import { Decimal } from '@quittance/core/model';
import type { MedusaOrder } from './medusa-order.ts';
import { REFUND_CREDIT_LINE } from './payments.ts';

type RefundJson = NonNullable<OrderJson['refunds']>[number];
type FulfilmentJson = NonNullable<OrderJson['fulfilments']>[number];

/**
 * What is credited, in Medusa's own terms, so that invoices less credit notes always come to what Medusa says the order is
 * worth: pieces it has received back (the order is worth less from that moment, whether the money has left yet or pays for
 * an exchange), and refunds beyond that, which Medusa books as a credit line.
 */
export function refunds(order: MedusaOrder): RefundJson[] {
  return [...receivedReturns(order), ...gestures(order)];
}

function receivedReturns(order: MedusaOrder): RefundJson[] {
  return order.returns
    .filter((one) => one.canceled_at == null)
    .map((one) => ({
      id: one.id,
      at: one.received_at ?? one.updated_at ?? order.created_at,
      lines: one.items
        .map((item) => ({
          lineId: item.item_id,
          quantity: Decimal.sum([item.received_quantity ?? Decimal.ZERO, item.damaged_quantity ?? Decimal.ZERO]),
        }))
        .filter((line) => line.quantity.isPositive()),
    }))
    .filter((refund) => refund.lines.length > 0);
}

/** A cancellation books the rest of the order as a credit line of its own version: `cancelledAt` says that already. */
function gestures(order: MedusaOrder): RefundJson[] {
  return order.credit_lines
    .filter((line) => line.reference === REFUND_CREDIT_LINE && line.amount.isPositive())
    .filter((line) => order.canceled_at == null || line.version !== order.version)
    .map((line) => ({ id: line.id, at: line.created_at ?? order.created_at, adjustmentGross: line.amount }));
}

/** Parcels as they were packed; a cancelled one never left. */
export function fulfilments(order: MedusaOrder): FulfilmentJson[] {
  return order.fulfillments
    .filter((one) => one.canceled_at == null)
    .map((one) => ({
      id: one.id,
      at: one.packed_at ?? one.created_at ?? order.created_at,
      lines: one.items.flatMap((item) =>
        item.line_item_id == null || item.quantity.isZero()
          ? []
          : [{ lineId: item.line_item_id, quantity: item.quantity }],
      ),
      ...trackingReference(one.labels),
    }))
    .filter((fulfilment) => fulfilment.lines.length > 0);
}

function trackingReference(labels: readonly { tracking_number?: string | null | undefined }[]): {
  trackingReference?: string;
} {
  const [first] = labels.flatMap((label) =>
    label.tracking_number == null || label.tracking_number === '' ? [] : [label.tracking_number],
  );
  return first === undefined ? {} : { trackingReference: first };
}
