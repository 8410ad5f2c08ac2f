import { type Invoice, type InvoiceNote, ok, type Result } from '../../model/index.ts';
import { each, encodeUtf8, group, leaf, refusingIllegalText } from '../../xml/index.ts';
import type { Written } from '../port.ts';
import { isCreditNote } from './credit-note.ts';
import { droppedByUbl } from './dropped.ts';
import { CAC, CBC, CREDIT_NOTE, INVOICE } from './namespaces.ts';
import {
  AmountWriter,
  writeDocumentAllowancesAndCharges,
  writeMonetaryTotal,
  writeTaxTotals,
} from './write-amounts.ts';
import { writeLine, writePeriod } from './write-line.ts';
import {
  identified,
  writeAddress,
  writeBuyer,
  writePayee,
  writeSeller,
  writeTaxRepresentative,
} from './write-party.ts';
import { writePaymentMeans, writePaymentTerms } from './write-payment.ts';
import {
  writeAdditionalReferences,
  writeBillingReferences,
  writeOrderReference,
  writeReference,
} from './write-references.ts';

/**
 * The invoice as UBL 2.1, `Invoice` or `CreditNote` by BT-3, in the binding of EN 16931-3-2. The same invoice gives the same bytes.
 * Refuses `ILLEGAL_CHARACTER` (with the field) for text that XML cannot hold.
 */
export function writeUbl(invoice: Invoice): Result<Written> {
  return refusingIllegalText(invoice, () => {
    const chunks = isCreditNote(invoice.typeCode) ? writeCreditNote(invoice) : writeInvoice(invoice);
    return ok({ bytes: encodeUtf8(chunks), dropped: droppedByUbl(invoice) });
  });
}

function* writeInvoice(invoice: Invoice): Generator<string> {
  yield startOf('Invoice', INVOICE);
  yield* [
    writeIdentity(invoice) +
      leaf('cbc:DueDate', invoice.paymentDueDate) +
      leaf('cbc:InvoiceTypeCode', invoice.typeCode),
    each(invoice.notes, writeNote),
    leaf('cbc:TaxPointDate', invoice.vatPointDate) +
      writeCurrenciesAndPeriod(invoice) +
      writeReference('cac:DespatchDocumentReference', invoice.despatchAdviceReference) +
      writeReference('cac:ReceiptDocumentReference', invoice.receivingAdviceReference) +
      writeReference('cac:OriginatorDocumentReference', invoice.tenderOrLotReference) +
      writeReference('cac:ContractDocumentReference', invoice.contractReference) +
      writeAdditionalReferences(invoice, false) +
      writeReference('cac:ProjectReference', invoice.projectReference),
    ...writeBody(invoice, false),
  ];
  yield* writeLines(invoice, false);
  yield '</Invoice>\n';
}

/** Its schema puts the tax point and the references in another order, and the due date into the payment means. */
function* writeCreditNote(invoice: Invoice): Generator<string> {
  yield startOf('CreditNote', CREDIT_NOTE);
  yield* [
    writeIdentity(invoice) +
      leaf('cbc:TaxPointDate', invoice.vatPointDate) +
      leaf('cbc:CreditNoteTypeCode', invoice.typeCode),
    each(invoice.notes, writeNote),
    writeCurrenciesAndPeriod(invoice) +
      writeReference('cac:DespatchDocumentReference', invoice.despatchAdviceReference) +
      writeReference('cac:ReceiptDocumentReference', invoice.receivingAdviceReference) +
      writeReference('cac:ContractDocumentReference', invoice.contractReference) +
      writeAdditionalReferences(invoice, true) +
      writeReference('cac:OriginatorDocumentReference', invoice.tenderOrLotReference),
    ...writeBody(invoice, true),
  ];
  yield* writeLines(invoice, true);
  yield '</CreditNote>\n';
}

const startOf = (name: string, namespace: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="${namespace}" xmlns:cac="${CAC}" xmlns:cbc="${CBC}">\n`;

function writeIdentity({ processControl, number, issueDate }: Invoice): string {
  return (
    leaf('cbc:CustomizationID', processControl.specificationIdentifier) +
    leaf('cbc:ProfileID', processControl.businessProcessType) +
    leaf('cbc:ID', number) +
    leaf('cbc:IssueDate', issueDate)
  );
}

/** BG-1: the subject code is a prefix of the text. */
function writeNote({ subjectCode, text }: InvoiceNote): string {
  return leaf('cbc:Note', subjectCode ? `#${subjectCode}#${text}` : text);
}

function writeCurrenciesAndPeriod(invoice: Invoice): string {
  return (
    leaf('cbc:DocumentCurrencyCode', invoice.currencyCode) +
    leaf('cbc:TaxCurrencyCode', invoice.vatAccountingCurrencyCode) +
    leaf('cbc:AccountingCost', invoice.buyerAccountingReference) +
    leaf('cbc:BuyerReference', invoice.buyerReference) +
    writePeriod(invoice.deliveryInformation?.invoicingPeriod, invoice.vatPointDateCode) +
    writeOrderReference(invoice) +
    writeBillingReferences(invoice)
  );
}

function writeBody(invoice: Invoice, credits: boolean): readonly string[] {
  const amounts = new AmountWriter(invoice.currencyCode);
  return [
    writeSeller(invoice.seller, invoice.paymentInstructions?.directDebit?.bankAssignedCreditorIdentifier),
    writeBuyer(invoice.buyer) +
      (invoice.payee === undefined ? '' : writePayee(invoice.payee)) +
      (invoice.sellerTaxRepresentative === undefined ? '' : writeTaxRepresentative(invoice.sellerTaxRepresentative)) +
      writeDelivery(invoice),
    writePaymentMeans(invoice.paymentInstructions, credits ? invoice.paymentDueDate : undefined) +
      writePaymentTerms(invoice),
    writeDocumentAllowancesAndCharges(amounts, invoice),
    writeTaxTotals(amounts, invoice) + writeMonetaryTotal(amounts, invoice),
  ];
}

function* writeLines({ currencyCode, lines }: Invoice, credits: boolean): Generator<string> {
  const amounts = new AmountWriter(currencyCode);
  for (const line of lines) yield writeLine(amounts, credits, line);
}

/** BG-13 without its period */
function writeDelivery({ deliveryInformation: delivery }: Invoice): string {
  if (delivery === undefined) return '';
  return group(
    'cac:Delivery',
    leaf('cbc:ActualDeliveryDate', delivery.actualDeliveryDate) +
      group(
        'cac:DeliveryLocation',
        identified('cbc:ID', delivery.deliverToLocationIdentifier) +
          (delivery.deliverToAddress === undefined ? '' : writeAddress('cac:Address', delivery.deliverToAddress)),
      ) +
      group('cac:DeliveryParty', group('cac:PartyName', leaf('cbc:Name', delivery.deliverToPartyName))),
  );
}
