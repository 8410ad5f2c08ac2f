import type { Cell } from '../page/index.ts';
import type { Printing } from './printing.ts';
import type { Align, Element, Style } from './sheet.ts';

export interface Column {
  readonly title: string;
  /** Share of the table's width. */
  readonly share: number;
  readonly align?: Align;
}

/** One line of a cell: its own style for the text, a smaller one for the remarks. */
interface LaidOut {
  readonly text: string;
  readonly style: Style;
}

const PADDING = { x: 6, y: 4.5 };

/** A table with a header that comes back on every page. Rows longer than a page go on over the break, line by line. */
export class Table {
  readonly #printing: Printing;
  readonly #columns: readonly Column[];
  readonly #x: number;
  readonly #width: number;
  readonly #element: Element;

  constructor(
    printing: Printing,
    title: string,
    columns: readonly Column[],
    area = { x: printing.sheet.left, width: printing.sheet.width },
  ) {
    this.#printing = printing;
    this.#columns = columns;
    this.#x = area.x;
    this.#width = area.width;
    this.#element = printing.sheet.element(printing.sheet.root, 'Table', { title });
    this.#header();
  }

  #header(repeated = false): void {
    const { sheet, theme } = this.#printing;
    const cells = this.#columns.map(({ title }, index) => sheet.wrap(title, theme.heading, this.#textWidth(index)));
    const height = Math.max(...cells.map((lines) => lines.length)) * sheet.lineHeight(theme.heading) + 2 * PADDING.y;
    sheet.band(sheet.y, height, theme.band, this.#x, this.#width);
    const top = sheet.y + PADDING.y;
    const draw = (lines: readonly string[], index: number) => () =>
      lines.forEach((line, row) =>
        sheet.line(line, theme.heading, { ...this.#box(index), y: top + row * sheet.lineHeight(theme.heading) }),
      );
    if (repeated) sheet.artifact(() => cells.forEach((lines, index) => draw(lines, index)()));
    else {
      const row = sheet.element(this.#element, 'TR');
      cells.forEach((lines, index) => sheet.element(row, 'TH', { scope: 'Column' }).add(draw(lines, index)));
    }
    sheet.y += height;
  }

  row(cells: readonly Cell[], options: { rule?: boolean } = {}): void {
    const { sheet, theme } = this.#printing;
    const laidOut = cells.map((cell, index) => this.#layOut(cell, index));
    const element = sheet.element(this.#element, 'TR');
    const elements = cells.map(() => sheet.element(element, 'TD'));
    const depth = Math.max(...laidOut.map((lines) => lines.length));
    const wholeHeight = Math.max(...laidOut.map((lines) => this.#heightOf(lines))) + 2 * PADDING.y;
    if (!sheet.fits(Math.min(wholeHeight, 120))) this.#break();
    sheet.y += PADDING.y;
    for (let line = 0; line < depth; line += 1) {
      const height = Math.max(...laidOut.map((lines) => this.#lineHeight(lines[line])));
      if (!sheet.fits(height)) {
        this.#break();
        sheet.y += PADDING.y;
      }
      laidOut.forEach((lines, index) => this.#print(lines[line], elements[index], index));
      sheet.y += height;
    }
    sheet.y += PADDING.y;
    if (options.rule !== false) sheet.rule(sheet.y, theme.line, 0.5, this.#x, this.#width);
  }

  #print(line: LaidOut | undefined, element: Element | undefined, index: number): void {
    if (line === undefined || element === undefined) return;
    const { sheet } = this.#printing;
    const { y } = sheet;
    element.add(() => sheet.line(line.text, line.style, { ...this.#box(index), y }));
  }

  #break(): void {
    this.#printing.sheet.newPage();
    this.#header(true);
  }

  #layOut({ text, remarks = [] }: Cell, index: number): LaidOut[] {
    const { sheet, theme } = this.#printing;
    const style = theme.text;
    const width = this.#textWidth(index);
    return [
      ...sheet.wrap(text, style, width).map((line) => ({ text: line, style })),
      ...remarks.flatMap((remark) =>
        sheet.wrap(remark, theme.small, width).map((line) => ({ text: line, style: theme.small })),
      ),
    ];
  }

  #heightOf(lines: readonly LaidOut[]): number {
    return lines.reduce((height, line) => height + this.#lineHeight(line), 0);
  }

  #lineHeight(line: LaidOut | undefined): number {
    return line === undefined ? 0 : this.#printing.sheet.lineHeight(line.style);
  }

  #box(index: number): { x: number; width: number; align: Align } {
    const before = this.#columns.slice(0, index).reduce((share, column) => share + column.share, 0);
    return {
      x: this.#x + before * this.#width + PADDING.x,
      width: this.#textWidth(index),
      align: this.#columns[index]?.align ?? 'left',
    };
  }

  #textWidth(index: number): number {
    return (this.#columns[index]?.share ?? 0) * this.#width - 2 * PADDING.x;
  }
}
