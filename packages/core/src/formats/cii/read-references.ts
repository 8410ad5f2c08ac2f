import { present, type Reading, some, type XmlElement } from '../../xml/index.ts';
import { OBJECT_IDENTIFIER_TYPE, TENDER_TYPE } from './codes.ts';
import { readAttachment } from '../values.ts';
import { readDate, readObjectIdentifier } from './read-values.ts';

type Element = XmlElement | undefined;

/** BT-11 to BT-14, BT-17, BT-18, BG-24 */
export function readAgreementReferences(reading: Reading, agreement: Element) {
  const documents = reading.elements(agreement, 'ram:AdditionalReferencedDocument');
  const typed = documents.map((document) => ({ document, type: reading.text(document, 'ram:TypeCode')?.trim() }));
  const tender = typed.find(({ type }) => type === TENDER_TYPE)?.document;
  const object = typed.find(({ type }) => type === OBJECT_IDENTIFIER_TYPE)?.document;
  reading.text(agreement, 'ram:SpecifiedProcuringProject', 'ram:Name');
  return {
    projectReference: reading.text(agreement, 'ram:SpecifiedProcuringProject', 'ram:ID'),
    contractReference: readReference(reading, agreement, 'ram:ContractReferencedDocument'),
    purchaseOrderReference: readReference(reading, agreement, 'ram:BuyerOrderReferencedDocument'),
    salesOrderReference: readReference(reading, agreement, 'ram:SellerOrderReferencedDocument'),
    tenderOrLotReference: reading.text(tender, 'ram:IssuerAssignedID'),
    invoicedObjectIdentifier: readObjectIdentifier(reading, object),
    supportingDocuments: some(
      documents
        .filter((document) => document !== tender && document !== object)
        .map((document) => readSupportingDocument(reading, document))
        .filter((document) => document !== undefined),
    ),
  };
}

/** A referenced document of which the model holds the number alone. */
export function readReference(reading: Reading, parent: Element, name: string): string | undefined {
  return reading.text(parent, name, 'ram:IssuerAssignedID');
}

/** BG-3 */
export function readPrecedingInvoices(reading: Reading, settlement: Element) {
  return some(
    reading.elements(settlement, 'ram:InvoiceReferencedDocument').map((document) =>
      present({
        number: reading.text(document, 'ram:IssuerAssignedID'),
        issueDate: readDate(reading, document, 'ram:FormattedIssueDateTime'),
      }),
    ),
  );
}

function readSupportingDocument(reading: Reading, document: XmlElement) {
  return present({
    reference: reading.text(document, 'ram:IssuerAssignedID'),
    description: reading.text(document, 'ram:Name'),
    externalLocation: reading.text(document, 'ram:URIID'),
    attachment: readAttachment(reading, reading.element(document, 'ram:AttachmentBinaryObject')),
  });
}
