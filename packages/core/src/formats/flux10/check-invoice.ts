import { Decimal, FRENCH_TYPE_CODES } from '../../model/index.ts';
import { checkNumber, checkPeriod, checkRates, checkSum, type Demand } from './check-values.ts';
import type { ReportedInvoice, ReportedLine } from './report.ts';

const VAT_CATEGORIES = ['S', 'E', 'AE', 'K', 'G', 'O', 'Z'];
const PROCESSES = ['B1', 'S1', 'M1', 'B2', 'S2', 'M2', 'B4', 'S4', 'M4', 'S5', 'S6', 'B7', 'S7'];
const CREDIT_NOTES = ['261', '381', '396'];
const IDENTIFIER_FORMS: Readonly<Record<string, RegExp>> = {
  '0002': /^\d{9}$/,
  '0223': /^.{1,18}$/,
  '0227': /^.{1,18}$/,
  '0228': /^\d{9,10}$/,
  '0229': /^\d{9}$/,
};

/** 10.1 */
export function checkInvoice(demand: Demand, at: string, invoice: ReportedInvoice): void {
  const { seller, buyer, vatBreakdown, businessProcess, typeCode } = invoice;
  checkNumber(demand, `${at}.number`, invoice.number);
  invoice.precedingInvoices?.forEach(({ number }, index) =>
    checkNumber(demand, `${at}.precedingInvoices[${index}].number`, number),
  );
  demand(
    FRENCH_TYPE_CODES.has(typeCode),
    'G1.01',
    `${at}.typeCode`,
    'The type of the invoice is none of the French list.',
  );
  demand(
    PROCESSES.includes(businessProcess),
    'G1.02',
    `${at}.businessProcess`,
    'The cadre de facturation is none of the list.',
  );
  if (invoice.period !== undefined) checkPeriod(demand, `${at}.period`, invoice.period);
  checkAdjustments(demand, `${at}.allowances`, invoice.allowances);
  checkAdjustments(demand, `${at}.charges`, invoice.charges);
  invoice.lines?.forEach((line, index) => checkLine(demand, `${at}.lines[${index}]`, line));
  demand(buyer?.identifier !== undefined, 'G6.28', `${at}.buyer.identifier`, 'The identifier of the buyer is missing.');
  for (const [side, party] of [
    ['seller', seller],
    ['buyer', buyer],
  ] as const) {
    const { identifier, vatIdentifier, countryCode } = party ?? {};
    if (identifier !== undefined) {
      demand(
        IDENTIFIER_FORMS[identifier.scheme]?.test(identifier.value) ?? false,
        'G2.19',
        `${at}.${side}.identifier`,
        `The identifier of the ${side} does not fit its scheme.`,
      );
      demand(
        !['0002', '0223'].includes(identifier.scheme) || vatIdentifier !== undefined,
        'G2.33',
        `${at}.${side}.vatIdentifier`,
        `The VAT number of the ${side} is missing.`,
      );
    }
    demand(
      countryCode === undefined || /^[A-Z]{2}$/.test(countryCode),
      'G2.01',
      `${at}.${side}.countryCode`,
      'A country is two letters.',
    );
  }
  demand(
    vatBreakdown.every(({ categoryCode }) => categoryCode !== 'E') ||
      seller.vatIdentifier !== undefined ||
      invoice.taxRepresentativeVatIdentifier !== undefined,
    'G1.102',
    `${at}.seller.vatIdentifier`,
    'An exempt sale (E) needs the VAT number of the seller or of its tax representative.',
  );
  demand(
    vatBreakdown.every(({ categoryCode }) => categoryCode === undefined || VAT_CATEGORIES.includes(categoryCode)),
    'G2.31',
    `${at}.vatBreakdown`,
    'A VAT category is none of the list.',
  );
  demand(
    CREDIT_NOTES.includes(typeCode) ||
      vatBreakdown.every(({ exemptionReasonCode }) => exemptionReasonCode !== 'VATEX-FR-CNWVAT'),
    'G6.21',
    `${at}.vatBreakdown`,
    'VATEX-FR-CNWVAT is for credit notes.',
  );
  checkRates(demand, `${at}.vatBreakdown`, vatBreakdown);
  if (invoice.totalWithoutVat !== undefined)
    checkSum(
      demand,
      `${at}.totalWithoutVat`,
      invoice.totalWithoutVat,
      vatBreakdown.map((row) => row.taxableAmount),
    );
  if (invoice.currencyCode === 'EUR')
    checkSum(
      demand,
      `${at}.totalVat`,
      invoice.totalVat,
      vatBreakdown.map((row) => row.taxAmount),
    );
}

function checkAdjustments(demand: Demand, at: string, adjustments: ReportedInvoice['allowances'] = []): void {
  const isKnown = (category: string | undefined): boolean =>
    category === undefined || VAT_CATEGORIES.includes(category);
  demand(
    adjustments.every(({ categoryCode }) => isKnown(categoryCode)),
    'G2.31',
    at,
    'A VAT category is none of the list.',
  );
  checkRates(
    demand,
    at,
    adjustments.flatMap(({ rate }) => (rate === undefined ? [] : [{ rate }])),
  );
}

function checkLine(demand: Demand, at: string, line: ReportedLine): void {
  const { period, precedingInvoice, quantity, netPrice, priceDiscount, grossPrice } = line;
  if (period !== undefined) checkPeriod(demand, `${at}.period`, period);
  if (precedingInvoice !== undefined) checkNumber(demand, `${at}.precedingInvoice.number`, precedingInvoice.number);
  checkDigits(demand, 'G1.15', `${at}.quantity`, quantity, 4);
  for (const [field, price] of Object.entries({ netPrice, priceDiscount, grossPrice }))
    checkDigits(demand, 'G1.16', `${at}.${field}`, price, 6);
  if (netPrice === undefined || grossPrice === undefined) return;
  const difference = grossPrice
    .minus(priceDiscount ?? Decimal.ZERO)
    .minus(netPrice)
    .abs();
  demand(
    !difference.greaterThan(Decimal.fromUnits(1n, 2)),
    'G1.55',
    `${at}.netPrice`,
    'The net price is not the gross price less the discount.',
  );
}

function checkDigits(demand: Demand, rule: string, at: string, value: Decimal | undefined, decimals: number): void {
  if (value === undefined) return;
  const text = value.trimmed().toString();
  demand(
    value.trimmed().scale <= decimals &&
      !(rule === 'G1.16' && value.isNegative()) &&
      text.replace(/\D/g, '').length <= 19,
    rule,
    at,
    `The number has more than ${decimals} decimals, more than 19 digits, or a sign where none may be.`,
  );
}
