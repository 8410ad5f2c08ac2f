import type { Identifier, Invoice } from '../../model/index.ts';
import type { MessageWriter, Term } from './message-writer.ts';
import { CREDITOR, DOCUMENT_REFERENCES, MANDATE, OBJECT, REMITTANCE } from './qualifiers.ts';
import { at, writeDate } from './write-values.ts';

const REFERENCE_TERMS: Readonly<Record<keyof typeof DOCUMENT_REFERENCES, string>> = {
  buyerReference: 'BT-10',
  projectReference: 'BT-11',
  contractReference: 'BT-12',
  purchaseOrderReference: 'BT-13',
  salesOrderReference: 'BT-14',
  receivingAdviceReference: 'BT-15',
  despatchAdviceReference: 'BT-16',
  tenderOrLotReference: 'BT-17',
  buyerAccountingReference: 'BT-19',
};

/** Qualifiers (1153) that came after D.96A. */
const NEW = new Set<string>([OBJECT, MANDATE, 'AUB', 'AOU']);

/** The RFF of the document. */
export function writeReferences(writer: MessageWriter, invoice: Invoice): void {
  for (const [field, term] of Object.entries(REFERENCE_TERMS) as [keyof typeof DOCUMENT_REFERENCES, string][])
    writeText(writer, DOCUMENT_REFERENCES[field][0], invoice[field], at(term, field));
  writeInvoicedObject(writer, invoice.invoicedObjectIdentifier);
  const { remittanceInformation, directDebit } = invoice.paymentInstructions ?? {};
  const instructions = (term: string, field: string) => at(term, `paymentInstructions.${field}`);
  writeText(writer, REMITTANCE, remittanceInformation, instructions('BT-83', 'remittanceInformation'));
  writeText(writer, MANDATE, directDebit?.mandateReference, instructions('BT-89', 'directDebit.mandateReference'));
  writeText(
    writer,
    CREDITOR,
    directDebit?.bankAssignedCreditorIdentifier,
    instructions('BT-90', 'directDebit.bankAssignedCreditorIdentifier'),
  );
  invoice.precedingInvoiceReferences?.forEach(({ number, issueDate }, index) => {
    const where = at('BT-25', `precedingInvoiceReferences[${index}].number`);
    writeText(writer, writer.directory.precedingInvoice, number, where);
    writeDate(writer, '171', issueDate);
  });
}

/** BT-18: the value stands in GIR, which is longer. */
function writeInvoicedObject(writer: MessageWriter, object: Identifier | undefined): void {
  if (object === undefined) return;
  if (isTooNew(writer, OBJECT, at('BT-18', 'invoicedObjectIdentifier'))) return;
  const scheme = writer.fit(object.scheme, 9, at('BT-18-1', 'invoicedObjectIdentifier.scheme'));
  writer.segment('RFF', [OBJECT, undefined, undefined, scheme]);
  writer.segment('GIR', '14', ...writer.split(object.value, 35, 5, at('BT-18', 'invoicedObjectIdentifier.value')));
}

function isTooNew(writer: MessageWriter, qualifier: string, where: Term): boolean {
  if (writer.directory.isBinding || !NEW.has(qualifier)) return false;
  writer.drop(where, `D.${writer.directory.release} has no reference of this kind.`);
  return true;
}

/** RFF with a scheme, which stands where a version of the reference would (1056, before: 4000). */
export function writeReference(
  writer: MessageWriter,
  qualifier: string,
  identifier: Identifier | undefined,
  where: Term,
): void {
  if (identifier === undefined || isTooNew(writer, qualifier, where)) return;
  const { reference, scheme: schemeLength } = writer.directory.lengths;
  const value = writer.fit(identifier.value, reference, at(where.term, `${where.field}.value`));
  const scheme = writer.code(identifier.scheme, schemeLength, at(`${where.term}-1`, `${where.field}.scheme`));
  writer.segment('RFF', [qualifier, value, undefined, scheme]);
}

export function writeText(writer: MessageWriter, qualifier: string, text: string | undefined, where: Term): void {
  if (text === undefined || isTooNew(writer, qualifier, where)) return;
  const value = writer.fit(text, writer.directory.lengths.reference, where);
  if (value !== undefined) writer.segment('RFF', [qualifier, value]);
}
