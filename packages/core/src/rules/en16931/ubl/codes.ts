import { trimmed, type TreeRule } from '../../engine/index.ts';
import type { CodeList } from '../code-lists/lists/code-list.ts';
import { ADDRESS_SCHEMES, ATTACHMENT_TYPES, EXEMPTION_REASONS } from '../code-lists/lists/eu.ts';
import { COUNTRIES, CURRENCIES, IDENTIFIER_SCHEMES } from '../code-lists/lists/iso.ts';
import { UNITS } from '../code-lists/lists/units.ts';
import {
  ALLOWANCE_REASONS,
  CHARGE_REASONS,
  CREDIT_NOTE_TYPES,
  INVOICE_TYPES,
  ITEM_CLASSIFICATIONS,
  NOTE_SUBJECTS,
  OBJECT_SCHEMES,
  PAYMENT_MEANS,
  VAT_CATEGORIES,
  VAT_POINT_DATES,
} from '../code-lists/lists/untdid.ts';
import { whenAllowance, whenOnlyCharge } from './document.ts';

/** A code of a list. Blanks around it do not count; a code that is empty is none. */
const isOf = (list: CodeList, code: string | undefined): boolean => code !== undefined && list(trimmed(code));

const text = (id: string, at: TreeRule['at'], list: CodeList): TreeRule => ({
  id,
  at,
  holds: ({ value }) => isOf(list, value),
});

/** Of elements that have the attribute. */
const attribute = (id: string, at: TreeRule['at'], name: string, list: CodeList): TreeRule => ({
  id,
  at,
  attribute: name,
  holds: ({ attributes }) => isOf(list, attributes[name]),
});

const reasonOf =
  (is: TreeRule['holds']): TreeRule['holds'] =>
  ({ parent }, judged) =>
    parent !== undefined && is(parent, judged);

/** Amounts that name their currency. */
const AMOUNTS =
  'cbc:Amount|cbc:BaseAmount|cbc:PriceAmount|cbc:TaxAmount|cbc:TaxableAmount|cbc:LineExtensionAmount|cbc:TaxExclusiveAmount|cbc:TaxInclusiveAmount|cbc:AllowanceTotalAmount|cbc:ChargeTotalAmount|cbc:PrepaidAmount|cbc:PayableRoundingAmount|cbc:PayableAmount';

/** BT-21: between the first two number signs of a note; what is not three characters long is no code. */
const SUBJECT = /#([^#]*)#/;

/** Where the bank assigned creditor identifier (BT-90) stands, whose scheme is SEPA. */
const CREDITOR = [
  'cac:AccountingSupplierParty//cac:PartyIdentification/cbc:ID',
  'cac:PayeeParty//cac:PartyIdentification/cbc:ID',
];

export const CODE_RULES: readonly TreeRule[] = [
  text('BR-CL-01', 'cbc:InvoiceTypeCode', INVOICE_TYPES),
  text('BR-CL-01', 'cbc:CreditNoteTypeCode', CREDIT_NOTE_TYPES),
  { id: 'BR-CL-03', at: AMOUNTS, holds: ({ attributes }) => isOf(CURRENCIES, attributes['currencyID']) },
  text('BR-CL-04', 'cbc:DocumentCurrencyCode', CURRENCIES),
  text('BR-CL-05', 'cbc:TaxCurrencyCode', CURRENCIES),
  text('BR-CL-06', 'cac:InvoicePeriod/cbc:DescriptionCode', VAT_POINT_DATES),
  {
    ...attribute(
      'BR-CL-07',
      ['cac:AdditionalDocumentReference/cbc:ID', 'cac:DocumentReference/cbc:ID'],
      'schemeID',
      OBJECT_SCHEMES,
    ),
    when: ({ parent }) => parent?.all('cbc:DocumentTypeCode').some(({ value }) => value === '130') ?? false,
  },
  {
    id: 'BR-CL-08',
    at: '/ubl:Invoice|cn:CreditNote/cbc:Note',
    holds: ({ value }) => {
      const subject = SUBJECT.exec(value)?.[1];
      return subject?.length !== 3 || NOTE_SUBJECTS(subject);
    },
  },
  { ...attribute('BR-CL-10', 'cac:PartyIdentification/cbc:ID', 'schemeID', IDENTIFIER_SCHEMES), except: CREDITOR },
  attribute('BR-CL-10', CREDITOR, 'schemeID', (code) => code === 'SEPA' || IDENTIFIER_SCHEMES(code)),
  attribute('BR-CL-11', 'cac:PartyLegalEntity/cbc:CompanyID', 'schemeID', IDENTIFIER_SCHEMES),
  attribute('BR-CL-13', 'cac:CommodityClassification/cbc:ItemClassificationCode', 'listID', ITEM_CLASSIFICATIONS),
  text('BR-CL-14', 'cac:Country/cbc:IdentificationCode', COUNTRIES),
  text('BR-CL-15', 'cac:OriginCountry/cbc:IdentificationCode', COUNTRIES),
  text('BR-CL-16', 'cac:PaymentMeans/cbc:PaymentMeansCode', PAYMENT_MEANS),
  text('BR-CL-17', 'cac:TaxCategory/cbc:ID', VAT_CATEGORIES),
  text('BR-CL-18', 'cac:ClassifiedTaxCategory/cbc:ID', VAT_CATEGORIES),
  {
    ...text('BR-CL-19', 'cac:AllowanceCharge/cbc:AllowanceChargeReasonCode', ALLOWANCE_REASONS),
    when: reasonOf(whenAllowance),
  },
  {
    ...text('BR-CL-20', 'cac:AllowanceCharge/cbc:AllowanceChargeReasonCode', CHARGE_REASONS),
    when: reasonOf(whenOnlyCharge),
  },
  attribute('BR-CL-21', 'cac:StandardItemIdentification/cbc:ID', 'schemeID', IDENTIFIER_SCHEMES),
  text('BR-CL-22', 'cbc:TaxExemptionReasonCode', (code) => EXEMPTION_REASONS(code.toUpperCase())),
  attribute('BR-CL-23', 'cbc:InvoicedQuantity|cbc:CreditedQuantity|cbc:BaseQuantity', 'unitCode', UNITS),
  {
    ...attribute('BR-CL-24', 'cbc:EmbeddedDocumentBinaryObject', 'mimeCode', ATTACHMENT_TYPES),
    holds: ({ attributes }) => ATTACHMENT_TYPES(attributes['mimeCode'] ?? ''),
  },
  attribute('BR-CL-25', 'cbc:EndpointID', 'schemeID', ADDRESS_SCHEMES),
  attribute('BR-CL-26', 'cac:DeliveryLocation/cbc:ID', 'schemeID', IDENTIFIER_SCHEMES),
];
