import { present, type Reading, some, type XmlElement } from '../../xml/index.ts';
import { readAttachment } from '../values.ts';
import { readDate } from './read-line.ts';
import { readIdentifier } from './read-party.ts';
import { NO_ORDER_REFERENCE, OBJECT_IDENTIFIER_TYPE, PROJECT_REFERENCE_TYPE } from './write-references.ts';

/** BT-11 to BT-18, BG-3, BG-24 */
export function readReferences(reading: Reading, root: XmlElement) {
  const additional = reading.elements(root, 'cac:AdditionalDocumentReference');
  const typeOf = (reference: XmlElement) => reading.text(reference, 'cbc:DocumentTypeCode')?.trim();
  const project = additional.find((reference) => typeOf(reference) === PROJECT_REFERENCE_TYPE);
  const object = additional.find((reference) => typeOf(reference) === OBJECT_IDENTIFIER_TYPE);
  const reference = (name: string) => reading.text(root, name, 'cbc:ID');
  return {
    ...readOrderReference(reading, root),
    projectReference: reference('cac:ProjectReference') ?? reading.text(project, 'cbc:ID'),
    contractReference: reference('cac:ContractDocumentReference'),
    receivingAdviceReference: reference('cac:ReceiptDocumentReference'),
    despatchAdviceReference: reference('cac:DespatchDocumentReference'),
    tenderOrLotReference: reference('cac:OriginatorDocumentReference'),
    invoicedObjectIdentifier: readIdentifier(reading, reading.element(object, 'cbc:ID')),
    precedingInvoiceReferences: some(
      reading.elements(root, 'cac:BillingReference').map((billing) => {
        const preceding = reading.element(billing, 'cac:InvoiceDocumentReference');
        return present({
          number: reading.text(preceding, 'cbc:ID'),
          issueDate: readDate(reading, preceding, 'cbc:IssueDate'),
        });
      }),
    ),
    supportingDocuments: some(
      additional
        .filter((item) => item !== project && item !== object)
        .map((item) => readSupportingDocument(reading, item)),
    ),
  };
}

function readOrderReference(reading: Reading, root: XmlElement) {
  const number = reading.text(root, 'cac:OrderReference', 'cbc:ID');
  const salesOrderReference = reading.text(root, 'cac:OrderReference', 'cbc:SalesOrderID');
  const stands = number !== NO_ORDER_REFERENCE || salesOrderReference === undefined;
  return { purchaseOrderReference: stands ? number : undefined, salesOrderReference };
}

function readSupportingDocument(reading: Reading, document: XmlElement) {
  return present({
    reference: reading.text(document, 'cbc:ID'),
    description: reading.text(document, 'cbc:DocumentDescription'),
    externalLocation: reading.text(document, 'cac:Attachment', 'cac:ExternalReference', 'cbc:URI'),
    attachment: readAttachment(
      reading,
      reading.element(document, 'cac:Attachment', 'cbc:EmbeddedDocumentBinaryObject'),
    ),
  });
}
