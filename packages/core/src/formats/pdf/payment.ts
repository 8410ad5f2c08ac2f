import { barsOf, type QrCode, QUIET_ZONE } from '../epc/index.ts';
import { attachmentLines, mentionsOf, paymentLines } from '../page/index.ts';
import type { Printing } from './printing.ts';
import type { Style } from './sheet.ts';

/** How to pay: means, accounts, reference, terms (BG-16, BT-20), in the given width. */
export function printPayment(printing: Printing, width = printing.sheet.width): void {
  const lines = paymentLines(printing);
  if (lines.length > 0) printSection(printing, printing.wording.labels.payment, lines, printing.theme.text, width);
  if (printing.paymentUrl !== undefined) printPayOnline(printing, printing.paymentUrl, width);
}

function printPayOnline({ sheet, theme, wording }: Printing, url: string, width: number): void {
  const style = { ...theme.text, colour: theme.accent };
  sheet.reserve(sheet.lineHeight(style));
  sheet.link(sheet.root, wording.labels.payOnline, style, { x: sheet.left, y: sheet.y, width }, url);
  sheet.y += sheet.lineHeight(style) + LINK_GAP;
}

const LINK_GAP = 10;

/** Points of a module, so that the longest code is 138 wide: every reader finds 0.7 mm. */
const MODULE = 2;
const CODE_GAP = 10;

/** How high the code will be, its margin below included. */
export const paymentCodeHeight = (code: QrCode | undefined): number =>
  code === undefined ? 0 : code.length * MODULE + CODE_GAP;

/** The code to scan, and what it is for. */
export function printPaymentCode(printing: Printing, code: QrCode | undefined): void {
  if (code === undefined) return;
  const { sheet, theme, wording } = printing;
  const side = code.length * MODULE;
  sheet.reserve(side + CODE_GAP);
  const [x, y] = [sheet.left, sheet.y];
  const bbox = [x, sheet.pageHeight - y - side, x + side, sheet.pageHeight - y];
  const figure = sheet.element(sheet.root, 'Figure', { alt: `${wording.labels.scanToPay} (EPC QR)`, bbox });
  figure.add(() => {
    for (const { row, column, length } of barsOf(code))
      sheet.document.band(x + column * MODULE, y + row * MODULE, length * MODULE, MODULE, BLACK);
  });
  const beside = x + side + QUIET_ZONE * MODULE;
  sheet.write(sheet.root, 'P', wording.labels.scanToPay, theme.label, {
    x: beside,
    y,
    width: sheet.width * 0.54 + sheet.left - beside,
  });
  sheet.y += side + CODE_GAP;
}

const BLACK = '#000000';

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
