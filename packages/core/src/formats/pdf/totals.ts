import { adjustmentRows, dueRow, paymentCodeOf, totalRows, vatRows } from '../page/index.ts';
import { paymentCodeHeight, printPayment, printPaymentCode } from './payment.ts';
import type { Printing } from './printing.ts';
import type { Element } from './sheet.ts';
import { Table } from './table.ts';

/** BG-20, BG-21: discounts and charges of the whole document. */
export function printAdjustments(printing: Printing): void {
  const { wording, sheet } = printing;
  const { labels } = wording;
  const rows = adjustmentRows(printing);
  if (rows.length === 0) return;
  sheet.reserve(60);
  const table = new Table(printing, labels.adjustments, [
    { title: labels.adjustments, share: 0.75 },
    { title: labels.vat, share: 0.09, align: 'right' },
    { title: labels.amount, share: 0.16, align: 'right' },
  ]);
  for (const row of rows) table.row(row);
  sheet.y += 12;
}

/** BG-23 and how to pay on the left, BG-22 on the right. */
export function printSummary(printing: Printing): void {
  const { sheet, invoice } = printing;
  const code = paymentCodeOf(printing);
  sheet.reserve(Math.min(110 + 30 * invoice.vatBreakdown.length + paymentCodeHeight(code), 420));
  const top = sheet.y;
  const pages = sheet.pageCount;
  printVatBreakdown(printing);
  sheet.y += 12;
  printPayment(printing, sheet.width * 0.54);
  printPaymentCode(printing, code);
  const afterBreakdown = sheet.y;
  const onSamePage = sheet.pageCount === pages;
  if (onSamePage) sheet.y = top;
  printTotals(printing);
  sheet.y = Math.max(sheet.y, onSamePage ? afterBreakdown : sheet.y) + 14;
}

function printVatBreakdown(printing: Printing): void {
  const { wording, sheet } = printing;
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
  for (const row of vatRows(printing)) table.row(row);
}

function printTotals(printing: Printing): void {
  const { sheet, theme, wording } = printing;
  const width = sheet.width * 0.41;
  const x = sheet.right - width;
  const section = sheet.element(sheet.root, 'Sect', { title: wording.labels.totals });
  for (const [label, value] of totalRows(printing)) {
    printPair(printing, section, label, value, x, width, theme.text);
    sheet.rule(sheet.y, theme.line, 0.5, x, width);
  }
  const [due, amount] = dueRow(printing);
  const height = sheet.lineHeight(theme.total) + 14;
  sheet.reserve(height);
  sheet.band(sheet.y, height, theme.band, x, width);
  sheet.y += 3;
  printPair(printing, section, due, amount, x, width, theme.total);
  sheet.y += 3;
}

function printPair(
  { sheet }: Printing,
  section: Element,
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
