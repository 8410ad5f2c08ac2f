import { expectedTotal, roundingLimit } from '../compare-total.ts';
import { pricedLines, totalOf } from '../priced-lines.ts';
import type { OrderToPush } from '../port.ts';
import type { ExtId } from '../../model/index.ts';

export function mapOrder(ext: ExtId, { order, customerKey }: OrderToPush) {
  const lines = pricedLines(order);
  const rounding = expectedTotal(order).minus(totalOf(lines).total);
  return {
    key: ext,
    number: order.number,
    customer: customerKey,
    currency: order.currency,
    ...(order.terms?.days !== undefined && { days: order.terms.days }),
    lines: lines.map(({ sku, name, quantity, net, rate }) => ({
      ...(sku !== undefined && { sku }),
      name,
      quantity,
      net,
      rate,
    })),
    ...(!rounding.isZero() && !rounding.abs().greaterThan(roundingLimit(order)) && { adjustment: rounding.toFixed(2) }),
  };
}
