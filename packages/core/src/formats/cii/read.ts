import { ok, type Problem, refused, type Result } from '../../model/index.ts';
import { parseXml, present, Reading, some, type XmlElement } from '../../xml/index.ts';
import type { Read } from '../port.ts';
import { profileOf } from '../profiles.ts';
import { invoiceOf, type Terms } from '../invoice-of.ts';
import { LineTerms } from '../line-terms.ts';
import { taxPointFromCii } from './codes.ts';
import { fillMinimum } from './minimum.ts';
import { readDocumentAllowances, readDocumentCharges, readTotals, readVatBreakdown } from './read-amounts.ts';
import { readLines } from './read-line.ts';
import { readBuyer, readPayee, readSeller, readShipTo, readTaxRepresentative } from './read-party.ts';
import { readPaymentInstructions, readPaymentTerms } from './read-payment.ts';
import { readAgreementReferences, readPrecedingInvoices, readReference } from './read-references.ts';
import { readDate, readPeriod } from './read-values.ts';

type Element = XmlElement | undefined;

/**
 * A Cross Industry Invoice (D16B, D22B) as an invoice. What the model has no term for comes back as a warning with its place.
 * Refuses malformed or unsafe XML (`XML_…`), other documents (`NOT_CII`) and terms that are missing or mistyped (`INVALID_TERM`).
 */
export function readCii(bytes: Uint8Array): Result<Read> {
  const found = termsIn(bytes);
  return found.ok ? invoiceOf(found.value) : found;
}

function termsIn(bytes: Uint8Array): Result<Terms> {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  if (root.name !== 'rsm:CrossIndustryInvoice') return refused(notCii(root.name));
  const reading = new Reading(root);
  const terms = readDocument(reading, root);
  const isMinimum = profileOf(terms.processControl?.specificationIdentifier)?.id === 'facturx-minimum';
  const whole = isMinimum ? fillMinimum(terms, (message) => reading.warn(root.location, message)) : terms;
  const lines = new LineTerms(readLines(reading, root.child(TRANSACTION)), bytes.length);
  return ok({ terms: present(whole), lines, warnings: reading.warnings(), size: bytes.length });
}

const TRANSACTION = 'rsm:SupplyChainTradeTransaction';

export type CiiTerms = ReturnType<typeof readDocument>;

function readDocument(reading: Reading, root: XmlElement) {
  const context = reading.element(root, 'rsm:ExchangedDocumentContext');
  const document = reading.element(root, 'rsm:ExchangedDocument');
  const transaction = reading.element(root, TRANSACTION);
  return {
    number: reading.text(document, 'ram:ID'),
    issueDate: readDate(reading, document, 'ram:IssueDateTime'),
    typeCode: reading.text(document, 'ram:TypeCode')?.trim(),
    notes: some(reading.elements(document, 'ram:IncludedNote').map((note) => readNote(reading, note))),
    processControl: readProcessControl(reading, context),
    ...readAgreement(reading, reading.element(transaction, 'ram:ApplicableHeaderTradeAgreement')),
    ...readDeliveryAndSettlement(reading, transaction),
  };
}

/** BG-2 */
function readProcessControl(reading: Reading, context: Element) {
  const parameter = (name: string) => reading.text(context, name, 'ram:ID');
  return present({
    businessProcessType: parameter('ram:BusinessProcessSpecifiedDocumentContextParameter'),
    specificationIdentifier: parameter('ram:GuidelineSpecifiedDocumentContextParameter'),
  });
}

/** BG-1 */
function readNote(reading: Reading, note: XmlElement) {
  return present({
    subjectCode: reading.text(note, 'ram:SubjectCode'),
    text: reading.text(note, 'ram:Content'),
  });
}

function readAgreement(reading: Reading, agreement: Element) {
  return {
    buyerReference: reading.text(agreement, 'ram:BuyerReference'),
    seller: readSeller(reading, agreement),
    buyer: readBuyer(reading, agreement),
    sellerTaxRepresentative: readTaxRepresentative(reading, agreement),
    ...readAgreementReferences(reading, agreement),
  };
}

function readDeliveryAndSettlement(reading: Reading, transaction: Element) {
  const delivery = reading.element(transaction, 'ram:ApplicableHeaderTradeDelivery');
  const settlement = reading.element(transaction, 'ram:ApplicableHeaderTradeSettlement');
  return {
    receivingAdviceReference: readReference(reading, delivery, 'ram:ReceivingAdviceReferencedDocument'),
    despatchAdviceReference: readReference(reading, delivery, 'ram:DespatchAdviceReferencedDocument'),
    deliveryInformation: present({
      ...readShipTo(reading, delivery),
      actualDeliveryDate: readDate(reading, delivery, 'ram:ActualDeliverySupplyChainEvent', 'ram:OccurrenceDateTime'),
      invoicingPeriod: readPeriod(reading, settlement),
    }),
    currencyCode: reading.text(settlement, 'ram:InvoiceCurrencyCode'),
    vatAccountingCurrencyCode: reading.text(settlement, 'ram:TaxCurrencyCode'),
    ...readTaxPoint(reading, settlement),
    ...readPaymentTerms(reading, settlement),
    payee: readPayee(reading, settlement),
    paymentInstructions: readPaymentInstructions(reading, settlement),
    allowances: readDocumentAllowances(reading, settlement),
    charges: readDocumentCharges(reading, settlement),
    totals: readTotals(reading, settlement),
    vatBreakdown: readVatBreakdown(reading, settlement),
    precedingInvoiceReferences: readPrecedingInvoices(reading, settlement),
    buyerAccountingReference: reading.text(settlement, 'ram:ReceivableSpecifiedTradeAccountingAccount', 'ram:ID'),
  };
}

/** BT-7, BT-8: any row of the VAT breakdown may say them, all say the same. */
function readTaxPoint(reading: Reading, settlement: Element) {
  const rows = reading.elements(settlement, 'ram:ApplicableTradeTax');
  const dates = rows.map((row) => readDate(reading, row, 'ram:TaxPointDate'));
  const codes = rows.map((row) => reading.text(row, 'ram:DueDateTypeCode'));
  return {
    vatPointDate: dates.find((date) => date !== undefined),
    vatPointDateCode: taxPointFromCii(codes.find((code) => code !== undefined)),
  };
}

const notCii = (name: string): Problem => ({
  code: 'NOT_CII',
  message: `The root element ${name} is not a Cross Industry Invoice.`,
  advice: 'Choose the syntax the file is written in.',
  retry: 'never',
});
