import { eInvoiceFormat, isCountry, type EInvoiceFormat, type FormatSettings } from '../../model/index.ts';

export const FORMATS = eInvoiceFormat.options;

/** A line of the table: what businesses in a country get, and what its public bodies get; empty: as everywhere else. */
export interface FormatRow {
  readonly country: string;
  readonly format: EInvoiceFormat | '';
  readonly publicFormat: EInvoiceFormat | '';
}

export type RowFault = 'country' | 'duplicate' | 'nothing';

type Tables = Pick<FormatSettings, 'byCountry' | 'publicByCountry'>;

/** The two tables of the settings as one. */
export function rowsOf({ byCountry, publicByCountry }: Tables): readonly FormatRow[] {
  const countries = [...new Set([...Object.keys(byCountry), ...Object.keys(publicByCountry)])].toSorted();
  return countries.map((country) => ({
    country,
    format: byCountry[country] ?? '',
    publicFormat: publicByCountry[country] ?? '',
  }));
}

export function tablesOf(rows: readonly FormatRow[]): Tables {
  const table = (of: (row: FormatRow) => EInvoiceFormat | '') =>
    Object.fromEntries(
      rows.flatMap((row) => {
        const format = of(row);
        return format === '' ? [] : [[row.country, format] as const];
      }),
    );
  return { byCountry: table(({ format }) => format), publicByCountry: table(({ publicFormat }) => publicFormat) };
}

/** What is wrong with a line; the second of two with one country is the duplicate. */
export function faultOf(rows: readonly FormatRow[], index: number): RowFault | undefined {
  const row = rows[index];
  if (row === undefined) return undefined;
  if (!isCountry(row.country)) return 'country';
  if (rows.findIndex(({ country }) => country === row.country) < index) return 'duplicate';
  return row.format === '' && row.publicFormat === '' ? 'nothing' : undefined;
}

export function firstFault(rows: readonly FormatRow[]): RowFault | undefined {
  return rows.map((_, index) => faultOf(rows, index)).find((fault) => fault !== undefined);
}

/** In the form's draft the table is one text, like every other value. */
export function writeRows(rows: readonly FormatRow[]): string {
  return JSON.stringify(rows);
}

export function readRows(text: string): readonly FormatRow[] {
  return text === '' ? [] : (JSON.parse(text) as readonly FormatRow[]);
}
