import type { InvoiceRow } from '../../../api/admin/quittance/contract.ts';

const KINDS: readonly InvoiceRow['kind'][] = ['deposit', 'invoice', 'corrective', 'creditNote'];

/** As a person tells the story: day by day, and on one day the invoice before the credit note that takes it back. */
export function inOrder<Document extends InvoiceRow>(documents: readonly Document[]): readonly Document[] {
  return documents.toSorted(
    (one, other) =>
      one.issue_date.localeCompare(other.issue_date) ||
      KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
      one.number.localeCompare(other.number),
  );
}
