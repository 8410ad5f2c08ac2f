import type { Decimal, DocumentAllowanceOrCharge } from '../../model/index.ts';
import { exemptionText, isCredit } from './mentions.ts';
import { printPayment } from './payment.ts';
import type { Printing } from './printing.ts';
import { Table } from './table.ts';

/** BG-20, BG-21: discounts and charges of the whole document. */
export function printAdjustments(printing: Printing): void {
  const { invoice, wording, sheet } = printing;
  const { labels } = wording;
  const rows: [string, DocumentAllowanceOrCharge, Decimal][] = [
    ...(invoice.allowances ?? []).map((item): [string, DocumentAllowanceOrCharge, Decimal] => [
      labels.allowance,
      item,
      item.amount.negated(),
    ]),
    ...(invoice.charges ?? []).map((item): [string, DocumentAllowanceOrCharge, Decimal] => [
      labels.charge,
      item,
      item.amount,
    ]),
  ];
  if (rows.length === 0) return;
  sheet.reserve(60);
  const table = new Table(printing, labels.adjustments, [
    { title: labels.adjustments, share: 0.75 },
    { title: labels.vat, share: 0.09, align: 'right' },
    { title: labels.amount, share: 0.16, align: 'right' },
  ]);
  for (const [label, item, amount] of rows) {
    const rate = item.percentage === undefined ? '' : ` ${wording.rate(item.percentage)}`;
    table.row([
      { text: item.reason === undefined ? label + rate : `${label}${rate} – ${item.reason}` },
      { text: wording.rate(item.vatRate) },
      { text: wording.amount(amount) },
    ]);
  }
  sheet.y += 12;
}

/** BG-23 and how to pay on the left, BG-22 on the right. */
export function printSummary(printing: Printing): void {
  const { sheet, invoice } = printing;
  sheet.reserve(Math.min(110 + 30 * invoice.vatBreakdown.length, 360));
  const top = sheet.y;
  const pages = sheet.doc.bufferedPageRange().count;
  printVatBreakdown(printing);
  sheet.y += 12;
  printPayment(printing, sheet.width * 0.54);
  const afterBreakdown = sheet.y;
  const onSamePage = sheet.doc.bufferedPageRange().count === pages;
  if (onSamePage) sheet.y = top;
  printTotals(printing);
  sheet.y = Math.max(sheet.y, onSamePage ? afterBreakdown : sheet.y) + 14;
}

function printVatBreakdown(printing: Printing): void {
  const { invoice, wording, sheet } = printing;
  const { labels } = wording;
  const table = new Table(
    printing,
    labels.vatBreakdown,
    [
      { title: `${labels.vatBreakdown} – ${labels.rate}`, share: 0.44 },
      { title: labels.taxable, share: 0.3, align: 'right' },
      { title: labels.vatAmount, share: 0.26, align: 'right' },
    ],
    { x: sheet.left, width: sheet.width * 0.54 },
  );
  for (const row of invoice.vatBreakdown) {
    const reason = exemptionText(row, labels);
    table.row([
      { text: wording.rate(row.rate), remarks: reason === undefined ? [] : [reason] },
      { text: wording.amount(row.taxableAmount) },
      { text: wording.amount(row.taxAmount) },
    ]);
  }
}

function printTotals(printing: Printing): void {
  const { sheet, theme, invoice, wording } = printing;
  const width = sheet.width * 0.41;
  const x = sheet.right - width;
  const section = sheet.element(sheet.root, 'Sect', { title: wording.labels.totals });
  for (const [label, amount] of totalRows(printing)) {
    printPair(printing, section, label, amount, x, width, theme.text);
    sheet.rule(sheet.y, theme.line, 0.5, x, width);
  }
  const due = isCredit(invoice.typeCode) ? wording.labels.amountCredited : wording.labels.amountDue;
  const height = sheet.lineHeight(theme.total) + 14;
  sheet.reserve(height);
  sheet.band(sheet.y, height, theme.band, x, width);
  sheet.y += 3;
  printPair(
    printing,
    section,
    due,
    wording.money(invoice.totals.amountDueForPayment, invoice.currencyCode),
    x,
    width,
    theme.total,
  );
  sheet.y += 3;
}

function printPair(
  { sheet }: Printing,
  section: PDFKit.PDFStructureElement,
  label: string,
  amount: string,
  x: number,
  width: number,
  style: Printing['theme']['text'],
): void {
  const pad = 6;
  const amountWidth = sheet.widthOf(amount, style);
  const y = sheet.y + 4;
  const height = sheet.write(section, 'P', label, style, { x: x + pad, y, width: width - amountWidth - 3 * pad });
  sheet.write(section, 'P', amount, style, { x: x + pad, y, width: width - 2 * pad, align: 'right' });
  sheet.y += height + 8;
}

function totalRows({ invoice, wording }: Printing): [string, string][] {
  const { labels } = wording;
  const { totals, currencyCode, vatAccountingCurrencyCode } = invoice;
  const adjusted = totals.sumOfAllowances !== undefined || totals.sumOfCharges !== undefined;
  const rows: [string, Decimal | undefined, (string | undefined)?][] = [
    [labels.sumOfLines, adjusted ? totals.sumOfLineNetAmounts : undefined],
    [labels.allowance, totals.sumOfAllowances?.negated()],
    [labels.charge, totals.sumOfCharges],
    [labels.totalWithoutVat, totals.totalWithoutVat],
    [labels.totalVat, totals.totalVat],
    [
      labels.totalVatIn.replace('{currency}', vatAccountingCurrencyCode ?? ''),
      totals.totalVatInAccountingCurrency,
      vatAccountingCurrencyCode,
    ],
    [labels.totalWithVat, totals.totalWithVat],
    [labels.paid, totals.paidAmount?.negated()],
    [labels.rounding, totals.roundingAmount],
  ];
  return rows.flatMap(([label, amount, currency]) =>
    amount === undefined ? [] : [[label, wording.money(amount, currency ?? currencyCode)] as [string, string]],
  );
}
