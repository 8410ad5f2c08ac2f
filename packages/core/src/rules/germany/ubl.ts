import type { XmlElement } from '../../xml/index.ts';
import { fact, normalized, type TreeRule } from '../engine/index.ts';
import { isOneOf, only, tells, textAt, writtenAt } from '../peppol/reading.ts';
import { CARD, DEBIT, TAXED, TRANSFER, TYPE_CODES } from './codes.ts';
import { areCashDiscountsWellFormed, isAbsoluteUrl, isEmail, isIban, isTelephone } from './values.ts';

/**
 * What Germany asks of a UBL invoice. XRechnung publishes it as BR-DE-…, Peppol asks the same of invoices within Germany as DE-R-….
 */
const DOCUMENT = ['/ubl:Invoice', '/cn:CreditNote'];
const ROOT = '/ubl:Invoice|cn:CreditNote';
const SELLER = `${ROOT}/cac:AccountingSupplierParty/cac:Party`;
const BUYER = `${ROOT}/cac:AccountingCustomerParty/cac:Party`;
const CONTACT = `${SELLER}/cac:Contact`;
const DELIVERY_ADDRESS = `${ROOT}/cac:Delivery/cac:DeliveryLocation/cac:Address`;
const PAYMENT = `${ROOT}/cac:PaymentMeans`;

const paidBy =
  (codes: readonly string[]) =>
  (means: XmlElement): boolean =>
    isOneOf(means, codes, 'cbc:PaymentMeansCode');

const transfer = (means: XmlElement): boolean => means.has('cac:PayeeFinancialAccount');
const card = (means: XmlElement): boolean => means.has('cac:CardAccount');
const debit = (means: XmlElement): boolean => means.has('cac:PaymentMandate');

/** Must be there, and say something. */
const filled = (id: string, at: string | readonly string[], ...path: readonly string[]): TreeRule => ({
  id,
  at,
  holds: (element) => tells(element, ...path),
});

/** Whether a line, an allowance or a charge is of a category other than O. */
function isTaxed(document: XmlElement): boolean {
  return document.children.some((child) => {
    switch (child.path.name) {
      case 'cac:InvoiceLine':
      case 'cac:CreditNoteLine':
        return child.all('cac:Item', 'cac:ClassifiedTaxCategory', 'cbc:ID').some(({ value }) => TAXED.has(value));
      case 'cac:AllowanceCharge':
        return (
          child.all('cbc:ChargeIndicator').some(({ value }) => value === 'true' || value === 'false') &&
          child.all('cac:TaxCategory', 'cbc:ID').some(({ value }) => TAXED.has(value))
        );
      default:
        return false;
    }
  });
}

/** Of each supporting document: BG-24 has one file. */
const filenames = fact(({ root }) =>
  root
    .all('cac:AdditionalDocumentReference')
    .flatMap((reference) => [
      ...new Set(
        reference
          .all('cac:Attachment', 'cbc:EmbeddedDocumentBinaryObject')
          .flatMap(({ attributes }) => attributes['filename'] ?? []),
      ),
    ]),
);

const typeCode = (document: XmlElement, name: string): string => normalized(only(document, name)?.value ?? '');
const correction = (document: XmlElement): boolean =>
  typeCode(document, 'cbc:InvoiceTypeCode') === '384' || typeCode(document, 'cbc:CreditNoteTypeCode') === '384';

const withMandate: NonNullable<TreeRule['when']> = (document) => document.has('cac:PaymentMeans', 'cac:PaymentMandate');
const hasCreditorId: TreeRule['holds'] = (document) =>
  [['cac:AccountingSupplierParty', 'cac:Party'], ['cac:PayeeParty']].some((path) =>
    document.all(...path, 'cac:PartyIdentification', 'cbc:ID').some((id) => id.attributes['schemeID'] === 'SEPA'),
  );

export const GERMANY_UBL: readonly TreeRule[] = [
  { id: 'BR-DE-1', at: DOCUMENT, holds: (document) => document.has('cac:PaymentMeans') },
  {
    id: 'BR-DE-2',
    at: `${ROOT}/cac:AccountingSupplierParty`,
    holds: (seller) => seller.has('cac:Party', 'cac:Contact'),
  },
  filled('BR-DE-3', `${SELLER}/cac:PostalAddress`, 'cbc:CityName'),
  filled('BR-DE-4', `${SELLER}/cac:PostalAddress`, 'cbc:PostalZone'),
  filled('BR-DE-5', CONTACT, 'cbc:Name'),
  filled('BR-DE-6', CONTACT, 'cbc:Telephone'),
  filled('BR-DE-7', CONTACT, 'cbc:ElectronicMail'),
  filled('BR-DE-8', `${BUYER}/cac:PostalAddress`, 'cbc:CityName'),
  filled('BR-DE-9', `${BUYER}/cac:PostalAddress`, 'cbc:PostalZone'),
  filled('BR-DE-10', DELIVERY_ADDRESS, 'cbc:CityName'),
  filled('BR-DE-11', DELIVERY_ADDRESS, 'cbc:PostalZone'),
  filled('BR-DE-14', `${ROOT}/cac:TaxTotal/cac:TaxSubtotal`, 'cac:TaxCategory', 'cbc:Percent'),
  filled('BR-DE-15', DOCUMENT, 'cbc:BuyerReference'),
  {
    id: 'BR-DE-16',
    at: DOCUMENT,
    when: isTaxed,
    holds: (document) =>
      document.has('cac:TaxRepresentativeParty') ||
      tells(document, 'cac:AccountingSupplierParty', 'cac:Party', 'cac:PartyTaxScheme', 'cbc:CompanyID'),
  },
  {
    id: 'BR-DE-17',
    at: DOCUMENT,
    holds: (document) =>
      TYPE_CODES.has(typeCode(document, 'cbc:InvoiceTypeCode')) ||
      TYPE_CODES.has(typeCode(document, 'cbc:CreditNoteTypeCode')),
  },
  {
    id: 'BR-DE-18',
    at: DOCUMENT,
    holds: (document) =>
      document
        .all('cac:PaymentTerms')
        .flatMap((terms) => terms.child('cbc:Note') ?? [])
        .every(({ value }) => areCashDiscountsWellFormed(value)),
  },
  {
    id: 'BR-DE-19',
    at: PAYMENT,
    when: paidBy(['58']),
    holds: (means) => isIban(textAt(means, 'cac:PayeeFinancialAccount', 'cbc:ID')),
  },
  {
    id: 'BR-DE-20',
    at: PAYMENT,
    when: paidBy(['59']),
    holds: (means) => isIban(textAt(means, 'cac:PaymentMandate', 'cac:PayerFinancialAccount', 'cbc:ID')),
  },
  { id: 'BR-DE-22', at: DOCUMENT, holds: (_, judged) => new Set(filenames(judged)).size === filenames(judged).length },
  { id: 'BR-DE-23-a', at: PAYMENT, when: paidBy(TRANSFER), holds: transfer },
  { id: 'BR-DE-23-b', at: PAYMENT, when: paidBy(TRANSFER), holds: (means) => !card(means) && !debit(means) },
  { id: 'BR-DE-24-a', at: PAYMENT, when: paidBy(CARD), holds: card },
  { id: 'BR-DE-24-b', at: PAYMENT, when: paidBy(CARD), holds: (means) => !transfer(means) && !debit(means) },
  { id: 'BR-DE-25-a', at: PAYMENT, when: paidBy(DEBIT), holds: debit },
  { id: 'BR-DE-25-b', at: PAYMENT, when: paidBy(DEBIT), holds: (means) => !transfer(means) && !card(means) },
  {
    id: 'BR-DE-26',
    at: DOCUMENT,
    when: correction,
    holds: (document) => document.has('cac:BillingReference', 'cac:InvoiceDocumentReference'),
  },
  { id: 'BR-DE-27', at: CONTACT, holds: (contact) => isTelephone(textAt(contact, 'cbc:Telephone')) },
  { id: 'BR-DE-28', at: CONTACT, holds: (contact) => isEmail(textAt(contact, 'cbc:ElectronicMail')) },
  { id: 'BR-DE-30', at: DOCUMENT, when: withMandate, holds: hasCreditorId },
  {
    id: 'BR-DE-31',
    at: DOCUMENT,
    when: withMandate,
    holds: (document) => document.has('cac:PaymentMeans', 'cac:PaymentMandate', 'cac:PayerFinancialAccount', 'cbc:ID'),
  },
  {
    id: 'BR-TMP-2',
    at: `${ROOT}/cac:AdditionalDocumentReference/cac:Attachment/cac:ExternalReference`,
    holds: (reference) => isAbsoluteUrl(writtenAt(reference, 'cbc:URI')),
  },
];
