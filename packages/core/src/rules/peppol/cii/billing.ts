import type { XmlElement } from '../../../xml/index.ts';
import { fact, type TreeRule, trimmed } from '../../engine/index.ts';
import {
  ADDRESS_SCHEMES,
  ALLOWANCE_REASONS,
  ATTACHMENT_TYPES,
  CHARGE_REASONS,
  CREDIT_NOTE_TYPES,
  INVOICE_TYPES,
  isCurrency,
} from '../codes.ts';
import { BILLING, BILLING_PROCESSES } from '../profile.ts';
import { has, textAt } from '../reading.ts';
import { agreement, AGREEMENT, DOCUMENT, LINE, partAll } from './parts.ts';

const PROCESS = [
  'rsm:ExchangedDocumentContext',
  'ram:BusinessProcessSpecifiedDocumentContextParameter',
  'ram:ID',
] as const;
const processOf = fact(({ root }) => textAt(root, ...PROCESS));

/** BT-18 and BT-11 are supporting documents of a type. */
const ofType = (documents: readonly XmlElement[], code: string): number =>
  documents.filter((one) => has(one, code, 'ram:TypeCode')).length;

const reasonOf =
  (indicator: string) =>
  (code: XmlElement): boolean =>
    code.parent !== undefined && textAt(code.parent, 'ram:ChargeIndicator', 'udt:Indicator') === indicator;

/** What Peppol asks of the document and its codes, and XRechnung does not. */
export const BILLING_RULES: readonly TreeRule[] = [
  {
    id: 'PEPPOL-EN16931-R002',
    at: 'rsm:ExchangedDocument',
    holds: (document) =>
      document.named('ram:IncludedNote').length <= 1 && !document.has('ram:IncludedNote', 'ram:SubjectCode'),
  },
  {
    id: 'PEPPOL-EN16931-R003',
    at: AGREEMENT,
    holds: (part) =>
      part.has('ram:BuyerReference') || part.has('ram:BuyerOrderReferencedDocument', 'ram:IssuerAssignedID'),
  },
  {
    id: 'PEPPOL-EN16931-R004',
    at: 'rsm:ExchangedDocumentContext',
    holds: (context) => textAt(context, 'ram:GuidelineSpecifiedDocumentContextParameter', 'ram:ID').startsWith(BILLING),
  },
  {
    id: 'PEPPOL-EN16931-R006',
    at: AGREEMENT,
    holds: (part) => ofType(part.all('ram:AdditionalReferencedDocument'), '130') <= 1,
  },
  {
    id: 'PEPPOL-EN16931-R007',
    at: 'rsm:ExchangedDocumentContext',
    holds: (_, judged) => BILLING_PROCESSES.has(processOf(judged)),
  },
  {
    id: 'PEPPOL-EN16931-R080',
    at: DOCUMENT,
    holds: (_, judged) =>
      ofType(partAll(agreement(judged), 'ram:AdditionalReferencedDocument'), '50') <= 1 &&
      partAll(agreement(judged), 'ram:SpecifiedProcuringProject').length <= 1,
  },
  {
    id: 'PEPPOL-EN16931-R100',
    at: `${LINE}/ram:SpecifiedLineTradeSettlement`,
    holds: (part) => part.named('ram:AdditionalReferencedDocument').length <= 1,
  },
  {
    id: 'PEPPOL-EN16931-P0100',
    at: 'rsm:ExchangedDocument/ram:TypeCode',
    when: (_, judged) => BILLING_PROCESSES.has(processOf(judged)),
    holds: (code) => INVOICE_TYPES(trimmed(code.value)) || CREDIT_NOTE_TYPES(trimmed(code.value)),
  },
  {
    id: 'PEPPOL-EN16931-CL001',
    at: 'ram:AttachmentBinaryObject',
    when: ({ attributes }) => attributes['mimeCode'] !== undefined,
    holds: ({ attributes }) => ATTACHMENT_TYPES(attributes['mimeCode'] ?? ''),
  },
  {
    id: 'PEPPOL-EN16931-CL002',
    at: 'ram:SpecifiedTradeAllowanceCharge/ram:ReasonCode',
    when: reasonOf('false'),
    holds: (code) => ALLOWANCE_REASONS(trimmed(code.value)),
  },
  {
    id: 'PEPPOL-EN16931-CL003',
    at: 'ram:SpecifiedTradeAllowanceCharge/ram:ReasonCode',
    when: reasonOf('true'),
    holds: (code) => CHARGE_REASONS(trimmed(code.value)),
  },
  {
    id: 'PEPPOL-EN16931-CL007',
    at: ['ram:InvoiceCurrencyCode', 'ram:TaxCurrencyCode'],
    holds: (code) => isCurrency(trimmed(code.value)),
  },
  {
    id: 'PEPPOL-EN16931-CL008',
    at: 'ram:URIUniversalCommunication/ram:URIID',
    when: ({ attributes }) => attributes['schemeID'] !== undefined,
    holds: ({ attributes }) => ADDRESS_SCHEMES(attributes['schemeID'] ?? ''),
  },
  {
    id: 'PEPPOL-EN16931-F001',
    at: 'udt:DateTimeString',
    holds: (date) =>
      date.attributes['format'] === '102' && /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(date.value),
  },
];
