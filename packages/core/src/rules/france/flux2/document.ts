import type { XmlElement } from '../../../xml/index.ts';
import { fact, type Judged, numberOf, says } from '../../engine/index.ts';
import {
  ALREADY_PAID,
  BUSINESS_PROCESSES,
  CORRECTIVE,
  CREDITS_OF_AN_INVOICE,
  DEPOSITS,
  FINAL_AFTER_DEPOSIT,
  GLOBAL_REBATE,
  VAT_GROUP_MEMBER,
} from '../codes.ts';
import {
  ALREADY_PAID_TEXT,
  CORRECTION_OF_ONE,
  CREDIT_OF_WHAT,
  DEPOSIT_NOT_FINAL,
  DUE_BEFORE_ISSUE,
  GROUP_MEMBER_NOTE,
  GROUP_REPRESENTATIVE,
  PROCESS_UNKNOWN,
  REBATE_WITHOUT_CONTRACT,
  VAT_IN_EUROS,
} from '../texts.ts';
import type { Row } from './both.ts';
import { groupLines } from './group-lines.ts';
import {
  CII,
  dueDates,
  isCii,
  issueDates,
  notes,
  only,
  processes,
  processIn,
  SELLER,
  textOf,
  typeIn,
  UBL,
} from './read.ts';

const AT = { ubl: UBL, cii: CII };
const AGREEMENT = ['rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeAgreement'] as const;
const SETTLEMENT = ['rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeSettlement'] as const;
const CII_TOTALS = [...SETTLEMENT, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation'] as const;

const find = (ubl: readonly string[], cii: readonly string[]) =>
  fact((judged): readonly XmlElement[] => judged.root.all(...(isCii(judged) ? cii : ubl)));
const total = (ubl: string, cii: string) => find(['cac:LegalMonetaryTotal', ubl], [...CII_TOTALS, cii]);

const paid = total('cbc:PrepaidAmount', 'ram:TotalPrepaidAmount');
const withVat = total('cbc:TaxInclusiveAmount', 'ram:GrandTotalAmount');
const due = total('cbc:PayableAmount', 'ram:DuePayableAmount');
const contracts = find(
  ['cac:ContractDocumentReference', 'cbc:ID'],
  [...AGREEMENT, 'ram:ContractReferencedDocument', 'ram:IssuerAssignedID'],
);
const starts = find(
  ['cac:InvoicePeriod', 'cbc:StartDate'],
  [...SETTLEMENT, 'ram:BillingSpecifiedPeriod', 'ram:StartDateTime', 'udt:DateTimeString'],
);
const ends = find(
  ['cac:InvoicePeriod', 'cbc:EndDate'],
  [...SETTLEMENT, 'ram:BillingSpecifiedPeriod', 'ram:EndDateTime', 'udt:DateTimeString'],
);
const currencies = find(['cbc:DocumentCurrencyCode'], [...SETTLEMENT, 'ram:InvoiceCurrencyCode']);
const accountingCurrencies = find(['cbc:TaxCurrencyCode'], [...SETTLEMENT, 'ram:TaxCurrencyCode']);
const vatTotals = find(['cac:TaxTotal', 'cbc:TaxAmount'], [...CII_TOTALS, 'ram:TaxTotalAmount']);
const paymentDates = fact(({ root }) => root.all('cac:PaymentMeans', 'cbc:PaymentDueDate'));
const representatives = find(
  ['cac:TaxRepresentativeParty', 'cac:PartyTaxScheme', 'cbc:CompanyID'],
  [...AGREEMENT, 'ram:SellerTaxRepresentativeTradeParty', 'ram:SpecifiedTaxRegistration', 'ram:ID'],
);

/** BG-3: the invoices that this one cites. */
const cited = find(
  ['cac:BillingReference', 'cac:InvoiceDocumentReference'],
  [...SETTLEMENT, 'ram:InvoiceReferencedDocument'],
);
const hasNumberAndDate = (reference: XmlElement): boolean =>
  (reference.has('cbc:ID') && reference.has('cbc:IssueDate')) ||
  (reference.has('ram:IssuerAssignedID') && reference.has('ram:FormattedIssueDateTime', 'qdt:DateTimeString'));
/** Every line, but those which sum up or explain others, cites the invoice that it credits. */
function everyLineCites(judged: Judged): boolean {
  const cites = isCii(judged)
    ? ['ram:SpecifiedLineTradeSettlement', 'ram:InvoiceReferencedDocument']
    : ['cac:BillingReference', 'cac:InvoiceDocumentReference'];
  for (const { line, kind } of groupLines(judged))
    if ((kind === undefined || kind === 'DETAIL') && !line.all(...cites).some(hasNumberAndDate)) return false;
  return true;
}
/** In UBL these rules look at the type code of credit notes alone. */
const credits =
  (codes: ReadonlySet<string>) =>
  (_: XmlElement, judged: Judged): boolean =>
    typeIn(codes)(judged) && (isCii(judged) || judged.root.has('cbc:CreditNoteTypeCode'));

const isGroupMember = (_: XmlElement, judged: Judged): boolean =>
  SELLER.identifiers(judged).some(({ attributes }) => attributes['schemeID'] === VAT_GROUP_MEMBER);
const isPaid = (_: XmlElement, judged: Judged): boolean => processIn(ALREADY_PAID)(judged);

/** BR-FR-08 and BR-FR-CO: what the fields of the document say together. */
export const DOCUMENT: readonly Row[] = [
  {
    id: 'BR-FR-08_BT-23',
    at: { ubl: UBL, cii: `${CII}/rsm:ExchangedDocumentContext` },
    text: PROCESS_UNKNOWN,
    holds: {
      ubl: (_, judged) => BUSINESS_PROCESSES.has(textOf(processes(judged))),
      cii: (context) =>
        BUSINESS_PROCESSES.has(textOf(context.all('ram:BusinessProcessSpecifiedDocumentContextParameter', 'ram:ID'))),
    },
  },
  {
    id: 'BR-FR-CO-03_BT-3',
    at: AT,
    text: REBATE_WITHOUT_CONTRACT,
    when: credits(new Set([GLOBAL_REBATE])),
    holds: (_, judged) => [contracts, starts, ends].every((needed) => textOf(needed(judged)) !== ''),
  },
  {
    id: { ubl: 'BR-FR-CO-04_BT-3', cii: 'BR-FR-CO-04_BT-4' },
    at: AT,
    text: CORRECTION_OF_ONE,
    when: (_, judged) => typeIn(CORRECTIVE)(judged) && (isCii(judged) || judged.root.has('cbc:InvoiceTypeCode')),
    holds: {
      ubl: (root) => root.all('cac:BillingReference').length === 1,
      cii: (_, judged) => cited(judged).length === 1,
    },
  },
  {
    id: 'BR-FR-CO-05_BT-3',
    at: AT,
    text: CREDIT_OF_WHAT,
    when: credits(CREDITS_OF_AN_INVOICE),
    holds: (_, judged) => cited(judged).some(hasNumberAndDate) || everyLineCites(judged),
  },
  {
    id: 'BR-FR-CO-07_BT-9',
    at: AT,
    text: DUE_BEFORE_ISSUE,
    when: (_, judged) =>
      (isCii(judged) ? dueDates(judged).some(({ value }) => value !== '') : dueDates(judged).length > 0) &&
      !typeIn(DEPOSITS)(judged) &&
      !processIn(ALREADY_PAID)(judged),
    holds: {
      ubl: (_, judged) =>
        dueDates(judged).every((payable) => issueDates(judged).every((issued) => payable.value >= issued.value)),
      cii: (_, judged) => {
        const issued = only(issueDates(judged));
        return issued !== undefined && textOf(dueDates(judged)) >= issued.value;
      },
    },
  },
  {
    id: 'BR-FR-CO-08_BT-23',
    at: AT,
    text: DEPOSIT_NOT_FINAL,
    when: (_, judged) => processIn(FINAL_AFTER_DEPOSIT)(judged),
    holds: (_, judged) => !typeIn(DEPOSITS)(judged),
  },
  {
    id: 'BR-FR-CO-09_BT-23-1',
    at: AT,
    text: ALREADY_PAID_TEXT,
    when: isPaid,
    holds: (_, judged) => numberOf(only(paid(judged))) === numberOf(only(withVat(judged))),
  },
  {
    id: 'BR-FR-CO-09_BT-23-2',
    at: AT,
    text: ALREADY_PAID_TEXT,
    when: isPaid,
    holds: (_, judged) => numberOf(only(due(judged))) === 0,
  },
  {
    id: 'BR-FR-CO-09_BT-23-3',
    at: AT,
    text: ALREADY_PAID_TEXT,
    when: isPaid,
    holds: (_, judged) =>
      isCii(judged)
        ? textOf(dueDates(judged)) !== ''
        : [...dueDates(judged), ...paymentDates(judged)].some(({ value }) => value !== ''),
  },
  {
    id: 'BR-FR-CO-12_BT-5',
    at: AT,
    text: VAT_IN_EUROS,
    when: (_, judged) => currencies(judged).some(({ value }) => value !== 'EUR'),
    holds: (_, judged) =>
      accountingCurrencies(judged).some(({ value }) => value === 'EUR') &&
      vatTotals(judged).some((amount) => amount.attributes['currencyID'] === 'EUR' && says(amount)),
  },
  {
    id: 'BR-FR-CO-14_BT-29-1',
    at: AT,
    text: GROUP_MEMBER_NOTE,
    when: isGroupMember,
    holds: (_, judged) =>
      notes(judged).some(({ subject, text }) => subject === 'TXD' && text === 'MEMBRE_ASSUJETTI_UNIQUE'),
  },
  {
    id: 'BR-FR-CO-15_BT-29-1',
    at: AT,
    text: GROUP_REPRESENTATIVE,
    when: isGroupMember,
    holds: (_, judged) =>
      says(only(representatives(judged).filter(({ attributes }) => !isCii(judged) || attributes['schemeID'] === 'VA'))),
  },
];
