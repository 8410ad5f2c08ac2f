import { Decimal, type ExtId, type PostalAddress } from '../../model/index.ts';
import { pricedLines } from '../priced-lines.ts';
import type { CreditNoteToPush, OrderToPush, PaymentToPush } from '../port.ts';
import type { Outgoing } from './documents.ts';

export function orderFile(ext: ExtId, { order, customerKey }: OrderToPush): Outgoing {
  const { buyer, terms, totals } = order;
  return {
    version: 1,
    kind: 'order',
    ext,
    number: order.number,
    placedOn: order.placedAt.slice(0, 10),
    customer: {
      key: customerKey,
      name: buyer.name,
      ...given({ email: buyer.email, vatNumber: buyer.vatNumber, siren: buyer.siren }),
    },
    ...(buyer.billingAddress && { billingAddress: address(buyer.billingAddress) }),
    ...(order.deliverTo && { deliveryAddress: address(order.deliverTo.address) }),
    ...(terms?.days !== undefined && { paymentDays: terms.days }),
    lines: pricedLines(order).map(({ kind, sku, name, quantity, unitCode, listPrice, net, rate }) => ({
      kind,
      ...given({ sku }),
      name,
      quantity,
      unitCode,
      listPrice,
      net,
      vatRate: rate,
    })),
    total: totals.total,
    ...(totals.tax && { tax: totals.tax }),
    currency: order.currency,
  };
}

export function paymentFile(ext: ExtId, { invoice, amount, currency, date, reference }: PaymentToPush): Outgoing {
  return {
    version: 1,
    kind: 'payment',
    ext,
    invoiceId: invoice.id,
    date,
    total: amount,
    currency,
    ...given({ reason: reference }),
  };
}

export function creditNoteFile(ext: ExtId, { invoice, gross, reason, date }: CreditNoteToPush): Outgoing {
  return {
    version: 1,
    kind: 'creditNote',
    ext,
    invoiceId: invoice.id,
    date,
    ...(gross instanceof Decimal && { total: gross }),
    ...given({ reason }),
  };
}

export function cancellationFile(ext: ExtId, order: string): Outgoing {
  return { version: 1, kind: 'cancel', ext, order };
}

function address({ line1, line2, line3, postCode, city, countryCode }: PostalAddress) {
  return { ...given({ line1, line2, line3, postCode, city }), countryCode };
}

/** Without what is undefined. */
function given<K extends string>(values: Readonly<Record<K, string | undefined>>): Partial<Record<K, string>> {
  const entries = Object.entries<string | undefined>(values).filter(
    (entry): entry is [K, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries) as Partial<Record<K, string>>;
}
