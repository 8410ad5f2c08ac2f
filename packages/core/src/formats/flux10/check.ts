import { Decimal, FRENCH_VAT_RATES, type Problem } from '../../model/index.ts';
import type { EReport, ReportedInvoice } from './report.ts';

const CATEGORIES = ['TLB1', 'TPS1', 'TNT1', 'TMA1'];
const VAT_CATEGORIES = ['S', 'E', 'AE', 'K', 'G', 'O', 'Z'];
const RATES = new Set(['0', ...FRENCH_VAT_RATES]);
const PROCESSES = ['B1', 'S1', 'M1', 'B2', 'S2', 'M2', 'B4', 'S4', 'M4', 'S5', 'S6', 'B7', 'S7'];
const TYPE_CODES = [
  '380',
  '389',
  '393',
  '501',
  '386',
  '500',
  '384',
  '471',
  '472',
  '473',
  '261',
  '262',
  '381',
  '396',
  '502',
  '503',
];
const CREDIT_NOTES = ['261', '381', '396'];
const NUMBER = /^[A-Za-z0-9+\-_/]+(?: [A-Za-z0-9+\-_/]+)*$/;
const IDENTIFIER_FORMS: Readonly<Record<string, RegExp>> = {
  '0002': /^\d{9}$/,
  '0223': /^.{1,18}$/,
  '0227': /^.{1,18}$/,
  '0228': /^\d{9,10}$/,
  '0229': /^\d{9}$/,
};

/** What the tax office would refuse of a report: rules of Annexe 7 (G1.24 …), each with the field. Empty when it may be sent. */
export function checkReport(report: EReport): readonly Problem[] {
  const problems: Problem[] = [];
  const demand: Demand = (holds, rule, field, message) => {
    if (!holds) problems.push(refusal(rule, field, message));
  };
  const { type, sender, issuer, transactions, payments } = report;
  demand(type === 'IN' || type === 'RE', 'G8.01', 'type', 'The type is neither IN nor RE.');
  demand(
    sender.identifier.scheme === '0238' && sender.identifier.value.length === 4,
    'G6.22',
    'sender.identifier',
    'The platform is named by its 4 digits (scheme 0238).',
  );
  demand(
    issuer.identifier.scheme === '0002' && /^\d{9}$/.test(issuer.identifier.value),
    'G6.26',
    'issuer.identifier',
    'The company is named by its SIREN (scheme 0002).',
  );
  demand(
    (transactions === undefined) !== (payments === undefined),
    'G6.29',
    'transactions',
    'A report is either of transactions or of payments.',
  );
  if (transactions !== undefined) {
    checkPeriod(demand, 'transactions.period', transactions.period);
    transactions.invoices?.forEach((invoice, index) =>
      checkInvoice(demand, `transactions.invoices[${index}]`, invoice),
    );
    transactions.days?.forEach((day, index) => {
      const at = `transactions.days[${index}]`;
      demand(
        CATEGORIES.includes(day.category),
        'G1.68',
        `${at}.category`,
        `${day.category} is no category of transactions.`,
      );
      checkRates(demand, `${at}.rates`, day.rates);
      checkSum(
        demand,
        `${at}.totalWithoutVat`,
        day.totalWithoutVat,
        day.rates.map((row) => row.taxableAmount),
      );
      checkSum(
        demand,
        `${at}.totalVat`,
        day.totalVat,
        day.rates.map((row) => row.taxAmount),
      );
    });
  }
  if (payments !== undefined) {
    checkPeriod(demand, 'payments.period', payments.period);
    const paid = [
      ...(payments.invoices ?? []).map(
        ({ payment }, index) => [`payments.invoices[${index}].payment`, payment] as const,
      ),
      ...(payments.days ?? []).map((payment, index) => [`payments.days[${index}]`, payment] as const),
    ];
    payments.invoices?.forEach(({ number }, index) =>
      checkNumber(demand, `payments.invoices[${index}].number`, number),
    );
    for (const [at, payment] of paid) {
      checkRates(demand, `${at}.rates`, payment.rates);
      demand(
        payment.rates.every(({ currencyCode = 'EUR' }) => currencyCode === 'EUR'),
        'G6.27',
        `${at}.rates`,
        'Money that came in is told in euros.',
      );
    }
  }
  return problems;
}

type Demand = (holds: boolean, rule: string, field: string, message: string) => void;

function checkPeriod(
  demand: Demand,
  at: string,
  period: { readonly startDate: string; readonly endDate: string },
): void {
  demand(period.endDate > period.startDate, 'G6.25', at, 'The period ends before or on the day it starts.');
}

function checkNumber(demand: Demand, at: string, number: string): void {
  demand(
    number.length <= 35 && NUMBER.test(number),
    'G1.05',
    at,
    'The number has more than 35 characters, or others than letters, digits and + - _ /.',
  );
}

function checkRates(demand: Demand, at: string, rows: readonly { readonly rate: Decimal }[]): void {
  demand(
    rows.every(({ rate }) => RATES.has(rate.trimmed().toString())),
    'G1.24',
    at,
    'A VAT rate is none of the French list.',
  );
}

/** A cent for each amount that was added up. */
function checkSum(demand: Demand, at: string, total: Decimal, parts: readonly Decimal[]): void {
  const difference = total.minus(Decimal.sum(parts)).abs();
  demand(
    !difference.greaterThan(Decimal.fromUnits(BigInt(parts.length), 2)),
    'G1.53',
    at,
    'The total is not the sum of its parts.',
  );
}

function checkInvoice(demand: Demand, at: string, invoice: ReportedInvoice): void {
  const { seller, buyer, vatBreakdown, businessProcess, typeCode } = invoice;
  checkNumber(demand, `${at}.number`, invoice.number);
  invoice.precedingInvoices?.forEach(({ number }, index) =>
    checkNumber(demand, `${at}.precedingInvoices[${index}].number`, number),
  );
  demand(
    TYPE_CODES.includes(typeCode),
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

const refusal = (rule: string, field: string, message: string): Problem => ({
  code: 'E_REPORT_REFUSED',
  message,
  advice: 'Correct this value in the orders or settings that the report is made from.',
  retry: 'after-fix',
  field,
  rule,
});
