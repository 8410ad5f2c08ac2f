import { currencyDecimals, documentDecimals, type Decimal, type Order, type Problem } from '../model/index.ts';

/**
 * Dinars have three decimals and an EN 16931 invoice has two (BR-DEC): money that moved and uses the third cannot be said in it. Rounding it
 * would ask for another sum than the buyer paid, so the order stops; amounts that end in nought pass. Prices and shares are not asked: they
 * are rounded like any other, and what that makes of the total is explained in BT-114.
 */
export function amountTooFine(order: Order): Problem | undefined {
  const decimals = documentDecimals(order.currency);
  const own = currencyDecimals(order.currency) ?? decimals;
  if (own === decimals) return undefined;
  const isTooFine = ([, amount]: Moved): boolean =>
    amount !== undefined && !amount.round(own).equals(amount.round(decimals));
  const found = movedIn(order).find(isTooFine);
  if (found === undefined) return undefined;
  const [field, amount] = found;
  return {
    code: 'AMOUNT_TOO_FINE',
    message: `${field} is ${amount?.toString()} ${order.currency}; an amount of an electronic invoice has at most ${decimals} decimals.`,
    advice: `Let the shop round its totals in ${order.currency} to ${decimals} decimals, or invoice this order outside of EN 16931.`,
    retry: 'after-fix',
    field,
    rule: 'BR-DEC-14',
  };
}

type Moved = readonly [field: string, amount: Decimal | undefined];

/** What the buyer was asked for, paid and got back. */
function movedIn(order: Order): Moved[] {
  return [
    ['totals.total', order.totals.total],
    ['cashRounding', order.cashRounding],
    ...order.payments.flatMap(({ status, amount }, index): Moved[] =>
      status === 'captured' || status === 'refunded' ? [[`payments[${index}].amount`, amount]] : [],
    ),
    ...order.refunds.flatMap(({ lines, shippingGross, adjustmentGross, fees }, index): Moved[] => [
      [`refunds[${index}].shippingGross`, shippingGross],
      [`refunds[${index}].adjustmentGross`, adjustmentGross],
      ...fees.map((fee, at): Moved => [`refunds[${index}].fees[${at}].grossAmount`, fee.grossAmount]),
      ...lines.map((line, at): Moved => [`refunds[${index}].lines[${at}].grossAmount`, line.grossAmount]),
    ]),
  ];
}
