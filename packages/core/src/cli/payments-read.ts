import { readFileSync } from 'node:fs';
import { type ReadOptions, readStatements, type StatementFile } from '../banking/index.ts';
import { type BankStatement, refused, type Result } from '../model/index.ts';
import type { GlobalOptions, ReadPaymentsOptions } from './options.ts';
import { cannotRun, type ExitCode, type Outcome } from './outcome.ts';
import { problemText, table } from './text.ts';
import { stdout, styled } from './standard-output.ts';

/** Reads every file and writes what it says, one answer after another. */
export function readPayments(
  { json }: GlobalOptions,
  files: readonly string[],
  options: ReadPaymentsOptions,
): Promise<Outcome> {
  const told = toldBy(options);
  let exit: ExitCode = 0;
  for (const file of files) {
    const read = readFile(file, told);
    stdout.line(json === true ? lineOf(file, read) : reportOf(file, read));
    if (!read.ok || read.value.statements.some(({ check }) => check.kind === 'differs')) exit = exit === 2 ? 2 : 1;
    if (!read.ok && read.problems[0]?.code === 'FILE_UNREADABLE') exit = 2;
  }
  return Promise.resolve({ exit, json: undefined, text: '' });
}

function readFile(file: string, options: ReadOptions): Result<StatementFile> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    const advice = 'Check the path and the permissions.';
    return refused({ code: 'FILE_UNREADABLE', message: `${file} cannot be read.`, advice, retry: 'after-fix' });
  }
  return readStatements(bytes, options);
}

const ORDERS = ['DMY', 'MDY', 'YMD'] as const;

function toldBy({ dateOrder, currency }: ReadPaymentsOptions): ReadOptions {
  const order = ORDERS.find((one) => one === dateOrder);
  if (dateOrder !== undefined && order === undefined)
    throw cannotRun(
      'DATE_ORDER_UNKNOWN',
      `${dateOrder} is no order of day, month and year.`,
      `Name one of ${ORDERS.join(', ')}.`,
    );
  return { csv: { ...(order !== undefined && { dateOrder: order }), ...(currency !== undefined && { currency }) } };
}

function lineOf(file: string, read: Result<StatementFile>): string {
  return JSON.stringify(read.ok ? { file, ok: true, ...read.value } : { file, ok: false, problems: read.problems });
}

function reportOf(file: string, read: Result<StatementFile>): string {
  if (!read.ok) return [styled(['red', 'bold'], file), ...read.problems.map(problemText)].join('\n');
  const { format, version, statements, warnings } = read.value;
  return [
    styled('bold', file) + `  ${[format, version].filter(Boolean).join(' ')}`,
    ...statements.flatMap(statementText),
    ...warnings.map(({ code, location, message }) => `  ${styled('yellow', code)} ${location}: ${message}`),
  ].join('\n');
}

const CHECKS = { 'adds-up': 'adds up', differs: 'does not add up', 'no-balances': 'tells no balances' } as const;

function statementText({ account, currency, opening, closing, entries, check }: BankStatement): readonly string[] {
  const balances = [opening, closing].map((balance) => balance?.amount.toString() ?? '–').join(' → ');
  const head = `${account.iban ?? account.number ?? 'an account'}  ${balances} ${currency}  ${CHECKS[check.kind]}`;
  if (entries.length === 0) return ['', head];
  const rows = entries.map(
    ({ bookingDate, amount, counterparty, endToEndId, creditorReference, remittance, returned }) => [
      bookingDate,
      amount.toString(),
      returned === undefined ? '' : `returned ${returned.reason ?? ''}`.trim(),
      counterparty?.name ?? '',
      creditorReference ?? endToEndId ?? '',
      remittance.join(' / ').slice(0, 60),
    ],
  );
  return ['', head, table(['booked', 'amount', '', 'who', 'reference', 'text'], rows)];
}
