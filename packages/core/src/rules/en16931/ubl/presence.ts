import type { XmlElement } from '../../../xml/index.ts';
import type { TreeRule } from '../../engine/index.ts';
import { doubleOf, says } from '../../engine/index.ts';
import { everywhere } from './document.ts';
import { BREAKDOWN, BUYER, DOCUMENT, LINE, SELLER } from './paths.ts';
import { has, isVat, isVatAlone, only, says1 } from './reading.ts';

const row = (id: string, at: TreeRule['at'], holds: TreeRule['holds'], when?: TreeRule['when']): TreeRule =>
  when === undefined ? { id, at, holds } : { id, at, when, holds };

const PARTY_NAME = ['cac:PartyLegalEntity', 'cbc:RegistrationName'] as const;
const COUNTRY = says1('cac:Country', 'cbc:IdentificationCode');

/** What a document must hold. */
const DOCUMENT_ROWS: readonly TreeRule[] = [
  row('BR-01', DOCUMENT, says1('cbc:CustomizationID')),
  row('BR-02', DOCUMENT, says1('cbc:ID')),
  row('BR-03', DOCUMENT, says1('cbc:IssueDate')),
  row(
    'BR-04',
    DOCUMENT,
    (root) => says(only(root, 'cbc:InvoiceTypeCode')) || says(only(root, 'cbc:CreditNoteTypeCode')),
  ),
  row('BR-05', DOCUMENT, says1('cbc:DocumentCurrencyCode')),
  row('BR-06', DOCUMENT, says1('cac:AccountingSupplierParty', 'cac:Party', ...PARTY_NAME)),
  row('BR-07', DOCUMENT, says1('cac:AccountingCustomerParty', 'cac:Party', ...PARTY_NAME)),
  row('BR-08', DOCUMENT, has('cac:AccountingSupplierParty', 'cac:Party', 'cac:PostalAddress')),
  row('BR-10', DOCUMENT, has('cac:AccountingCustomerParty', 'cac:Party', 'cac:PostalAddress')),
  row('BR-16', DOCUMENT, (root) => root.has('cac:InvoiceLine') || root.has('cac:CreditNoteLine')),
  row('BR-53', DOCUMENT, (root, judged) => {
    const amounts = everywhere(judged)['cac:TaxTotal'].flatMap((total) => total.all('cbc:TaxAmount'));
    return root
      .all('cbc:TaxCurrencyCode')
      .every(({ value }) => amounts.some(({ attributes }) => attributes['currencyID'] === value));
  }),
  row('BR-CO-18', DOCUMENT, has('cac:TaxTotal', 'cac:TaxSubtotal')),
  row('BR-12', 'cac:LegalMonetaryTotal', has('cbc:LineExtensionAmount')),
  row('BR-13', 'cac:LegalMonetaryTotal', has('cbc:TaxExclusiveAmount')),
  row('BR-14', 'cac:LegalMonetaryTotal', has('cbc:TaxInclusiveAmount')),
  row('BR-15', 'cac:LegalMonetaryTotal', has('cbc:PayableAmount')),
];

/** What a party must show. */
const PARTY_ROWS: readonly TreeRule[] = [
  row('BR-09', `${SELLER}/cac:PostalAddress`, COUNTRY),
  row('BR-11', `${BUYER}/cac:PostalAddress`, COUNTRY),
  row('BR-18', 'cac:TaxRepresentativeParty', says1('cac:PartyName', 'cbc:Name')),
  row('BR-19', 'cac:TaxRepresentativeParty', has('cac:PostalAddress')),
  row('BR-20', 'cac:TaxRepresentativeParty/cac:PostalAddress', COUNTRY),
  row('BR-56', 'cac:TaxRepresentativeParty', (party) =>
    party.all('cac:PartyTaxScheme').some((scheme) => isVatAlone(scheme) && scheme.has('cbc:CompanyID')),
  ),
  row('BR-57', 'cac:Delivery/cac:DeliveryLocation/cac:Address', has('cac:Country', 'cbc:IdentificationCode')),
  row('BR-62', `${SELLER}/cbc:EndpointID`, ({ attributes }) => 'schemeID' in attributes),
  row('BR-63', `${BUYER}/cbc:EndpointID`, ({ attributes }) => 'schemeID' in attributes),
  row(
    'BR-CO-26',
    'cac:AccountingSupplierParty',
    (seller) =>
      seller.all('cac:Party', 'cac:PartyTaxScheme').some((scheme) => isVat(scheme) && scheme.has('cbc:CompanyID')) ||
      seller
        .all('cac:Party', 'cac:PartyIdentification', 'cbc:ID')
        .some(({ attributes }) => attributes['schemeID'] !== 'SEPA') ||
      seller.has('cac:Party', 'cac:PartyLegalEntity', 'cbc:CompanyID'),
  ),
];

/** What is no number at all is not negative either. */
const isNotNegative = (price: XmlElement): boolean => !(doubleOf(price) < 0);

const QUANTITIES = ['cbc:InvoicedQuantity', 'cbc:CreditedQuantity'] as const;

/** What a line must hold. */
const LINE_ROWS: readonly TreeRule[] = [
  row('BR-21', LINE, says1('cbc:ID')),
  row('BR-22', LINE, (line) => line.has('cbc:InvoicedQuantity') || line.has('cbc:CreditedQuantity')),
  row('BR-23', LINE, (line) =>
    QUANTITIES.some((name) => line.named(name).some(({ attributes }) => 'unitCode' in attributes)),
  ),
  row('BR-24', LINE, has('cbc:LineExtensionAmount')),
  row('BR-25', LINE, says1('cac:Item', 'cbc:Name')),
  row('BR-26', LINE, has('cac:Price', 'cbc:PriceAmount')),
  row('BR-27', LINE, (line) => line.all('cac:Price', 'cbc:PriceAmount').some(isNotNegative)),
  row('BR-28', LINE, (line) => {
    const gross = line.all('cac:Price', 'cac:AllowanceCharge', 'cbc:BaseAmount');
    return gross.length === 0 || gross.some(isNotNegative);
  }),
  row('BR-54', 'cac:AdditionalItemProperty', (property) => property.has('cbc:Name') && property.has('cbc:Value')),
  row('BR-64', `${LINE}/cac:Item/cac:StandardItemIdentification/cbc:ID`, ({ attributes }) => 'schemeID' in attributes),
  row(
    'BR-65',
    `${LINE}/cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode`,
    ({ attributes }) => 'listID' in attributes,
  ),
  row('BR-CO-04', LINE, (line) =>
    line
      .all('cac:Item', 'cac:ClassifiedTaxCategory')
      .some((category) => isVatAlone(category) && category.has('cbc:ID')),
  ),
];

/** What a row of the VAT breakdown must hold. */
const BREAKDOWN_ROWS: readonly TreeRule[] = [
  row('BR-45', BREAKDOWN, has('cbc:TaxableAmount')),
  row('BR-46', BREAKDOWN, has('cbc:TaxAmount')),
  row('BR-47', BREAKDOWN, (subtotal) =>
    subtotal.all('cac:TaxCategory').some((category) => isVat(category) && category.has('cbc:ID')),
  ),
  row('BR-48', BREAKDOWN, (subtotal) =>
    subtotal
      .all('cac:TaxCategory')
      .some(
        (category) =>
          isVat(category) && (category.has('cbc:Percent') || only(category, 'cbc:ID')?.value.trim() === 'O'),
      ),
  ),
];

/** What references and payment must hold. */
const OTHER_ROWS: readonly TreeRule[] = [
  row('BR-49', 'cac:PaymentMeans', has('cbc:PaymentMeansCode')),
  row('BR-52', 'cac:AdditionalDocumentReference', says1('cbc:ID')),
  row('BR-55', 'cac:BillingReference', has('cac:InvoiceDocumentReference', 'cbc:ID')),
];

export const PRESENCE_RULES: readonly TreeRule[] = [
  ...DOCUMENT_ROWS,
  ...PARTY_ROWS,
  ...LINE_ROWS,
  ...BREAKDOWN_ROWS,
  ...OTHER_ROWS,
];
