import { type InvoiceNote, ok, type Problem, refused, type Result } from '../../model/index.ts';
import { parseXml, present, Reading, some, type XmlElement } from '../../xml/index.ts';
import type { Read } from '../port.ts';
import { invoiceOf, type Terms } from '../invoice-of.ts';
import { LineTerms } from '../line-terms.ts';
import { SUBJECT_CODE } from './dropped.ts';
import { allowanceCharges, readDocumentAllowanceCharge, readTotals, readVatBreakdown } from './read-amounts.ts';
import { readDate, readLine, readPeriod } from './read-line.ts';
import { readAddress, readBuyer, readIdentifier, readPayee, readSeller, readTaxRepresentative } from './read-party.ts';
import { readCreditNoteDueDate, readPaymentInstructions } from './read-payment.ts';
import { readReferences } from './read-references.ts';

/**
 * A UBL 2.1 Invoice or CreditNote as an invoice. What the model has no term for comes back as a warning with its place.
 * Refuses malformed or unsafe XML (`XML_…`), other documents (`NOT_UBL`) and terms that are missing or mistyped (`INVALID_TERM`).
 */
export function readUbl(bytes: Uint8Array): Result<Read> {
  const found = termsIn(bytes);
  return found.ok ? invoiceOf(found.value) : found;
}

function termsIn(bytes: Uint8Array): Result<Terms> {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  if (root.name !== 'ubl:Invoice' && root.name !== 'cn:CreditNote') return refused(notUbl(root.name));
  const reading = new Reading(root);
  const terms = readDocument(reading, root);
  const lines = new LineTerms(linesOf(reading, root), bytes.length);
  return ok({ terms, lines, warnings: reading.warnings(), size: bytes.length });
}

function* linesOf(reading: Reading, root: XmlElement): Generator<unknown> {
  const name = root.name === 'cn:CreditNote' ? 'cac:CreditNoteLine' : 'cac:InvoiceLine';
  for (const line of reading.elements(root, name)) yield readLine(reading, line);
}

function readDocument(reading: Reading, root: XmlElement): unknown {
  const isCreditNote = root.name === 'cn:CreditNote';
  return present({
    number: reading.text(root, 'cbc:ID'),
    issueDate: readDate(reading, root, 'cbc:IssueDate'),
    typeCode: reading.text(root, isCreditNote ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode'),
    currencyCode: reading.text(root, 'cbc:DocumentCurrencyCode'),
    vatAccountingCurrencyCode: reading.text(root, 'cbc:TaxCurrencyCode'),
    vatPointDate: readDate(reading, root, 'cbc:TaxPointDate'),
    vatPointDateCode: reading.text(root, 'cac:InvoicePeriod', 'cbc:DescriptionCode'),
    paymentDueDate: isCreditNote ? readCreditNoteDueDate(reading, root) : readDate(reading, root, 'cbc:DueDate'),
    buyerReference: reading.text(root, 'cbc:BuyerReference'),
    buyerAccountingReference: reading.text(root, 'cbc:AccountingCost'),
    paymentTerms: reading.text(root, 'cac:PaymentTerms', 'cbc:Note'),
    notes: some(reading.elements(root, 'cbc:Note').flatMap((note) => readNote(reading.textOf(note)))),
    processControl: present({
      businessProcessType: reading.text(root, 'cbc:ProfileID'),
      specificationIdentifier: reading.text(root, 'cbc:CustomizationID'),
    }),
    ...readReferences(reading, root),
    seller: readSeller(reading, root),
    buyer: readBuyer(reading, root),
    payee: readPayee(reading, root),
    sellerTaxRepresentative: readTaxRepresentative(reading, root),
    deliveryInformation: readDelivery(reading, root),
    paymentInstructions: readPaymentInstructions(reading, root),
    allowances: some(allowanceCharges(reading, root, false).map((item) => readDocumentAllowanceCharge(reading, item))),
    charges: some(allowanceCharges(reading, root, true).map((item) => readDocumentAllowanceCharge(reading, item))),
    totals: readTotals(reading, root),
    vatBreakdown: readVatBreakdown(reading, root),
  });
}

/** BG-1. A subject code with nothing behind it is a text. */
function readNote(note: string | undefined): InvoiceNote[] {
  if (note === undefined) return [];
  const subjectCode = SUBJECT_CODE.exec(note)?.[1];
  const text = note.replace(SUBJECT_CODE, '');
  return [subjectCode === undefined || text.trim() === '' ? { text: note } : { subjectCode, text }];
}

/** BG-13 with BG-14 and BG-15 */
function readDelivery(reading: Reading, root: XmlElement) {
  const delivery = reading.element(root, 'cac:Delivery');
  const location = reading.element(delivery, 'cac:DeliveryLocation');
  return present({
    deliverToPartyName: reading.text(delivery, 'cac:DeliveryParty', 'cac:PartyName', 'cbc:Name'),
    deliverToLocationIdentifier: readIdentifier(reading, reading.element(location, 'cbc:ID')),
    actualDeliveryDate: readDate(reading, delivery, 'cbc:ActualDeliveryDate'),
    invoicingPeriod: readPeriod(reading, root),
    deliverToAddress: readAddress(reading, reading.element(location, 'cac:Address')),
  });
}

const notUbl = (name: string): Problem => ({
  code: 'NOT_UBL',
  message: `The root element ${name} is neither a UBL Invoice nor a UBL CreditNote.`,
  advice: 'Choose the syntax the file is written in.',
  retry: 'never',
});
