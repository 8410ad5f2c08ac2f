import { type BankStatement, ok, present, refused, type Result } from '../../model/index.ts';
import { checkBalances } from '../balance-check.ts';
import { EntryIds } from '../entry-id.ts';
import { type StatementFile, Warnings } from '../statement-file.ts';
import { balanceRow, type CsvBalances, runningBalances } from './balances.ts';
import { columnOf } from './columns.ts';
import { dateOrderIn } from './dates.ts';
import { decimalMarkIn } from './numbers.ts';
import type { CsvOptions } from './options.ts';
import { cellsOf, type CsvEntry, readRow, type Spelling, toEntry } from './read-row.ts';
import { type Row, type Table, tableIn } from './table.ts';

/** A table of entries as banks let download it. What the file does not tell can be told in `options`. */
export function readCsv(text: string, options: CsvOptions = {}): Result<StatementFile> {
  const table = tableIn(text, options);
  if (!table.ok) return table;
  const warnings = new Warnings();
  const spelling = spellingOf(table.value, options);
  if (!spelling.ok) return spelling;
  warnOfColumns(table.value, options, warnings);
  const { preamble, rows } = table.value;
  const account = options.account ?? accountIn(preamble);
  const currency = options.currency ?? currencyIn(table.value, spelling.value);
  const told: CsvBalances[] = preamble.flatMap((row) => balanceRow(row, spelling.value.decimalMark) ?? []);
  const entries: CsvEntry[] = [];
  for (const row of rows) {
    const entry = readRow(row, spelling.value, currency ?? ASSUMED, account);
    const balance = entry === undefined ? balanceRow(row, spelling.value.decimalMark) : undefined;
    if (entry !== undefined) entries.push(entry);
    else if (balance !== undefined) told.push(balance);
    else if (row.cells.some((cell) => cell !== ''))
      warnings.add('ENTRY_UNREADABLE', `line ${row.number}`, 'The row has no readable day or amount.');
  }
  if (currency === undefined && entries.some((entry) => cellsOf(entry.row, spelling.value, 'currency').length === 0))
    warnings.add(
      'PART_MISSING',
      'line 1',
      `The file does not say in which currency the account is; ${ASSUMED} is taken.`,
    );
  const groups = Map.groupBy(entries, (entry) => `${entry.ownAccount} ${entry.currency}`);
  const statements = [...groups.values()].map((those) =>
    statementOf(those, spelling.value, groups.size === 1 ? told : [], warnings),
  );
  const empty = statements.length === 0 ? [emptyStatement(account, currency ?? ASSUMED)] : statements;
  return ok({ format: 'csv', statements: empty, warnings: warnings.all });
}

/** Where nothing tells it. */
const ASSUMED = 'EUR';

function spellingOf({ columns, rows, delimiter }: Table, options: CsvOptions): Result<Spelling> {
  const cellsIn = (...kinds: readonly string[]) =>
    rows.flatMap(({ cells }) => cells.filter((cell, index) => cell !== '' && kinds.includes(columns[index] ?? '')));
  const decimalMark =
    options.decimalMark ??
    decimalMarkIn(cellsIn('amount', 'debit', 'credit', 'balance')) ??
    (delimiter === ',' ? '.' : ',');
  const values = cellsIn('valueDate');
  const dateOrder =
    options.dateOrder ??
    dateOrderIn(cellsIn('bookingDate')) ??
    (values.length > 0 ? dateOrderIn(values) : undefined) ??
    // Nobody who writes the decimals behind a comma puts the month first.
    (decimalMark === ',' ? 'DMY' : undefined);
  if (dateOrder !== undefined) return ok({ columns, decimalMark, dateOrder });
  return refused({
    code: 'STATEMENT_DATES_AMBIGUOUS',
    message: 'Day and month cannot be told apart in this table: every date can be read in two ways.',
    advice: 'Tell in which order day and month stand, or export the dates with the year first.',
    retry: 'after-fix',
    choices: ['DMY', 'MDY'],
  });
}

/** Columns of a title that is unknown, and that hold something. */
function warnOfColumns({ titles, columns, rows }: Table, options: CsvOptions, warnings: Warnings): void {
  if (options.columns !== undefined) return;
  for (const [index, title] of titles.entries())
    if (columns[index] === undefined && rows.some(({ cells }) => (cells[index] ?? '') !== ''))
      warnings.add(
        'NOT_READ',
        `column ${index + 1}`,
        `Not read: the title ${JSON.stringify(title.slice(0, 40))} is unknown.`,
      );
}

function statementOf(
  rows: readonly CsvEntry[],
  spelling: Spelling,
  told: readonly CsvBalances[],
  warnings: Warnings,
): BankStatement {
  const { ownAccount = '', currency = ASSUMED } = rows[0] ?? {};
  const account = accountOf(ownAccount);
  const ids = new EntryIds(account);
  const entries = rows.map((row) => toEntry(row, spelling, ids));
  const running = runningBalances(rows);
  const opening = told.find((one) => one.opening !== undefined)?.opening ?? running.opening;
  const closing = told.find((one) => one.closing !== undefined)?.closing ?? running.closing;
  const balances = present({
    opening: opening === undefined ? undefined : { amount: opening },
    closing: closing === undefined ? undefined : { amount: closing },
  });
  const location = `line ${rows[0]?.row.number ?? 1}`;
  return {
    ...balances,
    kind: 'statement',
    account,
    currency,
    entries,
    check: checkBalances({ ...balances, currency, entries }, warnings, location),
  };
}

function emptyStatement(account: string, currency: string): BankStatement {
  return { kind: 'statement', account: accountOf(account), currency, entries: [], check: { kind: 'no-balances' } };
}

const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b/;

function accountOf(text: string) {
  const iban = IBAN.exec(text)?.[0].replace(/\s/g, '');
  return present({ iban, number: iban === undefined && text !== '' ? text : undefined });
}

/** The IBAN above the table. */
function accountIn(preamble: readonly Row[]): string {
  return preamble.flatMap(({ cells }) => cells.flatMap((cell) => IBAN.exec(cell)?.[0] ?? []))[0] ?? '';
}

/** In a title such as `Montant (EUR)`, above the table, or as a sign beside the amounts. */
function currencyIn({ titles, preamble, rows }: Table, spelling: Spelling): string | undefined {
  const amounts = titles.filter((title) => ['amount', 'debit', 'credit', 'balance'].includes(columnOf(title) ?? ''));
  const cells = rows
    .slice(0, 5)
    .flatMap((row) => (['amount', 'debit', 'credit'] as const).flatMap((kind) => cellsOf(row, spelling, kind)));
  const above = preamble.flatMap((row) => row.cells);
  for (const text of [...amounts, ...cells, ...above]) {
    if (/€|\bEUR(?:OS?)?\b/i.test(text)) return 'EUR';
    const code = /\b(?:USD|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN|CZK|HUF|JPY)\b/.exec(text)?.[0];
    if (code !== undefined) return code;
  }
  return undefined;
}
