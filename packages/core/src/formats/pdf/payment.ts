import { attachmentLines, mentionsOf, paymentLines } from '../page/index.ts';
import type { Printing } from './printing.ts';
import type { Style } from './sheet.ts';

/** How to pay: means, accounts, reference, terms (BG-16, BT-20), in the given width. */
export function printPayment(printing: Printing, width = printing.sheet.width): void {
  const lines = paymentLines(printing);
  if (lines.length > 0) printSection(printing, printing.wording.labels.payment, lines, printing.theme.text, width);
}

/** The mentions the law asks for, the notes, and what is attached. */
export function printMentions(printing: Printing): void {
  const { invoice, wording, theme } = printing;
  const mentions = mentionsOf(invoice, wording.labels);
  if (mentions.length > 0) printSection(printing, wording.labels.notes, mentions, theme.text);
  const attachments = attachmentLines(printing);
  if (attachments.length > 0) printSection(printing, wording.labels.attachments, attachments, theme.text);
}

function printSection(
  { sheet, theme }: Printing,
  title: string,
  paragraphs: readonly string[],
  style: Style,
  width = sheet.width,
): void {
  sheet.reserve(3 * sheet.lineHeight(style));
  const section = sheet.element(sheet.root, 'Sect');
  sheet.y += sheet.write(section, 'H2', title, theme.heading, { x: sheet.left, y: sheet.y, width }) + 2;
  for (const paragraph of paragraphs) {
    const element = sheet.element(section, 'P');
    for (const line of sheet.wrap(paragraph, style, width)) {
      sheet.reserve(sheet.lineHeight(style));
      const { y } = sheet;
      element.add(() => sheet.line(line, style, { x: sheet.left, y, width }));
      sheet.y += sheet.lineHeight(style);
    }
    sheet.y += 1.5;
  }
  sheet.y += 10;
}
