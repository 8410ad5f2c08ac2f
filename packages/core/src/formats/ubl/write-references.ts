import type { Invoice } from '../../model/index.ts';
import { attribute, each, group, leaf } from '../../xml/index.ts';
import { identified } from './write-party.ts';

type SupportingDocument = NonNullable<Invoice['supportingDocuments']>[number];

/** UNTDID 1001 codes that tell the kinds of `cac:AdditionalDocumentReference` apart. */
export const OBJECT_IDENTIFIER_TYPE = '130';
export const PROJECT_REFERENCE_TYPE = '50';
/** What stands for an absent BT-13 where BT-14 forces the order reference to exist. */
export const NO_ORDER_REFERENCE = 'NA';

/** BT-13, BT-14 */
export function writeOrderReference(invoice: Invoice): string {
  const number = invoice.purchaseOrderReference || (invoice.salesOrderReference ? NO_ORDER_REFERENCE : undefined);
  return group('cac:OrderReference', leaf('cbc:ID', number) + leaf('cbc:SalesOrderID', invoice.salesOrderReference));
}

/** BG-3 */
export function writeBillingReferences(invoice: Invoice): string {
  return each(invoice.precedingInvoiceReferences, (preceding) =>
    group(
      'cac:BillingReference',
      group(
        'cac:InvoiceDocumentReference',
        leaf('cbc:ID', preceding.number) + leaf('cbc:IssueDate', preceding.issueDate),
      ),
    ),
  );
}

/** BT-12, BT-15, BT-16, BT-17 and, on an invoice, BT-11: one element with an identifier. */
export function writeReference(name: string, reference: string | undefined): string {
  return group(name, leaf('cbc:ID', reference));
}

/** BT-18, BG-24 and, on a credit note, BT-11: its schema has no project reference. */
export function writeAdditionalReferences(invoice: Invoice, isCreditNote: boolean): string {
  const project = isCreditNote ? invoice.projectReference : undefined;
  return (
    typedReference(identified('cbc:ID', invoice.invoicedObjectIdentifier), OBJECT_IDENTIFIER_TYPE) +
    typedReference(leaf('cbc:ID', project), PROJECT_REFERENCE_TYPE) +
    each(invoice.supportingDocuments, writeSupportingDocument)
  );
}

function typedReference(identifier: string, type: string): string {
  return identifier === ''
    ? ''
    : group('cac:AdditionalDocumentReference', identifier + leaf('cbc:DocumentTypeCode', type));
}

function writeSupportingDocument(document: SupportingDocument): string {
  return group(
    'cac:AdditionalDocumentReference',
    leaf('cbc:ID', document.reference) +
      leaf('cbc:DocumentDescription', document.description) +
      group(
        'cac:Attachment',
        writeAttachment(document.attachment) +
          group('cac:ExternalReference', leaf('cbc:URI', document.externalLocation)),
      ),
  );
}

function writeAttachment(attachment: SupportingDocument['attachment']): string {
  if (attachment === undefined) return '';
  const attributes = attribute('mimeCode', attachment.mimeCode) + attribute('filename', attachment.filename);
  return leaf('cbc:EmbeddedDocumentBinaryObject', attachment.content, attributes);
}
