import type { CoverageEntry, DocumentDue, IssuedDocument } from './document.ts';
import { payable } from './ledger.ts';

/** The invoices (BG-3) that hold what is credited; those that ask for money, where none names it. */
export function citedInvoices(
  entries: readonly CoverageEntry[],
  invoices: readonly IssuedDocument[],
): DocumentDue['precedes'] {
  const refs = new Set(entries.map((entry) => entry.ref));
  const holding = invoices.filter(({ coverage }) => coverage.entries.some((entry) => refs.has(entry.ref)));
  const cited = holding.length > 0 ? holding : invoices.filter((document) => payable(document).isPositive());
  return cited.map(({ invoice }) => ({ number: invoice.number, issueDate: invoice.issueDate }));
}
