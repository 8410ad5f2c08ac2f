import type { Problem } from '../../model/index.ts';
import { checkInvoice } from './check-invoice.ts';
import { checkNumber, checkPeriod, checkRates, checkSum, type Demand } from './check-values.ts';
import type { EReport } from './report.ts';

const CATEGORIES = ['TLB1', 'TPS1', 'TNT1', 'TMA1'];

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

const refusal = (rule: string, field: string, message: string): Problem => ({
  code: 'E_REPORT_REFUSED',
  message,
  advice: 'Correct this value in the orders or settings that the report is made from.',
  retry: 'after-fix',
  field,
  rule,
});
