import { type BankTransaction, Decimal, type IsoDate, present, type StatementEntry } from '../../model/index.ts';
import { type EntryIds, reference, type Unidentified } from '../entry-id.ts';
import { looksLikeIban } from '../iban-shape.ts';
import { isReturnWord, returnCode } from '../return-reason.ts';
import { withSepaTags } from '../sepa-tags.ts';
import type { CsvColumn } from './columns.ts';
import { dateIn } from './dates.ts';
import { numberIn } from './numbers.ts';
import type { DateOrder } from './options.ts';
import type { Row } from './table.ts';

/** How the cells of a file are written. */
export interface Spelling {
  readonly columns: readonly (CsvColumn | undefined)[];
  readonly decimalMark: ',' | '.';
  readonly dateOrder: DateOrder;
}

/** A row that is an entry, before it is known to which statement it belongs. */
export interface CsvEntry {
  readonly row: Row;
  readonly bookingDate: IsoDate;
  readonly valueDate?: IsoDate | undefined;
  readonly amount: Decimal;
  readonly currency: string;
  readonly ownAccount: string;
  readonly isPending: boolean;
  /** After the entry. */
  readonly balance?: Decimal | undefined;
}

/** What banks call an entry that is not booked yet. */
const PENDING = /vorgemerkt|pending|en attente|en cours|non comptabilis|gereserveerd/i;

/** The texts of all columns of a kind. */
export function cellsOf({ cells }: Row, { columns }: Spelling, column: CsvColumn): readonly string[] {
  return cells.flatMap((cell, index) => (columns[index] === column && cell.trim() !== '' ? [cell.trim()] : []));
}

/** The row as an entry; `undefined` where it has no day or no amount. */
export function readRow(row: Row, spelling: Spelling, currency: string, ownAccount: string): CsvEntry | undefined {
  const first = (column: CsvColumn) => cellsOf(row, spelling, column)[0];
  const dayOf = (column: CsvColumn) => dateIn(first(column) ?? '', spelling.dateOrder);
  const [booked, valueDate] = [dayOf('bookingDate'), dayOf('valueDate')];
  const bookingDate = booked ?? valueDate;
  const amount = amountOf(row, spelling);
  if (bookingDate === undefined || amount === undefined) return undefined;
  return {
    row,
    bookingDate,
    valueDate,
    amount,
    currency: /^[A-Z]{3}$/.exec(first('currency')?.toUpperCase() ?? '')?.[0] ?? currency,
    ownAccount: first('ownAccount') ?? ownAccount,
    isPending: PENDING.test(cellsOf(row, spelling, 'status').join(' ')),
    balance: numberIn(first('balance') ?? '', spelling.decimalMark),
  };
}

/** Signed in one column, with its side in another, or in a column of its own for each side. */
function amountOf(row: Row, spelling: Spelling): Decimal | undefined {
  const number = (column: CsvColumn) => numberIn(cellsOf(row, spelling, column)[0] ?? '', spelling.decimalMark);
  const amount = number('amount');
  const side = cellsOf(row, spelling, 'sign')[0]?.toUpperCase();
  if (amount !== undefined) return side === undefined ? amount : bySide(amount, side);
  const [debit, credit] = [number('debit'), number('credit')];
  if (debit === undefined && credit === undefined) return undefined;
  return (credit ?? Decimal.ZERO).minus((debit ?? Decimal.ZERO).abs());
}

function bySide(amount: Decimal, side: string): Decimal {
  if (/^(?:S|SOLL|D|DEBIT|DÉBIT|DEBET|DBIT|AF|-)$/.test(side)) return amount.abs().negated();
  return /^(?:H|HABEN|C|CREDIT|CRÉDIT|CRDT|BIJ|\+)$/.test(side) ? amount.abs() : amount;
}

export function toEntry(entry: CsvEntry, spelling: Spelling, ids: EntryIds): StatementEntry {
  const { row, bookingDate, valueDate, isPending } = entry;
  const transaction = transactionOf(entry, spelling);
  return {
    ...transaction,
    id: ids.of(transaction, bookingDate),
    bookingDate,
    ...present({ valueDate }),
    status: isPending ? 'pending' : 'booked',
    location: `line ${row.number}`,
  };
}

function transactionOf({ row, amount, currency }: CsvEntry, spelling: Spelling): Unidentified<BankTransaction> {
  const all = (column: CsvColumn) => cellsOf(row, spelling, column);
  const first = (column: CsvColumn) => all(column)[0];
  const account = first('iban')?.replace(/\s/g, '');
  const isIban = looksLikeIban(account);
  const kind = first('kind');
  const counterparty = present({
    name: first('name'),
    iban: isIban ? account : undefined,
    account: isIban ? undefined : account,
    bic: first('bic'),
  });
  const remittance = all('text');
  const isReturn = isReturnWord(kind ?? '') || (kind === undefined && isReturnWord(remittance.join(' ')));
  return withSepaTags(
    present({
      amount,
      currency,
      bankReference: reference(first('reference')),
      endToEndId: reference(first('endToEndId')),
      mandateId: reference(first('mandateId')),
      creditorId: reference(first('creditorId')),
      remittance,
      counterparty: Object.keys(counterparty).length === 0 ? undefined : counterparty,
      code: kind === undefined ? undefined : { proprietary: kind },
      returned: isReturn ? present({ reason: returnCode(remittance.join(' ')) }) : undefined,
    }),
  );
}
