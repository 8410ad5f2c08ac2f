import { once } from 'node:events';
import type { MedusaResponse } from '@medusajs/framework/http';

const PAGE = 500;

/** Sends rows as CSV (RFC 4180, UTF-8), page by page: a shop with a million orders costs no more memory than one with ten. */
export async function sendCsv<Row>(
  res: MedusaResponse,
  filename: string,
  columns: Readonly<Record<string, (row: Row) => string | null>>,
  page: (take: number, skip: number) => Promise<readonly Row[]>,
): Promise<void> {
  res.setHeader('content-type', 'text/csv; charset=utf-8');
  res.setHeader('content-disposition', `attachment; filename="${filename}"`);
  // Spreadsheets take UTF-8 for granted only when it begins with this mark.
  res.write(`\uFEFF${Object.keys(columns).join(',')}\r\n`);
  for (let skip = 0; !res.destroyed; skip += PAGE) {
    const rows = await page(PAGE, skip);
    const text = rows
      .map(
        (row) =>
          `${Object.values(columns)
            .map((cell) => csvCell(cell(row)))
            .join(',')}\r\n`,
      )
      .join('');
    if (text !== '' && !res.write(text)) await Promise.race([once(res, 'drain'), once(res, 'close')]);
    if (rows.length < PAGE) break;
  }
  res.end();
}

/** A cell that begins like a formula would be run by a spreadsheet: an apostrophe makes it text. Amounts stay amounts. */
export function csvCell(value: string | null): string {
  const text = value ?? '';
  const harmless = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
