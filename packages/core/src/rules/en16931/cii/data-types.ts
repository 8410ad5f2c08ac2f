import { elementFact, fact, type TreeRule } from '../../engine/index.ts';
import { CONTEXT, DOCUMENT, LINE, ROOT } from './paths.ts';
import type { Unwanted } from './unwanted.ts';

const HEADER_TAX = 'ram:ApplicableHeaderTradeSettlement//ram:*TradeTax';
const REFERENCE = 'ram:*ReferencedDocument';

/** CII-DT-*: what the parts of an invoice that stand in many places should not hold, wherever they stand. */
export const UNWANTED_IN_PARTS: readonly Unwanted[] = [
  [
    'ram:*TradeTax',
    `038 CalculatedRate, 039 CalculationSequenceNumeric, 040 BasisQuantity, 042 UnitBasisAmount,
    043 LineTotalBasisAmount, 044 AllowanceChargeBasisAmount, 049 CurrencyCode, 050 Jurisdiction,
    051 CustomsDutyIndicator, 053 TaxBasisAllowanceRate, 055 Type, 056 InformationAmount, 057 CategoryName,
    060 SpecifiedTradeAccountingAccount, 061 ServiceSupplyTradeCountry,
    062 BuyerRepayableTaxSpecifiedTradeAccountingAccount, 063 SellerPayableTaxSpecifiedTradeAccountingAccount,
    064 SellerRefundableTaxSpecifiedTradeAccountingAccount, 065 BuyerDeductibleTaxSpecifiedTradeAccountingAccount,
    066 BuyerNonDeductibleTaxSpecifiedTradeAccountingAccount, 067 PlaceApplicableTradeLocation`,
  ],
  ['ram:*TradeTax', '041 BasisAmount, 054 TaxPointDate, 058 DueDateTypeCode', HEADER_TAX],
  ['ram:*TradeTax', '052 ExemptionReasonCode, 098 ExemptionReason', 'ram:ApplicableTradeTax'],
];

/** The same of references and addresses, where it is fatal. */
export const FORBIDDEN_IN_PARTS: readonly Unwanted[] = [
  [
    REFERENCE,
    `016 StatusCode, 017 CopyIndicator, 019 GlobalID, 020 RevisionID, 023 Information, 025 SectionName,
    026 PreviousRevisionID, 028 EffectiveSpecifiedPeriod, 029 IssuerTradeParty, 030 AttachedSpecifiedBinaryFile`,
  ],
  [REFERENCE, '027 FormattedIssueDateTime', 'ram:InvoiceReferencedDocument'],
  [
    'ram:BillingSpecifiedPeriod',
    `069 DurationMeasure, 070 InclusiveIndicator, 071 Description, 073 CompleteDateTime, 074 OpenIndicator,
    075 SeasonCode, 076 ID, 077 Name, 078 SequenceNumeric, 079 StartDateFlexibilityCode, 080 ContinuousIndicator,
    081 PurposeCode`,
  ],
  ['ram:BillingSpecifiedPeriod/ram:StartDateTime', '068 udt:DateTime'],
  ['ram:BillingSpecifiedPeriod/ram:EndDateTime', '072 udt:DateTime'],
  [
    'ram:PostalTradeAddress',
    `082 ID, 083 PostOfficeBox, 084 BuildingName, 086 LineFour, 087 LineFive, 088 StreetName, 089 CitySubDivisionName,
    090 CountryName, 091 CountrySubDivisionID, 092 AttentionOf, 093 CareOf, 094 BuildingNumber, 095 DepartmentName,
    096 AdditionalStreetName`,
  ],
];

/** Identifiers of which EN 16931-1 knows no scheme. */
const WITHOUT_SCHEME = [
  `${CONTEXT}/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID`,
  `${DOCUMENT}/ram:ID`,
  `${LINE}/ram:AssociatedDocumentLineDocument/ram:LineID`,
  `${LINE}/ram:SpecifiedTradeProduct/ram:SellerAssignedID`,
] as const;

/** Attributes, fatal. */
export const FORBIDDEN_ATTRIBUTES: readonly Unwanted[] = [
  [ROOT, '013 @languageID, 014 @languageLocaleID'],
  [
    WITHOUT_SCHEME,
    `001 @schemeName, 002 @schemeAgencyName, 003 @schemeDataURI, 004 @schemeURI, 005 @schemeID, 006 @schemeAgencyID,
    007 @schemeVersionID`,
  ],
  ['ram:*ID', '101 @schemeName, 102 @schemeAgencyName, 103 @schemeDataURI, 104 @schemeURI', WITHOUT_SCHEME],
  ['ram:TypeCode', '008 @name, 009 @listURI'],
  ['ram:*Amount', '031 @currencyID, 032 @currencyCodeListVersionID', 'ram:TaxTotalAmount'],
  ['ram:*Quantity', '034 @unitCodeListID, 035 @unitCodeListAgencyID, 036 @unitCodeListAgencyName'],
];

/** Attributes, warnings. */
export const UNWANTED_ATTRIBUTES: readonly Unwanted[] = [
  [
    `${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode`,
    '045 @listID, 046 @listAgencyID, 047 @listVersionID, 048 @listURI',
  ],
  ['ram:*TradeTax/ram:RateApplicablePercent', '059 @format'],
];

const typesOf = elementFact((document) => new Set(document.named('ram:TypeCode').map(({ value }) => value)));

/** What a reference may hold depends on what it refers to: TypeCode 916 supports the invoice, 130 names an object, 50 a tender. */
const refersTo =
  (...types: readonly string[]): NonNullable<TreeRule['when']> =>
  ({ parent }, judged) => {
    if (parent?.name !== 'ram:AdditionalReferencedDocument') return true;
    const its = typesOf(parent, judged);
    return !types.some((type) => its.has(type));
  };

const never = (): boolean => false;

const INVOICED_QUANTITY = [
  'rsm:SupplyChainTradeTransaction',
  'ram:IncludedSupplyChainTradeLineItem',
  'ram:SpecifiedLineTradeDelivery',
  'ram:BilledQuantity',
] as const;

/** Whether an invoiced quantity has a unit: the artefact takes other units as wrong only where none has. */
const hasInvoicedUnit = fact(({ root }) =>
  root.all(...INVOICED_QUANTITY).some(({ attributes }) => attributes['unitCode'] !== undefined),
);

/** Forbidden in references unless to such documents, a type that is none, and a date that is none. */
export const DATA_TYPE_RULES: readonly TreeRule[] = [
  { id: 'CII-DT-033', at: 'ram:*Quantity', attribute: 'unitCode', holds: (_, judged) => hasInvoicedUnit(judged) },
  { id: 'CII-DT-015', at: `${REFERENCE}/ram:URIID`, when: refersTo('916'), holds: never },
  { id: 'CII-DT-018', at: `${REFERENCE}/ram:TypeCode`, when: refersTo('916', '130', '50'), holds: never },
  { id: 'CII-DT-021', at: `${REFERENCE}/ram:Name`, when: refersTo('916'), holds: never },
  { id: 'CII-DT-022', at: `${REFERENCE}/ram:AttachmentBinaryObject`, when: refersTo('916'), holds: never },
  { id: 'CII-DT-024', at: `${REFERENCE}/ram:ReferenceTypeCode`, when: refersTo('130'), holds: never },
];
