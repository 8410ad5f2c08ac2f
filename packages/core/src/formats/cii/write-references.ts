import type { Invoice } from '../../model/index.ts';
import { attribute, each, group, leaf } from '../../xml/index.ts';
import { OBJECT_IDENTIFIER_TYPE, PROJECT_NAME, SUPPORTING_DOCUMENT_TYPE, TENDER_TYPE } from './codes.ts';
import { dateString } from './write-date.ts';

type SupportingDocument = NonNullable<Invoice['supportingDocuments']>[number];

/** BT-12 to BT-16: a referenced document of which only the number is told. */
export function writeReference(name: string, reference: string | undefined): string {
  return group(name, leaf('ram:IssuerAssignedID', reference));
}

/** BT-17, BT-18, BG-24 */
export function writeAdditionalReferences(invoice: Invoice): string {
  return (
    typedReference(invoice.tenderOrLotReference, TENDER_TYPE) +
    typedReference(
      invoice.invoicedObjectIdentifier?.value,
      OBJECT_IDENTIFIER_TYPE,
      invoice.invoicedObjectIdentifier?.scheme,
    ) +
    each(invoice.supportingDocuments, writeSupportingDocument)
  );
}

/** A reference whose code says what it is; BT-18-1 and BT-128-1 say whose identifier. */
export function typedReference(reference: string | undefined, type: string, scheme?: string): string {
  if (reference === undefined || reference === '') return '';
  return group(
    'ram:AdditionalReferencedDocument',
    leaf('ram:IssuerAssignedID', reference) + leaf('ram:TypeCode', type) + leaf('ram:ReferenceTypeCode', scheme),
  );
}

function writeSupportingDocument(document: SupportingDocument): string {
  return group(
    'ram:AdditionalReferencedDocument',
    leaf('ram:IssuerAssignedID', document.reference) +
      leaf('ram:URIID', document.externalLocation) +
      leaf('ram:TypeCode', SUPPORTING_DOCUMENT_TYPE) +
      leaf('ram:Name', document.description) +
      writeAttachment(document.attachment),
  );
}

function writeAttachment(attachment: SupportingDocument['attachment']): string {
  if (attachment === undefined) return '';
  const attributes = attribute('mimeCode', attachment.mimeCode) + attribute('filename', attachment.filename);
  return leaf('ram:AttachmentBinaryObject', attachment.content, attributes);
}

/** BT-11 */
export function writeProject(reference: string | undefined): string {
  if (reference === undefined || reference === '') return '';
  return group('ram:SpecifiedProcuringProject', leaf('ram:ID', reference) + leaf('ram:Name', PROJECT_NAME));
}

/** BG-3 */
export function writePrecedingInvoices(invoice: Invoice): string {
  return each(invoice.precedingInvoiceReferences, ({ number, issueDate }) =>
    group(
      'ram:InvoiceReferencedDocument',
      leaf('ram:IssuerAssignedID', number) +
        group('ram:FormattedIssueDateTime', dateString('qdt:DateTimeString', issueDate)),
    ),
  );
}
