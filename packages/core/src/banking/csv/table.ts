import { CsvError, parse } from 'csv-parse/sync';
import { ok, refused, type Result } from '../../model/index.ts';
import { unreadable } from '../problem.ts';
import { columnOf, type CsvColumn } from './columns.ts';
import type { CsvOptions } from './options.ts';

export interface Row {
  readonly cells: readonly string[];
  /** From 1 on. */
  readonly number: number;
}

/** A bank's export in its parts: what stands before the titles, and the rows below them. */
export interface Table {
  readonly preamble: readonly Row[];
  readonly titles: readonly string[];
  readonly columns: readonly (CsvColumn | undefined)[];
  readonly rows: readonly Row[];
  readonly delimiter: string;
}

const DELIMITERS = [';', ',', '\t', '|'];
/** Titles stand near the beginning. */
const HEAD_ROWS = 60;

export function tableIn(text: string, options: CsvOptions): Result<Table> {
  const plain = text.replace(/^\uFEFF?(?:sep=.\r?\n)?/, '');
  const candidates = options.delimiter === undefined ? DELIMITERS : [options.delimiter];
  const found = candidates.flatMap(
    (delimiter) => titlesIn(rowsOf(plain, delimiter, HEAD_ROWS), delimiter, options.columns) ?? [],
  );
  const best = found.toSorted((a, b) => b.known - a.known)[0];
  if (best === undefined) return refused(NO_TITLES);
  const rows = rowsOf(plain, best.delimiter);
  if (rows === undefined) return refused(MALFORMED);
  const titles = rows[best.at]?.cells ?? [];
  const columns = options.columns ?? titles.map(columnOf);
  const start = options.columns === undefined ? best.at + 1 : best.at;
  return ok({ preamble: rows.slice(0, best.at), titles, columns, rows: rows.slice(start), delimiter: best.delimiter });
}

const MALFORMED = unreadable(
  'STATEMENT_MALFORMED',
  'The table cannot be taken apart: a quotation mark does not end where its cell ends, or a row is longer than any.',
  'Export the table again, or download the statement as camt.053.',
);

const NO_TITLES = unreadable(
  'STATEMENT_UNKNOWN',
  'The file is no bank statement that can be read: neither a known format, nor a table with titles for a date and an amount.',
  'Download the statement as camt.053 from the bank, or tell which column of the table holds what.',
);

interface Titles {
  readonly at: number;
  readonly known: number;
  readonly delimiter: string;
}

/** The row that has titles for a day and for an amount; of told columns, the first row as wide as they are. */
function titlesIn(
  rows: readonly Row[] | undefined,
  delimiter: string,
  told: CsvOptions['columns'],
): Titles | undefined {
  for (const [at, { cells }] of (rows ?? []).entries()) {
    if (told !== undefined) {
      if (cells.length >= told.length && told.length > 1) return { at, known: told.length, delimiter };
      continue;
    }
    const columns = cells.map(columnOf);
    const hasDate = columns.includes('bookingDate') || columns.includes('valueDate');
    const hasAmount = columns.includes('amount') || columns.includes('debit') || columns.includes('credit');
    if (hasDate && hasAmount) return { at, known: columns.filter((column) => column !== undefined).length, delimiter };
  }
  return undefined;
}

/** `undefined` for a text that is no table with this delimiter. */
function rowsOf(text: string, delimiter: string, most?: number): readonly Row[] | undefined {
  const rows: Row[] = [];
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: LONGEST_ROW,
      ...(most !== undefined && { to: most }),
      on_record: (cells: string[], { lines }) => {
        rows.push({ cells, number: lines });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
  return rows;
}

const LONGEST_ROW = 65_536;
