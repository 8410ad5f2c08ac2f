import { openItemsOf, type IssuedDocument } from '../billing/index.ts';
import { Decimal, type Invoice, type Order, type Payment } from '../model/index.ts';

/** A document of an order as far as its balance goes. */
export interface Balanced {
  readonly documentId: string;
  readonly kind: IssuedDocument['kind'];
  readonly invoice: Invoice;
}

/** What is open on one document after payments and credit notes; below zero it is owed to the buyer. */
export function openOn(document: Balanced, all: readonly Balanced[], payments: readonly Payment[]): Decimal {
  if (document.kind === 'creditNote') return Decimal.ZERO;
  const credits = all.filter(({ kind }) => kind === 'creditNote').map(({ invoice }) => invoice);
  return Decimal.sum(openItemsOf(document.invoice, payments, credits).map(({ open }) => open));
}

/** A part of a payment that settles a part of a document. */
export interface Allocation {
  readonly documentId: string;
  readonly documentNumber: string;
  readonly paymentId: string;
  readonly at: string;
  readonly method: string;
  readonly amount: Decimal;
}

/**
 * Money the shop captured that no document knows of: captured, less what documents were issued as paid, less what was
 * applied since. It settles what is open, oldest document first. The same state of the order gives the same allocations once.
 */
export function allocate(order: Order, documents: readonly Balanced[], applied: readonly Payment[]): readonly Allocation[] {
  const captured = order.payments.filter(({ status }) => status === 'captured');
  const newest = captured.at(-1);
  if (newest === undefined) return [];
  let left = Decimal.sum(captured.map(({ amount }) => amount)).minus(knownAsPaid(documents)).minus(Decimal.sum(applied.map(({ amount }) => amount)));
  const allocations: Allocation[] = [];
  for (const document of documents) {
    const open = openOn(document, documents, applied);
    if (!left.isPositive() || !open.isPositive()) continue;
    const amount = left.lessThan(open) ? left : open;
    left = left.minus(amount);
    allocations.push({ documentId: document.documentId, documentNumber: document.invoice.number, paymentId: newest.id, at: newest.at, method: newest.method, amount });
  }
  return allocations;
}

/** BT-113 of what was invoiced, less that of what was credited. */
function knownAsPaid(documents: readonly Balanced[]): Decimal {
  return Decimal.sum(
    documents.map(({ kind, invoice }) => {
      const paid = invoice.totals.paidAmount ?? Decimal.ZERO;
      return kind === 'creditNote' ? paid.negated() : paid;
    }),
  );
}
