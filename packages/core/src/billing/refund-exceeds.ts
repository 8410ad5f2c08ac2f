import type { Order, OrderRefund, Problem } from '../model/index.ts';

/** A refund that no invoice can bear. */
export function refundExceeds(refund: OrderRefund | undefined, order: Order): Problem {
  return {
    code: 'REFUND_EXCEEDS_INVOICE',
    message:
      refund === undefined
        ? `The refunds of order ${order.number} give back more than it asks for.`
        : `Refund ${refund.id} of order ${order.number} gives back more than is invoiced and not yet credited.`,
    advice: 'Check the refund in the shop; a gift beyond the price is not a credit note.',
    retry: 'after-fix',
    field: refund === undefined ? 'refunds' : `refunds[${order.refunds.indexOf(refund)}]`,
  };
}
