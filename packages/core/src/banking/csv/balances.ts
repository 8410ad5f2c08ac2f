import { Decimal } from '../../model/index.ts';
import { plainTitle } from './columns.ts';
import { numberIn } from './numbers.ts';
import type { CsvEntry } from './read-row.ts';
import type { Row } from './table.ts';

export interface CsvBalances {
  readonly opening?: Decimal | undefined;
  readonly closing?: Decimal | undefined;
}

/** The balances before the first and after the last entry, where each row says what is in the account after it. */
export function runningBalances(rows: readonly CsvEntry[]): CsvBalances {
  const entries = rows.filter(({ isPending }) => !isPending);
  const chronological = isNewestFirst(entries) ? entries.toReversed() : entries;
  const [first, last] = [chronological[0], chronological.at(-1)];
  if (first?.balance === undefined || last?.balance === undefined) return {};
  return { opening: first.balance.minus(first.amount), closing: last.balance };
}

/** By the order in which more balances follow from the row before; by the days where that says nothing. */
function isNewestFirst(entries: readonly CsvEntry[]): boolean {
  let [oldest, newest] = [0, 0];
  for (const [index, entry] of entries.entries()) {
    const before = entries[index - 1];
    if (before?.balance === undefined || entry.balance === undefined) continue;
    if (before.balance.plus(entry.amount).equals(entry.balance)) oldest += 1;
    if (entry.balance.plus(before.amount).equals(before.balance)) newest += 1;
  }
  if (oldest !== newest) return newest > oldest;
  return (entries[0]?.bookingDate ?? '') > (entries.at(-1)?.bookingDate ?? '');
}

const BALANCE = /\b(?:saldo|anfangssaldo|endsaldo|kontostand|solde|balance)\b/;
const AT_START =
  /\b(?:anfangssaldo|anfang|alter|ancien|opening|start|initial|debut|precedent|vorheriger|begin|beginsaldo)\b/;
const AT_END = /\b(?:endsaldo|ende|neuer|nouveau|closing|end|final|fin|actuel|aktueller|letzter|eind|eindsaldo)\b/;

/** A balance in a row of its own: `Ancien solde;;;1 200,00`. */
export function balanceRow({ cells }: Row, decimalMark: ',' | '.'): CsvBalances | undefined {
  const words = plainTitle(cells.filter((cell) => /[a-z]/i.test(cell)).join(' '));
  if (!BALANCE.test(words)) return undefined;
  const side = cells.at(-1)?.trim() === 'S' ? 'S' : '';
  const amounts = cells.flatMap((cell) => (/\d[.,]\d/.test(cell) ? (numberIn(cell + side, decimalMark) ?? []) : []));
  const amount = amounts.at(-1);
  if (amount === undefined) return {};
  if (AT_START.test(words)) return { opening: amount };
  return AT_END.test(words) ? { closing: amount } : {};
}
