import type { CsvColumn } from './columns.ts';

/** What a merchant can tell of an export that does not tell itself. Anything left out is found in the file. */
export interface CsvOptions {
  readonly delimiter?: string;
  /** Of a file without titles: what each column holds, `undefined` for one that is left out. */
  readonly columns?: readonly (CsvColumn | undefined)[];
  readonly decimalMark?: ',' | '.';
  readonly dateOrder?: DateOrder;
  /** ISO 4217. */
  readonly currency?: string;
  /** IBAN or number of the account that the file is of. */
  readonly account?: string;
}

/** Of day, month and year, which stands where. */
export type DateOrder = 'DMY' | 'MDY' | 'YMD';
