import type { Order } from '../../model/index.ts';
import type { MessageWriter } from './message-writer.ts';
import { at } from './write-values.ts';

/** What an order holds that ORDERS does not say. Payments, refunds and fulfilments happen to an order: they travel by themselves. */
export function dropUntold(writer: MessageWriter, order: Order): void {
  const { buyer } = order;
  const untold: readonly (readonly [field: string, isThere: boolean, reason: string])[] = [
    ['accountingCurrency', order.accountingCurrency !== undefined, 'The message has one currency.'],
    ['cashRounding', order.cashRounding !== undefined, 'Rounding at the till is of the payment.'],
    ['terms.deposit', order.terms?.deposit !== undefined, 'The message knows no deposits.'],
    ['terms.days', order.terms?.days !== undefined && order.terms.dueDate !== undefined, 'The due date says it.'],
    ['payments', order.payments.length > 0, HAPPENS],
    ['refunds', order.refunds.length > 0, HAPPENS],
    ['fulfilments', order.fulfilments.length > 0, HAPPENS],
    ['buyer.siren', buyer.siren !== undefined && buyer.siret !== undefined, 'The SIRET begins with it.'],
    ['buyer.identifiers', buyer.identifiers.some(({ scheme }) => scheme !== '0088'), 'A buyer has one number.'],
    ['buyer.electronicAddress', buyer.electronicAddress !== undefined, 'It is of the invoice.'],
    ['buyer.language', buyer.language !== undefined, 'The message has no place for it.'],
  ];
  for (const [field, isThere, reason] of untold) if (isThere) writer.drop(at(field, field), reason);
  order.lines.forEach(({ exemption, bundleOf, marginScheme }, index) => {
    const kept = { exemption, bundleOf, marginScheme };
    for (const [field, value] of Object.entries(kept))
      if (value !== undefined) writer.drop(at(field, `lines[${index}].${field}`), 'The message has no place for it.');
  });
  order.fees.forEach(({ lineId }, index) => {
    if (lineId !== undefined) writer.drop(at('lineId', `fees[${index}].lineId`), 'A fee is of the whole order.');
  });
}

const HAPPENS = 'It happens to an order and is no part of one.';
