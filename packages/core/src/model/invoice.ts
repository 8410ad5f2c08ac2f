import { z } from 'zod';
import { decimal } from './amount.ts';
import { isoDate } from './date.ts';
import { contact, identifier, postalAddress } from './party.ts';

/**
 * The semantic model of EN 16931-1:2017: every business group (BG) and business term (BT), in English.
 * Dates are `YYYY-MM-DD`; amounts, prices, quantities and percentages are {@link Decimal}; codes are those of the norm's lists.
 * A credit note is the same document with a credit type code (BT-3) and positive amounts.
 */

/** UNTDID 5305 subset of EN 16931 (BT-95, BT-102, BT-118, BT-151). */
export const vatCategoryCode = z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B']);
export type VatCategoryCode = z.output<typeof vatCategoryCode>;

/** BG-1 INVOICE NOTE */
export const invoiceNote = z.strictObject({
  /** BT-21 Invoice note subject code (UNTDID 4451) */
  subjectCode: z.string().optional(),
  /** BT-22 Invoice note */
  text: z.string(),
});

/** BG-2 PROCESS CONTROL */
export const processControl = z.strictObject({
  /** BT-23 Business process type */
  businessProcessType: z.string().optional(),
  /** BT-24 Specification identifier */
  specificationIdentifier: z.string(),
});

/** BG-3 PRECEDING INVOICE REFERENCE */
export const precedingInvoiceReference = z.strictObject({
  /** BT-25 Preceding Invoice reference */
  number: z.string(),
  /** BT-26 Preceding Invoice issue date */
  issueDate: isoDate.optional(),
});

/** BG-4 SELLER (BG-5 address, BG-6 contact) */
export const seller = z.strictObject({
  /** BT-27 Seller name */
  name: z.string(),
  /** BT-28 Seller trading name */
  tradingName: z.string().optional(),
  /** BT-29 Seller identifier, with BT-29-1 scheme */
  identifiers: z.array(identifier).optional(),
  /** BT-30 Seller legal registration identifier, with BT-30-1 scheme */
  legalRegistrationIdentifier: identifier.optional(),
  /** BT-31 Seller VAT identifier */
  vatIdentifier: z.string().optional(),
  /** BT-32 Seller tax registration identifier */
  taxRegistrationIdentifier: z.string().optional(),
  /** BT-33 Seller additional legal information */
  additionalLegalInformation: z.string().optional(),
  /** BT-34 Seller electronic address, with BT-34-1 scheme */
  electronicAddress: identifier.optional(),
  /** BG-5 SELLER POSTAL ADDRESS */
  postalAddress: postalAddress,
  /** BG-6 SELLER CONTACT */
  contact: contact.optional(),
});

/** BG-7 BUYER (BG-8 address, BG-9 contact) */
export const buyer = z.strictObject({
  /** BT-44 Buyer name */
  name: z.string(),
  /** BT-45 Buyer trading name */
  tradingName: z.string().optional(),
  /** BT-46 Buyer identifier, with BT-46-1 scheme (one in EN 16931, several in EXTENDED-CTC-FR) */
  identifiers: z.array(identifier).optional(),
  /** BT-47 Buyer legal registration identifier, with BT-47-1 scheme */
  legalRegistrationIdentifier: identifier.optional(),
  /** BT-48 Buyer VAT identifier */
  vatIdentifier: z.string().optional(),
  /** BT-49 Buyer electronic address, with BT-49-1 scheme */
  electronicAddress: identifier.optional(),
  /** BG-8 BUYER POSTAL ADDRESS */
  postalAddress: postalAddress,
  /** BG-9 BUYER CONTACT */
  contact: contact.optional(),
});

/** BG-10 PAYEE */
export const payee = z.strictObject({
  /** BT-59 Payee name */
  name: z.string(),
  /** BT-60 Payee identifier, with BT-60-1 scheme */
  identifier: identifier.optional(),
  /** BT-61 Payee legal registration identifier, with BT-61-1 scheme */
  legalRegistrationIdentifier: identifier.optional(),
});

/** BG-11 SELLER TAX REPRESENTATIVE PARTY (BG-12 address) */
export const sellerTaxRepresentative = z.strictObject({
  /** BT-62 Seller tax representative name */
  name: z.string(),
  /** BT-63 Seller tax representative VAT identifier */
  vatIdentifier: z.string(),
  /** BG-12 SELLER TAX REPRESENTATIVE POSTAL ADDRESS */
  postalAddress: postalAddress,
});

/** BG-14 INVOICING PERIOD, BG-26 INVOICE LINE PERIOD */
export const period = z.strictObject({
  /** BT-73, BT-134 */
  startDate: isoDate.optional(),
  /** BT-74, BT-135 */
  endDate: isoDate.optional(),
});

/** BG-13 DELIVERY INFORMATION */
export const deliveryInformation = z.strictObject({
  /** BT-70 Deliver to party name */
  deliverToPartyName: z.string().optional(),
  /** BT-71 Deliver to location identifier, with BT-71-1 scheme */
  deliverToLocationIdentifier: identifier.optional(),
  /** BT-72 Actual delivery date */
  actualDeliveryDate: isoDate.optional(),
  /** BG-14 INVOICING PERIOD */
  invoicingPeriod: period.optional(),
  /** BG-15 DELIVER TO ADDRESS */
  deliverToAddress: postalAddress.optional(),
});

/** BG-17 CREDIT TRANSFER */
export const creditTransfer = z.strictObject({
  /** BT-84 Payment account identifier (IBAN) */
  paymentAccountIdentifier: z.string(),
  /** BT-85 Payment account name */
  paymentAccountName: z.string().optional(),
  /** BT-86 Payment service provider identifier (BIC) */
  paymentServiceProviderIdentifier: z.string().optional(),
});

/** BG-16 PAYMENT INSTRUCTIONS */
export const paymentInstructions = z.strictObject({
  /** BT-81 Payment means type code (UNTDID 4461) */
  paymentMeansTypeCode: z.string(),
  /** BT-82 Payment means text */
  paymentMeansText: z.string().optional(),
  /** BT-83 Remittance information */
  remittanceInformation: z.string().optional(),
  /** BG-17 CREDIT TRANSFER */
  creditTransfers: z.array(creditTransfer).optional(),
  /** BG-18 PAYMENT CARD INFORMATION */
  paymentCard: z
    .strictObject({
      /** BT-87 Payment card primary account number: the last 4 to 6 digits only */
      primaryAccountNumber: z.string(),
      /** BT-88 Payment card holder name */
      holderName: z.string().optional(),
    })
    .optional(),
  /** BG-19 DIRECT DEBIT */
  directDebit: z
    .strictObject({
      /** BT-89 Mandate reference identifier */
      mandateReference: z.string().optional(),
      /** BT-90 Bank assigned creditor identifier */
      bankAssignedCreditorIdentifier: z.string().optional(),
      /** BT-91 Debited account identifier */
      debitedAccountIdentifier: z.string().optional(),
    })
    .optional(),
});

const documentAllowanceOrCharge = z.strictObject({
  /** BT-92, BT-99: without VAT */
  amount: decimal,
  /** BT-93, BT-100 */
  baseAmount: decimal.optional(),
  /** BT-94, BT-101: percent, `10` is 10 % */
  percentage: decimal.optional(),
  /** BT-95, BT-102 */
  vatCategoryCode: vatCategoryCode,
  /** BT-96, BT-103: percent */
  vatRate: decimal.optional(),
  /** BT-97, BT-104 */
  reason: z.string().optional(),
  /** BT-98 (UNTDID 5189), BT-105 (UNTDID 7161) */
  reasonCode: z.string().optional(),
});

/** BG-20 DOCUMENT LEVEL ALLOWANCES */
export const documentLevelAllowance = documentAllowanceOrCharge;
/** BG-21 DOCUMENT LEVEL CHARGES */
export const documentLevelCharge = documentAllowanceOrCharge;

/** BG-22 DOCUMENT TOTALS */
export const documentTotals = z.strictObject({
  /** BT-106 Sum of Invoice line net amount */
  sumOfLineNetAmounts: decimal,
  /** BT-107 Sum of allowances on document level */
  sumOfAllowances: decimal.optional(),
  /** BT-108 Sum of charges on document level */
  sumOfCharges: decimal.optional(),
  /** BT-109 Invoice total amount without VAT */
  totalWithoutVat: decimal,
  /** BT-110 Invoice total VAT amount */
  totalVat: decimal.optional(),
  /** BT-111 Invoice total VAT amount in accounting currency */
  totalVatInAccountingCurrency: decimal.optional(),
  /** BT-112 Invoice total amount with VAT */
  totalWithVat: decimal,
  /** BT-113 Paid amount */
  paidAmount: decimal.optional(),
  /** BT-114 Rounding amount */
  roundingAmount: decimal.optional(),
  /** BT-115 Amount due for payment */
  amountDueForPayment: decimal,
});

/** BG-23 VAT BREAKDOWN */
export const vatBreakdown = z.strictObject({
  /** BT-116 VAT category taxable amount */
  taxableAmount: decimal,
  /** BT-117 VAT category tax amount */
  taxAmount: decimal,
  /** BT-118 VAT category code */
  categoryCode: vatCategoryCode,
  /** BT-119 VAT category rate, percent */
  rate: decimal.optional(),
  /** BT-120 VAT exemption reason text */
  exemptionReasonText: z.string().optional(),
  /** BT-121 VAT exemption reason code (VATEX) */
  exemptionReasonCode: z.string().optional(),
});

/** BG-24 ADDITIONAL SUPPORTING DOCUMENTS */
export const supportingDocument = z.strictObject({
  /** BT-122 Supporting document reference */
  reference: z.string(),
  /** BT-123 Supporting document description */
  description: z.string().optional(),
  /** BT-124 External document location */
  externalLocation: z.string().optional(),
  /** BT-125 Attached document: base64 content, BT-125-1 MIME code, BT-125-2 file name */
  attachment: z.strictObject({ content: z.base64(), mimeCode: z.string(), filename: z.string() }).optional(),
});

const lineAllowanceOrCharge = z.strictObject({
  /** BT-136, BT-141: without VAT */
  amount: decimal,
  /** BT-137, BT-142 */
  baseAmount: decimal.optional(),
  /** BT-138, BT-143: percent */
  percentage: decimal.optional(),
  /** BT-139, BT-144 */
  reason: z.string().optional(),
  /** BT-140 (UNTDID 5189), BT-145 (UNTDID 7161) */
  reasonCode: z.string().optional(),
});

/** BG-29 PRICE DETAILS */
export const priceDetails = z.strictObject({
  /** BT-146 Item net price, without VAT, after the price discount */
  netPrice: decimal,
  /** BT-147 Item price discount */
  discount: decimal.optional(),
  /** BT-148 Item gross price */
  grossPrice: decimal.optional(),
  /** BT-149 Item price base quantity */
  baseQuantity: decimal.optional(),
  /** BT-150 Item price base quantity unit of measure code */
  baseQuantityUnitCode: z.string().optional(),
});

/** BG-31 ITEM INFORMATION */
export const itemInformation = z.strictObject({
  /** BT-153 Item name */
  name: z.string(),
  /** BT-154 Item description */
  description: z.string().optional(),
  /** BT-155 Item Seller's identifier */
  sellersIdentifier: z.string().optional(),
  /** BT-156 Item Buyer's identifier */
  buyersIdentifier: z.string().optional(),
  /** BT-157 Item standard identifier, with BT-157-1 scheme */
  standardIdentifier: identifier.optional(),
  /** BT-158 Item classification identifier, with BT-158-1 scheme (UNTDID 7143) and BT-158-2 version */
  classificationIdentifiers: z
    .array(z.strictObject({ value: z.string(), scheme: z.string(), schemeVersion: z.string().optional() }))
    .optional(),
  /** BT-159 Item country of origin */
  countryOfOrigin: z.string().optional(),
  /** BG-32 ITEM ATTRIBUTES: BT-160 name, BT-161 value */
  attributes: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
});

/** BG-25 INVOICE LINE */
export const invoiceLine = z.strictObject({
  /** BT-126 Invoice line identifier */
  identifier: z.string(),
  /** BT-127 Invoice line note */
  note: z.string().optional(),
  /** BT-128 Invoice line object identifier, with BT-128-1 scheme */
  objectIdentifier: identifier.optional(),
  /** BT-129 Invoiced quantity */
  invoicedQuantity: decimal,
  /** BT-130 Invoiced quantity unit of measure code (UN/ECE Rec. 20 and 21) */
  invoicedQuantityUnitCode: z.string(),
  /** BT-131 Invoice line net amount */
  netAmount: decimal,
  /** BT-132 Referenced purchase order line reference */
  purchaseOrderLineReference: z.string().optional(),
  /** BT-133 Invoice line Buyer accounting reference */
  buyerAccountingReference: z.string().optional(),
  /** BG-26 INVOICE LINE PERIOD */
  period: period.optional(),
  /** BG-27 INVOICE LINE ALLOWANCES */
  allowances: z.array(lineAllowanceOrCharge).optional(),
  /** BG-28 INVOICE LINE CHARGES */
  charges: z.array(lineAllowanceOrCharge).optional(),
  /** BG-29 PRICE DETAILS */
  price: priceDetails,
  /** BG-30 LINE VAT INFORMATION */
  vat: z.strictObject({
    /** BT-151 Invoiced item VAT category code */
    categoryCode: vatCategoryCode,
    /** BT-152 Invoiced item VAT rate, percent */
    rate: decimal.optional(),
  }),
  /** BG-31 ITEM INFORMATION */
  item: itemInformation,
});

/** The whole document: an invoice, a credit note, a deposit, a corrective invoice, told apart by BT-3. */
export const invoice = z.strictObject({
  /** BT-1 Invoice number */
  number: z.string(),
  /** BT-2 Invoice issue date */
  issueDate: isoDate,
  /** BT-3 Invoice type code (UNTDID 1001) */
  typeCode: z.string(),
  /** BT-5 Invoice currency code (ISO 4217) */
  currencyCode: z.string(),
  /** BT-6 VAT accounting currency code */
  vatAccountingCurrencyCode: z.string().optional(),
  /** BT-7 Value added tax point date */
  vatPointDate: isoDate.optional(),
  /** BT-8 Value added tax point date code: the semantic code of UNTDID 2005 (`3` delivery/debits, `35`, `432` receipt); CII maps it to 2475 */
  vatPointDateCode: z.string().optional(),
  /** BT-9 Payment due date */
  paymentDueDate: isoDate.optional(),
  /** BT-10 Buyer reference */
  buyerReference: z.string().optional(),
  /** BT-11 Project reference */
  projectReference: z.string().optional(),
  /** BT-12 Contract reference */
  contractReference: z.string().optional(),
  /** BT-13 Purchase order reference */
  purchaseOrderReference: z.string().optional(),
  /** BT-14 Sales order reference */
  salesOrderReference: z.string().optional(),
  /** BT-15 Receiving advice reference */
  receivingAdviceReference: z.string().optional(),
  /** BT-16 Despatch advice reference */
  despatchAdviceReference: z.string().optional(),
  /** BT-17 Tender or lot reference */
  tenderOrLotReference: z.string().optional(),
  /** BT-18 Invoiced object identifier, with BT-18-1 scheme */
  invoicedObjectIdentifier: identifier.optional(),
  /** BT-19 Buyer accounting reference */
  buyerAccountingReference: z.string().optional(),
  /** BT-20 Payment terms */
  paymentTerms: z.string().optional(),
  /** BG-1 INVOICE NOTE */
  notes: z.array(invoiceNote).optional(),
  /** BG-2 PROCESS CONTROL */
  processControl,
  /** BG-3 PRECEDING INVOICE REFERENCE */
  precedingInvoiceReferences: z.array(precedingInvoiceReference).optional(),
  /** BG-4 SELLER */
  seller,
  /** BG-7 BUYER */
  buyer,
  /** BG-10 PAYEE */
  payee: payee.optional(),
  /** BG-11 SELLER TAX REPRESENTATIVE PARTY */
  sellerTaxRepresentative: sellerTaxRepresentative.optional(),
  /** BG-13 DELIVERY INFORMATION */
  deliveryInformation: deliveryInformation.optional(),
  /** BG-16 PAYMENT INSTRUCTIONS */
  paymentInstructions: paymentInstructions.optional(),
  /** BG-20 DOCUMENT LEVEL ALLOWANCES */
  allowances: z.array(documentLevelAllowance).optional(),
  /** BG-21 DOCUMENT LEVEL CHARGES */
  charges: z.array(documentLevelCharge).optional(),
  /** BG-22 DOCUMENT TOTALS */
  totals: documentTotals,
  /** BG-23 VAT BREAKDOWN */
  vatBreakdown: z.array(vatBreakdown),
  /** BG-24 ADDITIONAL SUPPORTING DOCUMENTS */
  supportingDocuments: z.array(supportingDocument).optional(),
  /** BG-25 INVOICE LINE */
  lines: z.array(invoiceLine),
});

export type InvoiceNote = z.output<typeof invoiceNote>;
export type PrecedingInvoiceReference = z.output<typeof precedingInvoiceReference>;
export type Seller = z.output<typeof seller>;
export type Buyer = z.output<typeof buyer>;
export type DeliveryInformation = z.output<typeof deliveryInformation>;
export type PaymentInstructions = z.output<typeof paymentInstructions>;
export type DocumentAllowanceOrCharge = z.output<typeof documentAllowanceOrCharge>;
export type DocumentTotals = z.output<typeof documentTotals>;
export type VatBreakdown = z.output<typeof vatBreakdown>;
export type LineAllowanceOrCharge = z.output<typeof lineAllowanceOrCharge>;
export type InvoiceLine = z.output<typeof invoiceLine>;
export type Invoice = z.output<typeof invoice>;
/** The same document as plain JSON: decimals as strings. */
export type InvoiceJson = z.input<typeof invoice>;
