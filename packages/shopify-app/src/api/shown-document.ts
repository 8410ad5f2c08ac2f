import type { DocumentView } from '@quittance/core/flow';
import type { FileFormat } from '@quittance/core/formats';
import { Decimal } from '@quittance/core/model';
import type { ShownDocument } from './contract.ts';
import { inOrder } from './documents-in-order.ts';

/** Makes a signed, short-lived link to a file of a document. */
export type FileLink = (documentId: string, format: FileFormat) => string;

/** `today` is the day where the shop is. */
export function shownDocument(document: DocumentView, link: FileLink, today: string): ShownDocument {
  const { id, kind, number, status, issueDate, dueDate, currency, total, open, files } = document;
  return {
    id,
    kind,
    number,
    status,
    issueDate,
    dueDate: dueDate ?? null,
    currency,
    total,
    open,
    overdue: dueDate !== undefined && dueDate < today && Decimal.of(open).isPositive(),
    files: files.map((format) => ({ format, href: link(id, format) })),
  };
}

/** Newest first; without those that the ERP has not numbered yet. */
export function shownDocuments(
  documents: readonly DocumentView[],
  link: FileLink,
  today: string,
): readonly ShownDocument[] {
  return inOrder(documents)
    .toReversed()
    .filter(({ number }) => number !== '')
    .map((document) => shownDocument(document, link, today));
}
