import type { XmlElement } from '../../../xml/index.ts';
import { normalized, type TreeRule, trimmed } from '../../engine/index.ts';
import {
  ADDRESS_SCHEMES,
  ALLOWANCE_REASONS,
  ATTACHMENT_TYPES,
  CHARGE_REASONS,
  CREDIT_NOTE_TYPES,
  INVOICE_TYPES,
  isCurrency,
  PERIOD_CODES,
  REASON_CATEGORIES,
} from '../codes.ts';
import { has, textAt } from '../reading.ts';
import { inBillingProcess, withinGermany } from './document.ts';

const DATES = [
  'cbc:IssueDate',
  'cbc:DueDate',
  'cbc:TaxPointDate',
  'cbc:StartDate',
  'cbc:EndDate',
  'cbc:ActualDeliveryDate',
];
const AMOUNTS = [
  'cbc:Amount',
  'cbc:BaseAmount',
  'cbc:PriceAmount',
  'cbc:TaxableAmount',
  'cbc:TaxAmount',
  'cbc:LineExtensionAmount',
  'cbc:TaxExclusiveAmount',
  'cbc:TaxInclusiveAmount',
  'cbc:AllowanceTotalAmount',
  'cbc:ChargeTotalAmount',
  'cbc:PrepaidAmount',
  'cbc:PayableRoundingAmount',
  'cbc:PayableAmount',
];
/** Of VAT these are in the currency of the invoice: another total may be in the accounting currency. */
const isOtherVat = ({ path, parent }: XmlElement): boolean =>
  path.name === 'cbc:TaxAmount' &&
  parent?.path.name !== 'cac:TaxSubtotal' &&
  !(parent?.path.name === 'cac:TaxTotal' && parent.has('cac:TaxSubtotal'));
const currencyOf = (amount: XmlElement): string | undefined => amount.attributes['currencyID'];
const reasonOf = (indicator: string) => (code: XmlElement) =>
  code.parent !== undefined && has(code.parent, indicator, 'cbc:ChargeIndicator');

export const CODE_RULES: readonly TreeRule[] = [
  {
    id: 'PEPPOL-EN16931-P0100',
    at: 'cbc:InvoiceTypeCode',
    when: (_, { root }) => inBillingProcess(root),
    holds: (code) => INVOICE_TYPES(trimmed(code.value)),
  },
  {
    id: 'PEPPOL-EN16931-P0101',
    at: 'cbc:CreditNoteTypeCode',
    when: (_, { root }) => inBillingProcess(root),
    holds: (code) => CREDIT_NOTE_TYPES(trimmed(code.value)),
  },
  {
    id: 'PEPPOL-EN16931-P0112',
    at: 'cbc:InvoiceTypeCode',
    when: (code) => ['326', '384'].includes(normalized(code.value)),
    holds: withinGermany,
  },
  ...REASON_CATEGORIES.map(([id, reason, category]): TreeRule => ({
    id,
    at: 'cac:TaxCategory',
    when: (vat) => {
      const [code, ...more] = vat.all('cbc:TaxExemptionReasonCode');
      return more.length === 0 && code?.value.toUpperCase() === reason;
    },
    holds: (vat) => textAt(vat, 'cbc:ID') === category,
  })),
  {
    id: 'PEPPOL-EN16931-CL001',
    at: 'cbc:EmbeddedDocumentBinaryObject',
    when: ({ attributes }) => attributes['mimeCode'] !== undefined,
    holds: ({ attributes }) => ATTACHMENT_TYPES(attributes['mimeCode'] ?? ''),
  },
  {
    id: 'PEPPOL-EN16931-CL002',
    at: 'cac:AllowanceCharge/cbc:AllowanceChargeReasonCode',
    when: reasonOf('false'),
    holds: (code) => ALLOWANCE_REASONS(trimmed(code.value)),
  },
  {
    id: 'PEPPOL-EN16931-CL003',
    at: 'cac:AllowanceCharge/cbc:AllowanceChargeReasonCode',
    when: (code) => reasonOf('true')(code) && !reasonOf('false')(code),
    holds: (code) => CHARGE_REASONS(trimmed(code.value)),
  },
  {
    id: 'PEPPOL-EN16931-CL006',
    at: 'cac:InvoicePeriod/cbc:DescriptionCode',
    holds: (code) => PERIOD_CODES(trimmed(code.value)),
  },
  {
    id: 'PEPPOL-EN16931-CL007',
    at: AMOUNTS,
    holds: (amount) => isCurrency(currencyOf(amount) ?? ''),
  },
  {
    id: 'PEPPOL-EN16931-CL008',
    at: 'cbc:EndpointID',
    when: ({ attributes }) => attributes['schemeID'] !== undefined,
    holds: ({ attributes }) => ADDRESS_SCHEMES(attributes['schemeID'] ?? ''),
  },
  { id: 'PEPPOL-EN16931-F001', at: DATES, holds: (date) => isDate(date.value) },
  {
    id: 'PEPPOL-EN16931-R051',
    at: AMOUNTS,
    when: (amount) => !isOtherVat(amount),
    holds: (amount, { root }) => has(root, currencyOf(amount) ?? '', 'cbc:DocumentCurrencyCode'),
  },
];

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (day === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
