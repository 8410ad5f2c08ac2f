import type { DocumentStatusCode } from '@quittance/core/flow';
import type { DocumentStatus, StatusUpdate } from '@quittance/core/hosts';
import { Decimal } from '@quittance/core/model';

/** What an order says of its invoices in one word: in the metafield, and after the prefix in the tag. Complete, or it does not compile. */
const WORDS: Readonly<Record<DocumentStatusCode | 'in-progress' | 'needs-attention', true>> = {
  'in-progress': true,
  'needs-attention': true,
  issued: true,
  'partially-paid': true,
  paid: true,
  credited: true,
  refunded: true,
  settled: true,
};
export const INVOICE_STATUSES: readonly string[] = Object.keys(WORDS);

/** The whole order in one word: a person who must act comes first, then what all its invoices say together. */
export function invoiceStatus({ stopped, documents }: Pick<StatusUpdate, 'stopped' | 'documents'>): string {
  if (stopped !== undefined) return 'needs-attention';
  const newest = newestInvoice(documents);
  if (newest === undefined) return 'in-progress';
  const living = invoicesOf(documents).filter(({ status }) => status !== 'credited');
  const said = new Set(living.map(({ status }) => status));
  if (said.size === 0) return newest.status;
  if (said.size === 1) return living[0]?.status ?? newest.status;
  return said.has('paid') || said.has('partially-paid') ? 'partially-paid' : newest.status;
}

/** The invoice an order shows: the newest one; a credit note only where there is no invoice. */
export function newestInvoice(documents: readonly DocumentStatus[]): DocumentStatus | undefined {
  const numbered = shownDocuments(documents);
  const invoices = invoicesOf(numbered);
  return byIssue(invoices.length > 0 ? invoices : numbered).at(-1);
}

/**
 * What is open on all invoices in a currency; negative is owed to the buyer. Credit notes have their part in it already: what an ERP says
 * is open on one must still go back, and is no debt of the buyer.
 */
export function openAmount(documents: readonly DocumentStatus[], currency: string): Decimal {
  const own = invoicesOf(documents).filter((invoice) => invoice.currency === currency);
  return Decimal.sum(own.map(({ open }) => Decimal.of(open)));
}

/** The day by which the next money is due; once nothing is open, the day of the last. An invoice that names no day is payable at once. */
export function nextDueDate(documents: readonly DocumentStatus[]): string | undefined {
  const invoices = invoicesOf(documents);
  const open = invoices.filter((invoice) => Decimal.of(invoice.open).isPositive());
  const days = (open.length > 0 ? open : invoices).map(({ dueDate, issueDate }) => dueDate ?? issueDate).toSorted();
  return open.length > 0 ? days[0] : days.at(-1);
}

/** Those with a number: an ERP may know of documents that it has not numbered yet. */
export function shownDocuments(documents: readonly DocumentStatus[]): readonly DocumentStatus[] {
  return documents.filter(({ number, issueDate }) => number !== '' && issueDate !== '');
}

export function invoicesOf(documents: readonly DocumentStatus[]): readonly DocumentStatus[] {
  return documents.filter(({ kind }) => kind !== 'creditNote');
}

/** Stable: of one day, the order in which they came. */
function byIssue(documents: readonly DocumentStatus[]): readonly DocumentStatus[] {
  return documents.toSorted((a, b) => (a.issueDate < b.issueDate ? -1 : a.issueDate > b.issueDate ? 1 : 0));
}
