import type { ExtId } from '../../model/index.ts';
import type { CreditNoteToPush, OrderToPush, PaymentToPush } from '../port.ts';
import type { LedgerEntry, LedgerEntryOf } from './book.ts';

export function orderEntry(ext: ExtId, { order, customerKey }: OrderToPush): LedgerEntryOf<'order'> {
  const { total, tax } = order.totals;
  return {
    kind: 'order',
    ext,
    order: ext,
    number: order.number,
    customer: customerKey,
    total,
    ...(tax && { tax }),
    currency: order.currency,
  };
}

export function paymentEntry(ext: ExtId, payment: PaymentToPush, document: LedgerEntry): LedgerEntryOf<'payment'> {
  const { amount, currency, date, reference } = payment;
  return {
    kind: 'payment',
    ext,
    order: document.order,
    invoice: document.ext,
    amount,
    currency,
    date,
    ...(reference && { reference }),
  };
}

export function creditNoteEntry(
  ext: ExtId,
  credit: CreditNoteToPush,
  invoice: LedgerEntryOf<'invoice'>,
): LedgerEntryOf<'creditNote'> {
  const { order, currency, number, total } = invoice;
  // The lawful number is the issuer's; the ledger's own reference only names the entry.
  return {
    kind: 'creditNote',
    ext,
    order,
    invoice: invoice.ext,
    number: `C-${number}`,
    issued: credit.date,
    total: credit.gross ?? total,
    currency,
  };
}
