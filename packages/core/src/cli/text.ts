import type { Problem } from '../model/index.ts';

/** Columns as wide as their widest cell; numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function pad(cell: string, width: number): string {
  return /^-?\d+(?:\.\d+)?$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
}

/** One problem as people read it: what is wrong, its code and place, and what to do. */
export function problemText({ code, message, advice, field, rule, choices }: Problem): string {
  const place = [code, field, rule].filter((part) => part !== undefined && part !== '').join(', ');
  const options = choices === undefined ? '' : `\n  Choose between: ${choices.join(', ')}`;
  return `${message} (${place})\n  ${advice}${options}`;
}

export function duration(milliseconds: number): string {
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
