import type { Element, Sheet, Style } from '../../formats/pdf/index.ts';
import type { LetterBlock, LetterTable } from '../letter-block.ts';

const INK = '#1b1f24';
export const STYLES = {
  text: { face: 'regular', size: 10, colour: INK },
  strong: { face: 'bold', size: 10, colour: INK },
  heading: { face: 'bold', size: 12, colour: INK },
  small: { face: 'regular', size: 8, colour: INK },
  mark: { face: 'regular', size: 6, colour: '#5a626c' },
} as const satisfies Record<string, Style>;

const AFTER_BLOCK = 8;
const CELL_GAP = 10;

/** Where the blocks stand. */
export interface Column {
  readonly x: number;
  readonly width: number;
}

/** Prints blocks below each other from `sheet.y` on, over as many pages as they take. */
export function printBlocks(sheet: Sheet, parent: Element, blocks: readonly LetterBlock[], column: Column): void {
  for (const block of blocks) {
    printBlock(sheet, parent, block, column);
    sheet.y += AFTER_BLOCK;
  }
}

function printBlock(sheet: Sheet, parent: Element, block: LetterBlock, column: Column): void {
  switch (block.kind) {
    case 'heading':
      return printText(sheet, parent, 'H1', block.text, STYLES.heading, column);
    case 'paragraph':
      return printText(sheet, parent, 'P', block.text, STYLES.text, column);
    case 'list':
      for (const item of block.items) printText(sheet, parent, 'P', `• ${item}`, STYLES.text, column);
      return;
    case 'action':
      return printText(sheet, parent, 'P', `${block.text}: ${block.url}`, STYLES.text, column);
    case 'foot':
      return printText(sheet, parent, 'P', block.text.replaceAll('\n', ' · '), STYLES.small, column);
    case 'rule':
      return sheet.rule(sheet.y, '#d7dce1', 0.5, column.x, column.width);
    case 'table':
      return printTable(sheet, parent, block, column);
  }
}

function printText(
  sheet: Sheet,
  parent: Element,
  type: string,
  text: string,
  style: Style,
  { x, width }: Column,
): void {
  const element = sheet.element(parent, type);
  for (const line of sheet.wrap(text, style, width)) {
    sheet.reserve(sheet.lineHeight(style));
    const { y } = sheet;
    element.add(() => sheet.line(line, style, { x, y, width }));
    sheet.y += sheet.lineHeight(style);
  }
}

function printTable(sheet: Sheet, parent: Element, { header, rows, right }: LetterTable, column: Column): void {
  const table = sheet.element(parent, 'Table');
  const widths = widthsOf(sheet, header, rows, column.width);
  const row = (cells: readonly string[], type: 'TH' | 'TD', style: Style) =>
    printRow(sheet, sheet.element(table, 'TR'), { cells: merged(cells, widths), type, style, right, x: column.x });
  if (header !== undefined) {
    row(header, 'TH', STYLES.strong);
    sheet.rule(sheet.y, INK, 0.6, column.x, column.width);
  }
  for (const cells of rows) row(cells, 'TD', STYLES.text);
}

interface PlacedCell {
  readonly text: string;
  readonly column: number;
  /** Of all the columns it reaches over, and those before it. */
  readonly width: number;
  readonly before: number;
}

/** A cell followed by empty ones takes their room: the label of a sum. */
function merged(cells: readonly string[], widths: readonly number[]): PlacedCell[] {
  const placed: PlacedCell[] = [];
  let before = 0;
  cells.forEach((text, column) => {
    const width = widths[column] ?? 0;
    const last = placed.at(-1);
    if (text === '' && last !== undefined && last.column === 0 && column < cells.length - 1)
      placed[placed.length - 1] = { ...last, width: last.width + width };
    else placed.push({ text, column, width, before });
    before += width;
  });
  return placed;
}

function printRow(
  sheet: Sheet,
  row: Element,
  {
    cells,
    type,
    style,
    right,
    x,
  }: { cells: readonly PlacedCell[]; type: string; style: Style; right: readonly boolean[]; x: number },
): void {
  const wrapped = cells.map(({ text, width }) => sheet.wrap(text, style, width - CELL_GAP));
  const height = Math.max(...wrapped.map((lines) => lines.length)) * sheet.lineHeight(style) + 4;
  sheet.reserve(height);
  cells.forEach(({ column, width, before }, index) => {
    const element = sheet.element(row, type, type === 'TH' ? { scope: 'Column' } : {});
    const align = right[column] === true ? 'right' : 'left';
    wrapped[index]?.forEach((line, number) => {
      const y = sheet.y + 2 + number * sheet.lineHeight(style);
      element.add(() =>
        sheet.line(line, style, {
          x: x + before,
          y,
          width: width - (align === 'right' && column === right.length - 1 ? 0 : CELL_GAP),
          align,
        }),
      );
    });
  });
  sheet.y += height;
}

/** Each column as wide as its longest text; the widest one, or of rows with headings of their own the last, has what is left. */
function widthsOf(
  sheet: Sheet,
  header: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
  room: number,
): number[] {
  const all = header === undefined ? rows : [header, ...rows];
  const count = Math.max(...all.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(
      24,
      ...all.map((row) => (isLabelOfSum(row, column) ? 0 : sheet.widthOf(row[column] ?? '', STYLES.strong) + CELL_GAP)),
    ),
  );
  const total = widths.reduce((sum, width) => sum + width, 0);
  const flexible = header === undefined ? count - 1 : widths.indexOf(Math.max(...widths));
  return widths.map((width, column) => (column === flexible ? Math.max(60, width + room - total) : width));
}

const isLabelOfSum = (row: readonly string[], column: number): boolean =>
  column === 0 && row.length > 2 && row[1] === '';
