import { Decimal, type Invoice, type OpenItem, type Payment } from '../model/index.ts';

/**
 * What is still owed on an invoice: BT-115 less the payments that came after it and its credit notes.
 *
 * Payments are matched by `documentNumber` and currency; each (origin, id) counts once. Credit notes are those that cite the invoice
 * (BG-3); one that cites several is set against them in the order cited, up to what each asks for, the last taking the rest:
 * `siblings` are the other invoices it may cite. What is owed to the buyer is a second item with a negative amount.
 */
export function openItemsOf(
  invoice: Invoice,
  payments: readonly Payment[],
  credits: readonly Invoice[],
  siblings: readonly Invoice[] = [],
): OpenItem[] {
  const due = invoice.totals.amountDueForPayment;
  const item = {
    documentNumber: invoice.number,
    dueDate: invoice.paymentDueDate ?? invoice.issueDate,
    currency: invoice.currencyCode,
  };
  const own = payments.filter(
    (payment) => payment.currency === invoice.currencyCode && payment.documentNumber === invoice.number,
  );
  const distinct = new Map(own.map((payment) => [`${payment.origin}\n${payment.id}`, payment.amount]));
  const known = new Map([...siblings, invoice].map((each) => [each.number, each]));
  const credited = new Map(
    credits
      .filter((credit) => cites(credit, invoice))
      .map((credit) => [credit.number, shareOf(credit, invoice, known)]),
  );
  const open = due.minus(Decimal.sum(distinct.values())).minus(Decimal.sum(credited.values()));
  if (!open.isNegative()) return [{ ...item, amount: due, open }];
  return [
    { ...item, amount: due, open: due.minus(due) },
    { ...item, amount: open, open },
  ];
}

function cites(credit: Invoice, invoice: Invoice): boolean {
  return (
    credit.currencyCode === invoice.currencyCode &&
    (credit.precedingInvoiceReferences ?? []).some(({ number }) => number === invoice.number)
  );
}

function shareOf(credit: Invoice, invoice: Invoice, known: ReadonlyMap<string, Invoice>): Decimal {
  const cited = (credit.precedingInvoiceReferences ?? []).flatMap(({ number }) => known.get(number) ?? []);
  let left = credit.totals.amountDueForPayment;
  for (const [index, each] of cited.entries()) {
    const asked = each.totals.amountDueForPayment;
    const share = index === cited.length - 1 || left.lessThan(asked) ? left : asked;
    if (each.number === invoice.number) return share;
    left = left.minus(share);
  }
  return left;
}
