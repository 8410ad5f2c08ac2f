import { Decimal, type Invoice } from '../../../model/index.ts';
import { filled, first, type Rule, rule } from '../../rule.ts';
import { correct, fillIn, named, recalculate } from '../../terms.ts';
import {
  ALREADY_PAID,
  BUSINESS_PROCESSES,
  CORRECTIVE,
  CREDITS_OF_AN_INVOICE,
  DEPOSITS,
  FINAL_AFTER_DEPOSIT,
  GLOBAL_REBATE,
  TYPE_CODES,
  VAT_CATEGORIES,
  VAT_RATES,
} from '../codes.ts';

/** An empty number is BR-02's business. */
const ALLOWED_NUMBER = /^[A-Za-z0-9+\-_/]*$/;
const isAllowedNumber = (number: string): boolean => ALLOWED_NUMBER.test(number);
const processOf = (invoice: Invoice): string => invoice.processControl.businessProcessType ?? '';

const numberRules = (id: string, allows: (number: string) => boolean, message: string, broken: string): Rule[] => [
  rule({
    id,
    scope: 'invoice',
    at: 'number',
    terms: ['BT-1'],
    message: `The ${named('BT-1')} ${message}.`,
    advice: correct('BT-1'),
    holds: (invoice) => allows(invoice.number),
    example: { breaks: (draft) => void (draft.number = broken) },
  }),
  rule({
    id,
    scope: 'preceding',
    at: 'number',
    terms: ['BT-25'],
    message: `The ${named('BT-25')} ${message}.`,
    advice: correct('BT-25'),
    holds: (preceding) => allows(preceding.number),
    example: {
      breaks: (draft) => void (draft.precedingInvoiceReferences = [{ number: broken, issueDate: '2026-01-05' }]),
    },
  }),
];

const isFrenchCategory = (code: string): boolean => VAT_CATEGORIES.has(code);
const isFrenchRate = (rate: Decimal | undefined): boolean =>
  rate === undefined || VAT_RATES.has(rate.trimmed().toString());
const category = { id: 'BR-FR-15', message: 'This VAT category is not used in France.' };
const rate = { id: 'BR-FR-16', message: 'This VAT rate does not exist in France.' };

/** Number, dates, type, cadre de facturation, VAT codes. */
export const DOCUMENT: readonly Rule[] = [
  ...numberRules(
    'BR-FR-01',
    (number) => number.length <= 35 && isAllowedNumber(number),
    'is longer than 35 characters, or holds others than letters, digits and + - _ /',
    'F'.repeat(36),
  ),
  ...numberRules('BR-FR-02', isAllowedNumber, 'holds other characters than letters, digits and + - _ /', 'F 2026 1'),
  rule({
    id: 'BR-FR-04',
    scope: 'invoice',
    at: 'typeCode',
    terms: ['BT-3'],
    message: `The ${named('BT-3')} is none of the French list.`,
    advice: correct('BT-3'),
    holds: (invoice) => TYPE_CODES.has(invoice.typeCode),
    example: { breaks: (draft) => void (draft.typeCode = '326') },
  }),
  rule({
    id: 'BR-FR-08',
    scope: 'invoice',
    at: 'processControl.businessProcessType',
    terms: ['BT-23'],
    message: `The ${named('BT-23')} is missing or none of the French list.`,
    advice: {
      en: 'State whether goods (B1), services (S1) or both (M1) are invoiced.',
      fr: 'Indiquez la catégorie de l’opération : biens (B1), services (S1) ou mixte (M1).',
      de: 'Angeben, ob Waren (B1), Dienstleistungen (S1) oder beides (M1) abgerechnet werden.',
    },
    holds: (invoice) => BUSINESS_PROCESSES.has(processOf(invoice)),
    example: { breaks: (draft) => void delete draft.processControl.businessProcessType },
  }),
  rule({
    ...category,
    scope: 'line',
    at: 'vat.categoryCode',
    terms: ['BT-151'],
    advice: correct('BT-151'),
    holds: (line) => isFrenchCategory(line.vat.categoryCode),
    example: { breaks: (draft) => void (first(draft.lines).vat.categoryCode = 'L') },
  }),
  rule({
    ...category,
    scope: 'vat',
    at: 'categoryCode',
    terms: ['BT-118'],
    advice: correct('BT-118'),
    holds: (row) => isFrenchCategory(row.categoryCode),
    example: { breaks: (draft) => void (first(draft.vatBreakdown).categoryCode = 'M') },
  }),
  rule({
    ...category,
    scope: 'allowance',
    at: 'vatCategoryCode',
    terms: ['BT-95'],
    advice: correct('BT-95'),
    holds: (item) => isFrenchCategory(item.vatCategoryCode),
    example: { breaks: (draft) => void (first(draft.allowances).vatCategoryCode = 'L') },
  }),
  rule({
    ...category,
    scope: 'charge',
    at: 'vatCategoryCode',
    terms: ['BT-102'],
    advice: correct('BT-102'),
    holds: (item) => isFrenchCategory(item.vatCategoryCode),
    example: { breaks: (draft) => void (first(draft.charges).vatCategoryCode = 'M') },
  }),
  rule({
    ...rate,
    scope: 'line',
    at: 'vat.rate',
    terms: ['BT-152'],
    advice: correct('BT-152'),
    holds: (line) => isFrenchRate(line.vat.rate),
    example: { breaks: (draft) => void (first(draft.lines).vat.rate = Decimal.of('19')) },
  }),
  rule({
    ...rate,
    scope: 'vat',
    at: 'rate',
    terms: ['BT-119'],
    advice: correct('BT-119'),
    holds: (row) => isFrenchRate(row.rate),
    example: { breaks: (draft) => void (first(draft.vatBreakdown).rate = Decimal.of('19')) },
  }),
  rule({
    ...rate,
    scope: 'allowance',
    at: 'vatRate',
    terms: ['BT-96'],
    advice: correct('BT-96'),
    holds: (item) => isFrenchRate(item.vatRate),
    example: { breaks: (draft) => void (first(draft.allowances).vatRate = Decimal.of('21')) },
  }),
  rule({
    ...rate,
    scope: 'charge',
    at: 'vatRate',
    terms: ['BT-103'],
    advice: correct('BT-103'),
    holds: (item) => isFrenchRate(item.vatRate),
    example: { breaks: (draft) => void (first(draft.charges).vatRate = Decimal.of('21')) },
  }),
  rule({
    id: 'BR-FR-CO-03',
    scope: 'invoice',
    at: 'contractReference',
    terms: ['BT-3', 'BT-12', 'BG-14'],
    message: 'A global rebate (262) needs the contract (BT-12) and the period (BG-14).',
    advice: fillIn('BT-12', 'BT-73', 'BT-74'),
    holds: ({ typeCode, contractReference, deliveryInformation }) => {
      const { startDate, endDate } = deliveryInformation?.invoicingPeriod ?? {};
      return (
        typeCode !== GLOBAL_REBATE || (filled(contractReference) && startDate !== undefined && endDate !== undefined)
      );
    },
    example: { breaks: (draft) => void (draft.typeCode = GLOBAL_REBATE) },
  }),
  rule({
    id: 'BR-FR-CO-04',
    scope: 'invoice',
    at: 'precedingInvoiceReferences',
    terms: ['BT-3', 'BT-25', 'BT-26'],
    message: 'A corrective invoice names exactly one preceding invoice with its date.',
    advice: fillIn('BT-25', 'BT-26'),
    holds: ({ typeCode, precedingInvoiceReferences: preceding = [] }) =>
      !CORRECTIVE.has(typeCode) || (preceding.length === 1 && preceding[0]?.issueDate !== undefined),
    example: { breaks: (draft) => void (draft.typeCode = '384') },
  }),
  rule({
    id: 'BR-FR-CO-05',
    scope: 'invoice',
    at: 'precedingInvoiceReferences',
    terms: ['BT-3', 'BT-25', 'BT-26'],
    message: 'A credit note names the invoice it credits with its date.',
    advice: fillIn('BT-25', 'BT-26'),
    holds: ({ typeCode, precedingInvoiceReferences: preceding = [] }) =>
      !CREDITS_OF_AN_INVOICE.has(typeCode) || preceding.some(({ issueDate }) => issueDate !== undefined),
    example: { breaks: (draft) => void (draft.typeCode = '381') },
  }),
  rule({
    id: 'BR-FR-CO-08',
    scope: 'invoice',
    at: 'processControl.businessProcessType',
    terms: ['BT-23', 'BT-3'],
    message: 'A deposit cannot be a final invoice after deposit (B4, S4, M4).',
    advice: correct('BT-23'),
    holds: (invoice) => !FINAL_AFTER_DEPOSIT.has(processOf(invoice)) || !DEPOSITS.has(invoice.typeCode),
    example: {
      breaks: (draft) =>
        void Object.assign(draft, {
          typeCode: '386',
          processControl: { ...draft.processControl, businessProcessType: 'B4' },
        }),
    },
  }),
  rule({
    id: 'BR-FR-CO-09',
    scope: 'invoice',
    at: 'totals.paidAmount',
    terms: ['BT-23', 'BT-113', 'BT-115', 'BT-9'],
    message:
      'What is already paid (B2, S2, M2) has BT-113 equal to BT-112, nothing due (BT-115) and the day of payment (BT-9).',
    advice: recalculate('BT-113', 'BT-115'),
    holds: (invoice) => {
      const { paidAmount, totalWithVat, amountDueForPayment } = invoice.totals;
      return (
        !ALREADY_PAID.has(processOf(invoice)) ||
        (paidAmount?.equals(totalWithVat) === true &&
          amountDueForPayment.isZero() &&
          invoice.paymentDueDate !== undefined)
      );
    },
    example: { breaks: (draft) => void (draft.processControl.businessProcessType = 'M2') },
  }),
  rule({
    id: 'BR-FR-CO-12',
    scope: 'invoice',
    at: 'vatAccountingCurrencyCode',
    terms: ['BT-5', 'BT-6', 'BT-111'],
    message: 'An invoice in a foreign currency states its VAT in euros (BT-6, BT-111).',
    advice: fillIn('BT-6', 'BT-111'),
    holds: ({ currencyCode, vatAccountingCurrencyCode, totals }) =>
      currencyCode === 'EUR' ||
      (vatAccountingCurrencyCode === 'EUR' && totals.totalVatInAccountingCurrency !== undefined),
    example: { breaks: (draft) => void (draft.currencyCode = 'USD') },
  }),
  rule({
    id: 'BR-FR-28',
    scope: 'line',
    at: 'item.attributes',
    terms: ['BT-160', 'BT-161'],
    message: 'An item attribute (BG-32) has no value (BT-161).',
    advice: fillIn('BT-160'),
    holds: ({ item }) => item.attributes?.every(({ value }) => value !== '') ?? true,
    example: { breaks: (draft) => void (first(draft.lines).item.attributes = [{ name: 'Essence', value: '' }]) },
  }),
];
