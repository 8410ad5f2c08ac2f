import { factsOf, titleOf } from '../page/index.ts';
import type { Logo } from './logo.ts';
import type { Printing } from './printing.ts';

const LOGO = { width: 150, height: 48 };

/** Whose document it is, and what: logo or name on the left, title and number on the right. */
export function printHead(printing: Printing, logo: Logo | undefined): void {
  const { sheet, theme, invoice, wording } = printing;
  const half = sheet.width / 2;
  const right = { x: sheet.left + half, width: half, align: 'right' as const };
  const titleHeight = sheet.write(sheet.root, 'H1', titleOf(invoice.typeCode, wording.labels), theme.title, {
    ...right,
    y: sheet.y,
  });
  const numberHeight = sheet.write(sheet.root, 'P', `${wording.labels.number} ${invoice.number}`, theme.strong, {
    ...right,
    y: sheet.y + titleHeight,
  });
  const brandHeight = logo === undefined ? printBrand(printing, half) : printLogo(printing, logo);
  sheet.y += Math.max(titleHeight + numberHeight, brandHeight) + 10;
  sheet.rule(sheet.y, theme.accent, 1.4);
  sheet.y += 14;
}

function printBrand({ sheet, theme, invoice }: Printing, width: number): number {
  return sheet.write(sheet.root, 'P', invoice.seller.tradingName ?? invoice.seller.name, theme.brand, {
    x: sheet.left,
    y: sheet.y + 4,
    width: width - 12,
  });
}

function printLogo({ sheet }: Printing, { image, alt }: Logo): number {
  const scale = Math.min(LOGO.width / image.width, LOGO.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  const bbox = [sheet.left, sheet.pageHeight - sheet.y - height, sheet.left + width, sheet.pageHeight - sheet.y];
  const figure = sheet.element(sheet.root, 'Figure', { alt, bbox });
  sheet.picture(figure, image, sheet.left, sheet.y, width, height);
  return LOGO.height;
}

/** The facts of the document in a grid of label and value: dates, nature of supply, references. */
export function printFacts(printing: Printing, orderUrl: string | undefined): void {
  const { sheet, theme } = printing;
  const facts = factsOf(printing);
  const columns = 4;
  const gap = 12;
  const width = (sheet.width - gap * (columns - 1)) / columns;
  const list = sheet.element(sheet.root, 'Sect');
  for (let row = 0; row < facts.length; row += columns) {
    const heights = facts.slice(row, row + columns).map(([label, value], column) => {
      const x = sheet.left + column * (width + gap);
      const labelHeight = sheet.write(list, 'P', label, theme.label, { x, y: sheet.y, width });
      return labelHeight + sheet.write(list, 'P', value, theme.text, { x, y: sheet.y + labelHeight, width });
    });
    sheet.y += Math.max(...heights) + 6;
  }
  if (orderUrl !== undefined) printLink(printing, orderUrl);
  sheet.y += 8;
}

function printLink({ sheet, theme, wording }: Printing, url: string): void {
  const box = { x: sheet.left, y: sheet.y, width: sheet.width };
  sheet.link(sheet.root, wording.labels.order, { ...theme.text, colour: theme.accent }, box, url);
  sheet.y += sheet.lineHeight(theme.text);
}
