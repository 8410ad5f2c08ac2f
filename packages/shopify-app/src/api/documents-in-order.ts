import type { DocumentView } from '@quittance/core/flow';

const KINDS: readonly DocumentView['kind'][] = ['deposit', 'invoice', 'corrective', 'creditNote'];

/** As a person tells the story: day by day, and on one day the invoice before the credit note that takes it back. */
export function inOrder(documents: readonly DocumentView[]): readonly DocumentView[] {
  return documents.toSorted(
    (one, other) =>
      one.issueDate.localeCompare(other.issueDate) ||
      KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
      one.number.localeCompare(other.number),
  );
}
