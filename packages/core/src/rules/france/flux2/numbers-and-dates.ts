import { FRENCH_TYPE_CODES } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import type { NamedTerm } from '../../terms.ts';
import { dateOutOfCentury, numberCharacters, numberTooLong, unknownType } from '../texts.ts';
import type { Both, Row } from './both.ts';
import { isCiiDate, isNumber, isUblDate } from './formats.ts';
import { CII, CII_DELIVERY, CII_LINE, CII_SETTLEMENT, UBL, UBL_LINE } from './read.ts';

const REFERENCE = 'cac:BillingReference/cac:InvoiceDocumentReference';
const CII_REFERENCE = 'ram:InvoiceReferencedDocument';
const LINE_SETTLEMENT = `${CII_LINE}/ram:SpecifiedLineTradeSettlement`;

/** Numbers of invoices: their own and those of the invoices that they cite. */
const NUMBERED: readonly (Both<string> & { readonly term: NamedTerm })[] = [
  { term: 'BT-1', ubl: `${UBL}/cbc:ID`, cii: `${CII}/rsm:ExchangedDocument/ram:ID` },
  { term: 'BT-25', ubl: `${UBL}/${REFERENCE}/cbc:ID`, cii: `${CII_SETTLEMENT}/${CII_REFERENCE}/ram:IssuerAssignedID` },
  {
    term: 'EXT-FR-FE-136',
    ubl: `${UBL_LINE}/${REFERENCE}/cbc:ID`,
    cii: `${LINE_SETTLEMENT}/${CII_REFERENCE}/ram:IssuerAssignedID`,
  },
];

const isShort = ({ value }: XmlElement): boolean => value.length <= 35;
const hasAllowedCharacters = ({ value }: XmlElement): boolean => isNumber(value);

const numberRows = ({ term, ubl, cii }: (typeof NUMBERED)[number]): Row[] => [
  {
    id: { ubl: `BR-FR-01_${term}-1`, cii: `BR-FR-01_${term}` },
    at: { ubl, cii },
    text: numberTooLong(term),
    holds: isShort,
  },
  { id: `BR-FR-01_${term}-2`, at: { ubl }, text: numberTooLong(term), holds: hasAllowedCharacters },
  { id: `BR-FR-02_${term}`, at: { ubl, cii }, text: numberCharacters(term), holds: hasAllowedCharacters },
];

/** Document types: the invoice's own and those of the invoices that it cites. */
const TYPED: readonly (Both<string> & { readonly term: NamedTerm })[] = [
  {
    term: 'BT-3',
    ubl: `${UBL}/cbc:InvoiceTypeCode|cbc:CreditNoteTypeCode`,
    cii: `${CII}/rsm:ExchangedDocument/ram:TypeCode`,
  },
  {
    term: 'EXT-FR-FE-02',
    ubl: `${UBL}/${REFERENCE}/cbc:DocumentTypeCode`,
    cii: `${CII_SETTLEMENT}/${CII_REFERENCE}/ram:TypeCode`,
  },
  {
    term: 'EXT-FR-FE-137',
    ubl: `${UBL_LINE}/${REFERENCE}/cbc:DocumentTypeCode`,
    cii: `${LINE_SETTLEMENT}/${CII_REFERENCE}/ram:TypeCode`,
  },
];

const typeRow = ({ term, ubl, cii }: (typeof TYPED)[number]): Row => ({
  id: `BR-FR-04_${term}`,
  at: { ubl, cii },
  text: unknownType(term),
  holds: ({ value }) => FRENCH_TYPE_CODES.has(value),
});

const CII_PERIOD = 'ram:BillingSpecifiedPeriod';
const DATED: readonly (Both<string> & { readonly term: NamedTerm; readonly ciiId?: string })[] = [
  {
    term: 'BT-2',
    ubl: `${UBL}/cbc:IssueDate`,
    cii: `${CII}/rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString`,
  },
  {
    term: 'BT-7',
    ubl: `${UBL}/cbc:TaxPointDate`,
    cii: `${CII_SETTLEMENT}/ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString`,
  },
  {
    term: 'BT-9',
    ubl: `${UBL}/cbc:DueDate`,
    cii: `${CII_SETTLEMENT}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString`,
  },
  {
    term: 'BT-26',
    ubl: `${UBL}/${REFERENCE}/cbc:IssueDate`,
    cii: `${CII_SETTLEMENT}/${CII_REFERENCE}/ram:FormattedIssueDateTime/qdt:DateTimeString`,
  },
  {
    term: 'BT-72',
    ubl: `${UBL}/cac:Delivery/cbc:ActualDeliveryDate`,
    cii: `${CII_DELIVERY}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString`,
  },
  {
    term: 'BT-73',
    ubl: `${UBL}/cac:InvoicePeriod/cbc:StartDate`,
    cii: `${CII_SETTLEMENT}/${CII_PERIOD}/ram:StartDateTime/udt:DateTimeString`,
  },
  {
    term: 'BT-74',
    ubl: `${UBL}/cac:InvoicePeriod/cbc:EndDate`,
    cii: `${CII_SETTLEMENT}/${CII_PERIOD}/ram:EndDateTime/udt:DateTimeString`,
  },
  {
    term: 'BT-134',
    ciiId: 'EXT-FR-FE-134',
    ubl: `${UBL_LINE}/cac:InvoicePeriod/cbc:StartDate`,
    cii: `${LINE_SETTLEMENT}/${CII_PERIOD}/ram:StartDateTime/udt:DateTimeString`,
  },
  {
    term: 'BT-135',
    ciiId: 'EXT-FR-FE-135',
    ubl: `${UBL_LINE}/cac:InvoicePeriod/cbc:EndDate`,
    cii: `${LINE_SETTLEMENT}/${CII_PERIOD}/ram:EndDateTime/udt:DateTimeString`,
  },
  {
    term: 'EXT-FR-FE-138',
    ubl: `${UBL_LINE}/${REFERENCE}/cbc:IssueDate`,
    cii: `${LINE_SETTLEMENT}/${CII_REFERENCE}/ram:FormattedIssueDateTime/qdt:DateTimeString`,
  },
  {
    term: 'EXT-FR-FE-158',
    ubl: `${UBL_LINE}/cac:Delivery/cbc:ActualDeliveryDate`,
    cii: `${CII_LINE}/ram:SpecifiedLineTradeDelivery/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString`,
  },
];

const dateRow = ({ term, ciiId = term, ubl, cii }: (typeof DATED)[number]): Row => ({
  id: { ubl: `BR-FR-03_${term}`, cii: `BR-FR-03_${ciiId}` },
  at: { ubl, cii },
  text: dateOutOfCentury(term),
  holds: { ubl: ({ value }) => isUblDate(value), cii: ({ value }) => isCiiDate(value) },
});

/** BR-FR-01 to BR-FR-04. */
export const NUMBERS_AND_DATES: readonly Row[] = [
  ...NUMBERED.flatMap(numberRows),
  ...TYPED.map(typeRow),
  ...DATED.map(dateRow),
];
