import { partyBlocks, type PartyBlock } from '../page/index.ts';
import type { Printing } from './printing.ts';

/** The parties, two or three beside one another. */
export function printParties(printing: Printing): void {
  const { sheet, theme } = printing;
  const blocks = partyBlocks(printing);
  const gap = 16;
  for (let row = 0; row < blocks.length; row += 3) {
    const shown = blocks.slice(row, row + 3);
    const columns = Math.max(shown.length, 2);
    const width = (sheet.width - gap * (columns - 1)) / columns;
    const heights = shown.map((block, column) =>
      printBlock(printing, block, sheet.left + column * (width + gap), width),
    );
    sheet.y += Math.max(...heights) + 14;
  }
  sheet.rule(sheet.y - 4, theme.line);
  sheet.y += 6;
}

function printBlock({ sheet, theme }: Printing, block: PartyBlock, x: number, width: number): number {
  const section = sheet.element(sheet.root, 'Sect');
  let y = sheet.y;
  y += sheet.write(section, 'H2', block.title, theme.heading, { x, y, width }) + 2;
  y += sheet.write(section, 'P', block.name, theme.strong, { x, y, width });
  if (block.lines.length > 0) y += sheet.write(section, 'P', block.lines.join('\n'), theme.text, { x, y, width });
  return y - sheet.y;
}
