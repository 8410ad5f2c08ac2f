import { type Invoice, type InvoiceNote, ok, type Result } from '../../model/index.ts';
import { each, encodeUtf8, group, leaf, refusingIllegalText } from '../../xml/index.ts';
import type { Written } from '../port.ts';
import { profileOf } from '../profiles.ts';
import { withinProfile } from '../within-profile.ts';
import { droppedByCii } from './dropped.ts';
import { writeDocumentAllowancesAndCharges, writeTotals, writeVatBreakdown } from './write-amounts.ts';
import { writeDate, writePeriod } from './write-date.ts';
import { writeLine } from './write-line.ts';
import { writeBuyer, writePayee, writeSeller, writeShipTo, writeTaxRepresentative } from './write-party.ts';
import { writePaymentMeans, writePaymentTerms } from './write-payment.ts';
import { writeAdditionalReferences, writePrecedingInvoices, writeProject, writeReference } from './write-references.ts';

const UN_CEFACT = 'urn:un:unece:uncefact:data:standard:';
const START = `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="${UN_CEFACT}CrossIndustryInvoice:100" xmlns:ram="${UN_CEFACT}ReusableAggregateBusinessInformationEntity:100" xmlns:qdt="${UN_CEFACT}QualifiedDataType:100" xmlns:udt="${UN_CEFACT}UnqualifiedDataType:100">
`;

/**
 * The invoice as UN/CEFACT Cross Industry Invoice (D16B, which D22B holds unchanged) in the binding of EN 16931-3-3. Of a profile with
 * fewer terms (BT-24: Factur-X MINIMUM, BASIC WL, BASIC) only those are written. The same invoice gives the same bytes.
 * Refuses `ILLEGAL_CHARACTER` (with the field) for text that XML cannot hold.
 */
export function writeCii(invoice: Invoice): Result<Written> {
  return refusingIllegalText(invoice, () => {
    const profile = profileOf(invoice.processControl.specificationIdentifier);
    const { invoice: fitting, dropped } = withinProfile(invoice, profile);
    return ok({ bytes: encodeUtf8(writeDocument(fitting)), dropped: [...dropped, ...droppedByCii(fitting)] });
  });
}

function* writeDocument(invoice: Invoice): Generator<string> {
  yield START + writeContext(invoice);
  yield writeExchangedDocument(invoice);
  yield '<rsm:SupplyChainTradeTransaction>\n';
  for (const line of invoice.lines) yield writeLine(line);
  yield* writeAgreement(invoice);
  yield writeDelivery(invoice);
  yield writeSettlement(invoice);
  yield '</rsm:SupplyChainTradeTransaction>\n</rsm:CrossIndustryInvoice>\n';
}

/** BG-2 */
function writeContext({ processControl }: Invoice): string {
  return group(
    'rsm:ExchangedDocumentContext',
    group('ram:BusinessProcessSpecifiedDocumentContextParameter', leaf('ram:ID', processControl.businessProcessType)) +
      group('ram:GuidelineSpecifiedDocumentContextParameter', leaf('ram:ID', processControl.specificationIdentifier)),
  );
}

function writeExchangedDocument(invoice: Invoice): string {
  return group(
    'rsm:ExchangedDocument',
    leaf('ram:ID', invoice.number) +
      leaf('ram:TypeCode', invoice.typeCode) +
      writeDate('ram:IssueDateTime', invoice.issueDate) +
      each(invoice.notes, writeNote),
  );
}

/** BG-1 */
function writeNote({ subjectCode, text }: InvoiceNote): string {
  return group('ram:IncludedNote', leaf('ram:Content', text) + leaf('ram:SubjectCode', subjectCode));
}

/** Parties and references. Each party is a string of its own, as in UBL: see {@link encodeUtf8}. */
function writeAgreement(invoice: Invoice): string[] {
  const { sellerTaxRepresentative } = invoice;
  return [
    `<ram:ApplicableHeaderTradeAgreement>\n${leaf('ram:BuyerReference', invoice.buyerReference)}`,
    writeSeller(invoice.seller),
    writeBuyer(invoice.buyer),
    (sellerTaxRepresentative === undefined ? '' : writeTaxRepresentative(sellerTaxRepresentative)) +
      writeReference('ram:SellerOrderReferencedDocument', invoice.salesOrderReference) +
      writeReference('ram:BuyerOrderReferencedDocument', invoice.purchaseOrderReference) +
      writeReference('ram:ContractReferencedDocument', invoice.contractReference) +
      writeAdditionalReferences(invoice) +
      writeProject(invoice.projectReference) +
      '</ram:ApplicableHeaderTradeAgreement>\n',
  ];
}

/** BG-13, BT-15, BT-16. The schema wants the element even when it holds nothing. */
function writeDelivery(invoice: Invoice): string {
  const { deliveryInformation: delivery } = invoice;
  const written =
    (delivery === undefined ? '' : writeShipTo(delivery)) +
    group('ram:ActualDeliverySupplyChainEvent', writeDate('ram:OccurrenceDateTime', delivery?.actualDeliveryDate)) +
    writeReference('ram:DespatchAdviceReferencedDocument', invoice.despatchAdviceReference) +
    writeReference('ram:ReceivingAdviceReferencedDocument', invoice.receivingAdviceReference);
  return written === ''
    ? '<ram:ApplicableHeaderTradeDelivery/>\n'
    : group('ram:ApplicableHeaderTradeDelivery', written);
}

function writeSettlement(invoice: Invoice): string {
  const { paymentInstructions, payee } = invoice;
  return group(
    'ram:ApplicableHeaderTradeSettlement',
    leaf('ram:CreditorReferenceID', paymentInstructions?.directDebit?.bankAssignedCreditorIdentifier) +
      leaf('ram:PaymentReference', paymentInstructions?.remittanceInformation) +
      leaf('ram:TaxCurrencyCode', invoice.vatAccountingCurrencyCode) +
      leaf('ram:InvoiceCurrencyCode', invoice.currencyCode) +
      (payee === undefined ? '' : writePayee(payee)) +
      writePaymentMeans(paymentInstructions) +
      writeVatBreakdown(invoice) +
      writePeriod(invoice.deliveryInformation?.invoicingPeriod) +
      writeDocumentAllowancesAndCharges(invoice) +
      writePaymentTerms(invoice) +
      writeTotals(invoice) +
      writePrecedingInvoices(invoice) +
      group('ram:ReceivableSpecifiedTradeAccountingAccount', leaf('ram:ID', invoice.buyerAccountingReference)),
  );
}
