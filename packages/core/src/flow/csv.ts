import { stringify } from 'csv-stringify/sync';

/** Rows for spreadsheets (RFC 4180). */
export function csv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(harmless)),
    { record_delimiter: 'windows' },
  );
}

/** A spreadsheet takes text that begins so for a formula; buyers choose their names. */
function harmless(text: string): string {
  return /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/.test(text) ? `'${text}` : text;
}
