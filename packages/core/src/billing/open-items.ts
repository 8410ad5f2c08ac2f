import { Decimal, type Invoice, type OpenItem, type Payment } from '../model/index.ts';

/**
 * What is still owed on an invoice: BT-115 less payments that came after it and credit notes. Payments are matched by
 * `documentNumber` and currency, each (origin, id) counts once; credits are the credit notes that cite the invoice (BG-3).
 * An overpayment is a second item with a negative amount.
 */
export function openItemsOf(invoice: Invoice, payments: readonly Payment[], credits: readonly Invoice[]): OpenItem[] {
  const due = invoice.totals.amountDueForPayment;
  const dueDate = invoice.paymentDueDate ?? invoice.issueDate;
  const item = { documentNumber: invoice.number, dueDate, currency: invoice.currencyCode };
  const own = payments.filter((payment) => payment.currency === invoice.currencyCode && payment.documentNumber === invoice.number);
  const distinct = new Map(own.map((payment) => [`${payment.origin}\n${payment.id}`, payment.amount]));
  const credited = new Map(credits.filter((credit) => cites(credit, invoice)).map((credit) => [credit.number, credit.totals.amountDueForPayment]));
  const open = due.minus(Decimal.sum(distinct.values())).minus(Decimal.sum(credited.values()));
  if (!open.isNegative()) return [{ ...item, amount: due, open }];
  return [
    { ...item, amount: due, open: Decimal.ZERO },
    { ...item, amount: open, open },
  ];
}

function cites(credit: Invoice, invoice: Invoice): boolean {
  return credit.currencyCode === invoice.currencyCode && (credit.precedingInvoiceReferences ?? []).some(({ number }) => number === invoice.number);
}
