import type { LetterBlock, LetterTable } from '../letter-block.ts';

/** Columns that every mail program shows (RFC 3676, 4.2 asks for 78 at most). */
const WIDTH = 72;
const GAP = '  ';

/** The letter as text: what those see whose program shows no HTML, and what machines read. */
export function plainText(blocks: readonly LetterBlock[]): string {
  return `${blocks.map(written).join('\n\n')}\n`;
}

function written(block: LetterBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${wrapped(block.text)}\n${'='.repeat(Math.min(WIDTH, lengthOf(block.text)))}`;
    case 'paragraph':
      return lines(block.text);
    case 'list':
      return block.items.map((item) => wrapped(item, '- ', '  ')).join('\n');
    case 'action':
      return `${block.text}:\n${block.url}`;
    case 'rule':
      return '-'.repeat(WIDTH);
    case 'foot':
      // The mark by which mail programs know what is no part of the text (RFC 3676, 4.3).
      return `-- \n${lines(block.text)}`;
    case 'table':
      return tableText(block);
  }
}

const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => wrapped(line))
    .join('\n');

const lengthOf = (text: string): number => Array.from(text).length;

/** Breaks at blanks; what is longer than a line, such as an address, stays whole. */
function wrapped(text: string, first = '', further = ''): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && lengthOf(line) + 1 + lengthOf(word) > WIDTH) {
      lines.push(line);
      line = further;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

/** Columns side by side where they fit, else each row as a list of what its columns say. */
function tableText({ header, rows, right }: LetterTable): string {
  const all = header === undefined ? rows : [header, ...rows];
  // A sum's label reaches over several columns; it does not make the first one wide.
  const widths = right.map((_, column) =>
    Math.max(0, ...all.map((row) => (reachesOver(row, column) ? 0 : lengthOf(row[column] ?? '')))),
  );
  const total = widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length);
  if (total > WIDTH) return header === undefined ? pairs(rows) : rows.map((row) => labelled(header, row)).join('\n\n');
  const lines = all.map((row) => rowText(row, widths, right));
  if (header !== undefined) lines.splice(1, 0, '-'.repeat(total));
  return lines.join('\n');
}

const reachesOver = (row: readonly string[], column: number): boolean =>
  row.length > 2 && row[column + 1] === '' && column === 0;

function rowText(row: readonly string[], widths: readonly number[], right: readonly boolean[]): string {
  let line = '';
  let start = 0;
  widths.forEach((width, column) => {
    const text = row[column] ?? '';
    const room = start - lengthOf(line);
    const pad = right[column] === true ? room + width - lengthOf(text) : room;
    if (text !== '') line += ' '.repeat(Math.max(line === '' ? 0 : 1, pad)) + text;
    start += width + GAP.length;
  });
  return line;
}

const pairs = (rows: readonly (readonly string[])[]): string =>
  rows
    .map(
      ([label = '', ...values]) =>
        `${label}:\n${values
          .filter((value) => value !== '')
          .map((value) => wrapped(value, '  ', '  '))
          .join('\n')}`,
    )
    .join('\n');

const labelled = (header: readonly string[], row: readonly string[]): string => {
  const isSum = reachesOver(row, 0);
  if (isSum) return `${row[0]}: ${row.at(-1) ?? ''}`;
  return row
    .flatMap((text, column) => (text === '' ? [] : [wrapped(`${header[column] ?? ''}: ${text}`, '', '  ')]))
    .join('\n');
};
