import { ok, type Problem, refused, type Result } from '../../model/index.ts';
import { amountText, attribute, each, encodeUtf8, group, leaf, refusingIllegalText } from '../../xml/index.ts';
import { checkReport } from './check.ts';
import { type EReport, eReport, type EReportInput, type ReportedDay, type ReportedPayment } from './report.ts';
import { writeInvoice } from './write-invoice.ts';
import { day, percent, writePeriod } from './write-values.ts';

/**
 * The report as XML of the DGFiP schema (elements in no namespace). Refuses what is missing or mistyped (`INVALID_TERM`) and what the tax
 * office would refuse (`E_REPORT_REFUSED`, with the rule of Annexe 7 and the field). The same report gives the same bytes.
 */
export function writeEReport(input: EReportInput): Result<{ readonly bytes: Uint8Array }> {
  const parsed = eReport.safeParse(input);
  if (!parsed.success) return refused(...parsed.error.issues.map(invalidTerm));
  const problems = checkReport(parsed.data);
  if (problems.length > 0) return refused(...problems);
  return refusingIllegalText(parsed.data, () =>
    ok({ bytes: encodeUtf8(['<?xml version="1.0" encoding="UTF-8"?>\n', group('Report', writeBody(parsed.data))]) }),
  );
}

function writeBody({ id, name, issuedAt, type, sender, issuer, transactions, payments }: EReport): string {
  return (
    group(
      'ReportDocument',
      leaf('Id', id) +
        leaf('Name', name) +
        group('IssueDateTime', leaf('DateTimeString', issuedAt.replace(/[-:T]/g, '').slice(0, 14))) +
        leaf('TypeCode', type) +
        writeIdentified('Sender', sender) +
        writeIdentified('Issuer', issuer),
    ) +
    (transactions === undefined
      ? ''
      : group(
          'TransactionsReport',
          writePeriod('ReportPeriod', transactions.period) +
            each(transactions.invoices, writeInvoice) +
            each(transactions.days, writeDay),
        )) +
    (payments === undefined
      ? ''
      : group(
          'PaymentsReport',
          writePeriod('ReportPeriod', payments.period) +
            each(payments.invoices, ({ number, issueDate, payment }) =>
              group('Invoice', leaf('InvoiceID', number) + leaf('IssueDate', day(issueDate)) + writePayment(payment)),
            ) +
            each(payments.days, (payment) => group('Transactions', writePayment(payment))),
        ))
  );
}

function writeIdentified(tag: string, { identifier, name, role }: EReport['sender']): string {
  return group(
    tag,
    leaf('Id', identifier.value, attribute('schemeId', identifier.scheme)) +
      leaf('Name', name) +
      leaf('RoleCode', role),
  );
}

function writeDay(sales: ReportedDay): string {
  return group(
    'Transactions',
    leaf('Date', day(sales.date)) +
      leaf('TransactionsCurrency', sales.currencyCode) +
      leaf('TaxDueDateTypeCode', sales.vatPointDateCode) +
      leaf('CategoryCode', sales.category) +
      leaf('TaxExclusiveAmount', amountText(sales.totalWithoutVat)) +
      leaf('TaxTotal', amountText(sales.totalVat)) +
      leaf('TransactionsCount', sales.count?.toString()) +
      each(sales.rates, (row) =>
        group(
          'TaxSubtotal',
          leaf('TaxPercent', percent(row.rate)) +
            leaf('TaxableAmount', amountText(row.taxableAmount)) +
            leaf('TaxTotal', amountText(row.taxAmount)),
        ),
      ),
  );
}

function writePayment({ date, rates }: ReportedPayment): string {
  return group(
    'Payment',
    leaf('Date', day(date)) +
      each(rates, (row) =>
        group(
          'SubTotals',
          leaf('TaxPercent', percent(row.rate)) +
            leaf('CurrencyCode', row.currencyCode) +
            leaf('Amount', amountText(row.amount)),
        ),
      ),
  );
}

const invalidTerm = ({
  path,
  message,
}: {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}): Problem => ({
  code: 'INVALID_TERM',
  message: `${path.join('.')}: ${message}`,
  advice: 'Correct this value in the orders or settings that the report is made from.',
  retry: 'after-fix',
  field: path.join('.'),
});
