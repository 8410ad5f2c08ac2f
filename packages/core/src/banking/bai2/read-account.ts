import { type BankStatement, Decimal, type IsoDate, present } from '../../model/index.ts';
import { checkBalances } from '../balance-check.ts';
import { EntryIds } from '../entry-id.ts';
import type { Warnings } from '../statement-file.ts';
import { readBaiTransaction } from './read-transaction.ts';
import type { BaiRecord } from './records.ts';
import { amountOf, availabilityFields } from './values.ts';

/** Records 03 and 16 of one account, and 49 at their end. */
export interface BaiAccount {
  readonly header: BaiRecord;
  readonly transactions: readonly BaiRecord[];
  readonly trailer?: BaiRecord | undefined;
  /** Of the group (record 02), where the account names none. */
  readonly currency: string;
  readonly date: IsoDate;
}

/** A balance or a sum in record 03, by its type. */
interface Status {
  readonly type: string;
  readonly amount: Decimal;
}

/** Opening and closing ledger balance; where a bank tells neither, the available ones. */
const BALANCES = [
  ['010', '015'],
  ['040', '045'],
] as const;

export function readBaiAccount(account: BaiAccount, warnings: Warnings): BankStatement {
  const { header, transactions, trailer, date } = account;
  const location = `line ${header.line}`;
  const own = header.fields[1]?.trim();
  const currency = own === undefined || own === '' ? account.currency : own;
  const number = header.fields[0]?.trim() ?? '';
  const statuses = statusesIn(header, currency, warnings);
  const ids = new EntryIds({ number });
  const entries = transactions.flatMap((one) => readBaiTransaction(one, { currency, date, ids, warnings }) ?? []);
  const amountOfType = (type: string) => statuses.find((status) => status.type === type)?.amount;
  const [from, to] = BALANCES.map(([left, right]) => [amountOfType(left), amountOfType(right)]).find(
    ([left, right]) => left !== undefined && right !== undefined,
  ) ?? [amountOfType('010'), amountOfType('015')];
  const balances = present({
    opening: from === undefined ? undefined : { amount: from },
    closing: to === undefined ? undefined : { amount: to, date },
  });
  checkControl(account, statuses, currency, warnings);
  return {
    ...balances,
    kind: 'statement',
    account: { number },
    currency,
    entries,
    check: checkBalances({ ...balances, currency, entries }, warnings, location),
  };
}

/** Type, amount, number of items, funds type, over and over. */
function statusesIn({ fields, line }: BaiRecord, currency: string, warnings: Warnings): readonly Status[] {
  const statuses: Status[] = [];
  let at = 2;
  while (at < fields.length) {
    const [type = '', money = ''] = [fields[at]?.trim(), fields[at + 1]?.trim()];
    const amount = amountOf(money, currency);
    if (type !== '' && amount !== undefined) statuses.push({ type, amount });
    else if (money !== '')
      warnings.add('NOT_READ', `line ${line}`, `Not read: the amount of type ${type.slice(0, 3)} in record 03.`);
    at += 4 + availabilityFields(fields, at + 3);
  }
  return statuses;
}

/** Record 49: all amounts of the account added as they are written, and how many physical records there are. */
function checkControl(
  { header, transactions, trailer }: BaiAccount,
  statuses: readonly Status[],
  currency: string,
  warnings: Warnings,
): void {
  if (trailer === undefined) {
    warnings.add('PART_MISSING', `line ${header.line}`, 'The account has no end (record 49): the file may be cut off.');
    return;
  }
  const moved = transactions.map(({ fields }) => amountOf(fields[1], currency) ?? Decimal.ZERO);
  const sum = Decimal.sum([...statuses.map(({ amount }) => amount), ...moved]);
  const difference = amountOf(trailer.fields[0], currency)?.minus(sum);
  const size = [header, ...transactions, trailer].reduce((count, record) => count + record.size, 0);
  if (difference !== undefined && !difference.isZero())
    warnings.add(
      'CONTROL_DIFFERS',
      `line ${trailer.line}`,
      `The control total of the account differs from its amounts by ${difference.toString()} ${currency}.`,
      difference,
    );
  if (Number(trailer.fields[1]) !== size)
    warnings.add(
      'CONTROL_DIFFERS',
      `line ${trailer.line}`,
      `The bank counts ${trailer.fields[1] ?? 'no'} records, ${size} are there.`,
    );
}
