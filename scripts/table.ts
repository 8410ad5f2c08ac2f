/** Rows under their heads, columns as wide as they must be. */
export function table<Column extends string>(
  heads: Readonly<Record<Column, string>>,
  rows: readonly Readonly<Record<Column, string>>[],
): string {
  const columns = Object.keys(heads) as Column[];
  const width = (column: Column): number => Math.max(...[heads, ...rows].map((row) => row[column].length));
  const line = (row: Readonly<Record<Column, string>>): string =>
    columns
      .map((column) => row[column].padEnd(width(column)))
      .join('  ')
      .trimEnd();
  return ['', line(heads), ...rows.map(line)].join('\n');
}
