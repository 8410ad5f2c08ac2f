import { lineCells } from '../page/index.ts';
import type { Printing } from './printing.ts';
import { Table } from './table.ts';

/** BG-25: what was sold. */
export function printLines(printing: Printing): void {
  const { invoice, wording, sheet } = printing;
  const { labels } = wording;
  const table = new Table(printing, labels.lines, [
    { title: labels.description, share: 0.45 },
    { title: labels.quantity, share: 0.14, align: 'right' },
    { title: labels.unitPrice, share: 0.16, align: 'right' },
    { title: labels.vat, share: 0.09, align: 'right' },
    { title: labels.lineTotal, share: 0.16, align: 'right' },
  ]);
  for (const line of invoice.lines) table.row(lineCells(line, wording));
  sheet.y += 12;
}
