import { Decimal, FRENCH_TYPE_CODES, type Invoice } from '../../../model/index.ts';
import { filled, first, type Rule, rule } from '../../rule.ts';
import {
  ALREADY_PAID,
  BUSINESS_PROCESSES,
  CORRECTIVE,
  CREDITS_OF_AN_INVOICE,
  DEPOSITS,
  FINAL_AFTER_DEPOSIT,
  GLOBAL_REBATE,
  VAT_CATEGORIES,
  VAT_RATES,
} from '../codes.ts';
import {
  ALREADY_PAID_TEXT,
  ATTRIBUTE_VALUE,
  CORRECTION_OF_ONE,
  CREDIT_OF_WHAT,
  DEPOSIT_NOT_FINAL,
  PROCESS_UNKNOWN,
  REBATE_WITHOUT_CONTRACT,
  unknownType,
  VAT_IN_EUROS,
  numberCharacters,
  numberTooLong,
  unknownCategory,
  unknownRate,
} from '../texts.ts';

/** An empty number is BR-02's business. */
const ALLOWED_NUMBER = /^[A-Za-z0-9+\-_/]*$/;
const isAllowedNumber = (number: string): boolean => ALLOWED_NUMBER.test(number);
const processOf = (invoice: Invoice): string => invoice.processControl.businessProcessType ?? '';

const numberRules = (
  id: string,
  allows: (number: string) => boolean,
  told: typeof numberTooLong,
  broken: string,
): Rule[] => [
  rule({
    id,
    scope: 'invoice',
    at: 'number',
    ...told('BT-1'),
    holds: (invoice) => allows(invoice.number),
    example: { breaks: (draft) => void (draft.number = broken) },
  }),
  rule({
    id,
    scope: 'preceding',
    at: 'number',
    ...told('BT-25'),
    holds: (preceding) => allows(preceding.number),
    example: {
      breaks: (draft) => void (draft.precedingInvoiceReferences = [{ number: broken, issueDate: '2026-01-05' }]),
    },
  }),
];

const isFrenchCategory = (code: string): boolean => VAT_CATEGORIES.has(code);
const isFrenchRate = (rate: Decimal | undefined): boolean =>
  rate === undefined || VAT_RATES.has(rate.trimmed().toString());

/** Number, dates, type, cadre de facturation, VAT codes. */
export const DOCUMENT: readonly Rule[] = [
  ...numberRules('BR-FR-01', (number) => number.length <= 35 && isAllowedNumber(number), numberTooLong, 'F'.repeat(36)),
  ...numberRules('BR-FR-02', isAllowedNumber, numberCharacters, 'F 2026 1'),
  rule({
    id: 'BR-FR-04',
    scope: 'invoice',
    at: 'typeCode',
    ...unknownType('BT-3'),
    holds: (invoice) => FRENCH_TYPE_CODES.has(invoice.typeCode),
    example: { breaks: (draft) => void (draft.typeCode = '326') },
  }),
  rule({
    id: 'BR-FR-08',
    scope: 'invoice',
    at: 'processControl.businessProcessType',
    ...PROCESS_UNKNOWN,
    holds: (invoice) => BUSINESS_PROCESSES.has(processOf(invoice)),
    example: { breaks: (draft) => void delete draft.processControl.businessProcessType },
  }),
  rule({
    id: 'BR-FR-15',
    scope: 'line',
    at: 'vat.categoryCode',
    ...unknownCategory('BT-151'),
    holds: (line) => isFrenchCategory(line.vat.categoryCode),
    example: { breaks: (draft) => void (first(draft.lines).vat.categoryCode = 'L') },
  }),
  rule({
    id: 'BR-FR-15',
    scope: 'vat',
    at: 'categoryCode',
    ...unknownCategory('BT-118'),
    holds: (row) => isFrenchCategory(row.categoryCode),
    example: { breaks: (draft) => void (first(draft.vatBreakdown).categoryCode = 'M') },
  }),
  rule({
    id: 'BR-FR-15',
    scope: 'allowance',
    at: 'vatCategoryCode',
    ...unknownCategory('BT-95'),
    holds: (item) => isFrenchCategory(item.vatCategoryCode),
    example: { breaks: (draft) => void (first(draft.allowances).vatCategoryCode = 'L') },
  }),
  rule({
    id: 'BR-FR-15',
    scope: 'charge',
    at: 'vatCategoryCode',
    ...unknownCategory('BT-102'),
    holds: (item) => isFrenchCategory(item.vatCategoryCode),
    example: { breaks: (draft) => void (first(draft.charges).vatCategoryCode = 'M') },
  }),
  rule({
    id: 'BR-FR-16',
    scope: 'line',
    at: 'vat.rate',
    ...unknownRate('BT-152'),
    holds: (line) => isFrenchRate(line.vat.rate),
    example: { breaks: (draft) => void (first(draft.lines).vat.rate = Decimal.of('19')) },
  }),
  rule({
    id: 'BR-FR-16',
    scope: 'vat',
    at: 'rate',
    ...unknownRate('BT-119'),
    holds: (row) => isFrenchRate(row.rate),
    example: { breaks: (draft) => void (first(draft.vatBreakdown).rate = Decimal.of('19')) },
  }),
  rule({
    id: 'BR-FR-16',
    scope: 'allowance',
    at: 'vatRate',
    ...unknownRate('BT-96'),
    holds: (item) => isFrenchRate(item.vatRate),
    example: { breaks: (draft) => void (first(draft.allowances).vatRate = Decimal.of('21')) },
  }),
  rule({
    id: 'BR-FR-16',
    scope: 'charge',
    at: 'vatRate',
    ...unknownRate('BT-103'),
    holds: (item) => isFrenchRate(item.vatRate),
    example: { breaks: (draft) => void (first(draft.charges).vatRate = Decimal.of('21')) },
  }),
  rule({
    id: 'BR-FR-CO-03',
    scope: 'invoice',
    at: 'contractReference',
    ...REBATE_WITHOUT_CONTRACT,
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
    ...CORRECTION_OF_ONE,
    holds: ({ typeCode, precedingInvoiceReferences: preceding = [] }) =>
      !CORRECTIVE.has(typeCode) || (preceding.length === 1 && preceding[0]?.issueDate !== undefined),
    example: { breaks: (draft) => void (draft.typeCode = '384') },
  }),
  rule({
    id: 'BR-FR-CO-05',
    scope: 'invoice',
    at: 'precedingInvoiceReferences',
    ...CREDIT_OF_WHAT,
    holds: ({ typeCode, precedingInvoiceReferences: preceding = [] }) =>
      !CREDITS_OF_AN_INVOICE.has(typeCode) || preceding.some(({ issueDate }) => issueDate !== undefined),
    example: { breaks: (draft) => void (draft.typeCode = '381') },
  }),
  rule({
    id: 'BR-FR-CO-08',
    scope: 'invoice',
    at: 'processControl.businessProcessType',
    ...DEPOSIT_NOT_FINAL,
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
    ...ALREADY_PAID_TEXT,
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
    ...VAT_IN_EUROS,
    holds: ({ currencyCode, vatAccountingCurrencyCode, totals }) =>
      currencyCode === 'EUR' ||
      (vatAccountingCurrencyCode === 'EUR' && totals.totalVatInAccountingCurrency !== undefined),
    example: { breaks: (draft) => void (draft.currencyCode = 'USD') },
  }),
  rule({
    id: 'BR-FR-28',
    scope: 'line',
    at: 'item.attributes',
    ...ATTRIBUTE_VALUE,
    holds: ({ item }) => item.attributes?.every(({ value }) => value !== '') ?? true,
    example: { breaks: (draft) => void (first(draft.lines).item.attributes = [{ name: 'Essence', value: '' }]) },
  }),
];
