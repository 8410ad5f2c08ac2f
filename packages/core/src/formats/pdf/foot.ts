import { legalLine } from '../page/index.ts';
import type { Printing } from './printing.ts';

/** On every page: who the seller is in law, and which page of how many. */
export function printFoot({ sheet, theme, invoice, wording }: Printing): void {
  const pageWidth = 90;
  const lines = sheet.wrap(legalLine({ invoice, wording }), theme.small, sheet.width - pageWidth).slice(0, 2);
  const top = sheet.bottom + 14;
  sheet.onEveryPage((page, pages) => {
    sheet.document.line(sheet.left, top - 6, sheet.right, top - 6, theme.line, 0.5);
    lines.forEach((line, index) =>
      sheet.line(line, theme.small, {
        x: sheet.left,
        y: top + index * sheet.lineHeight(theme.small),
        width: sheet.width - pageWidth,
      }),
    );
    const text = `${invoice.number} · ${wording.labels.page.replace('{page}', String(page)).replace('{pages}', String(pages))}`;
    sheet.line(text, theme.small, { x: sheet.left, y: top, width: sheet.width, align: 'right' });
  });
}
