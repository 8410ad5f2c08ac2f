import { type BankAccount, type BankBalance, type BankStatement, ok, present, type Result } from '../../model/index.ts';
import { checkBalances } from '../balance-check.ts';
import { EntryIds } from '../entry-id.ts';
import { type StatementFile, Warnings } from '../statement-file.ts';
import { ribOf } from './iban.ts';
import { type Movement, readMovement } from './read-entry.ts';
import { amountOf, type CfonbRecord, column, dayOf, recordsIn } from './record.ts';

/** CFONB 120, the statement of French banks. */
export function readCfonb(text: string): Result<StatementFile> {
  const warnings = new Warnings();
  const { records, strange } = recordsIn(text);
  for (const line of strange) warnings.add('NOT_READ', `line ${line}`, 'Not read: no record of CFONB 120 begins so.');
  const statements = statementsIn(records, warnings).map((one) => readStatement(one, warnings));
  return ok({ format: 'cfonb120', statements, warnings: warnings.all });
}

interface StatementRecords {
  readonly first: CfonbRecord;
  readonly opening?: CfonbRecord;
  readonly movements: readonly Movement[];
  readonly closing?: CfonbRecord;
}

interface Building {
  first: CfonbRecord;
  opening?: CfonbRecord;
  movements: { record: CfonbRecord; more: CfonbRecord[] }[];
  closing?: CfonbRecord;
}

/** From an old balance to the new one of the same account; a missing one of them is named. */
function statementsIn(records: readonly CfonbRecord[], warnings: Warnings): readonly StatementRecords[] {
  const statements: Building[] = [];
  let open: Building | undefined;
  const begin = (first: CfonbRecord): Building => {
    const next: Building = { first, movements: [] };
    statements.push(next);
    return next;
  };
  for (const record of records) {
    if (open !== undefined && (record.type === '01' || !isOfSameAccount(open.first, record))) open = undefined;
    if (record.type === '05') {
      const movement = open?.movements.at(-1);
      if (movement === undefined)
        warnings.add('NOT_READ', `line ${record.line}`, 'Not read: it says more of a movement that is not there.');
      else movement.more.push(record);
      continue;
    }
    open ??= begin(record);
    if (record.type === '01') open.opening = record;
    else if (record.type === '04') open.movements.push({ record, more: [] });
    else {
      open.closing = record;
      open = undefined;
    }
  }
  for (const { first, opening, closing } of statements)
    if (opening === undefined || closing === undefined)
      warnings.add(
        'PART_MISSING',
        `line ${first.line}`,
        `The ${opening === undefined ? 'old' : 'new'} balance is missing.`,
      );
  return statements;
}

/** By branch, currency and account: banks of a group write another code of the bank into the last record. */
const isOfSameAccount = (left: CfonbRecord, right: CfonbRecord): boolean =>
  column(left, 12, 19) === column(right, 12, 19) && column(left, 22, 32) === column(right, 22, 32);

function readStatement({ first, opening, movements, closing }: StatementRecords, warnings: Warnings): BankStatement {
  const currency = column(first, 17, 19);
  const account = accountOf(first);
  const ids = new EntryIds(account);
  const entries = movements.flatMap((one) => readMovement(one, currency, ids, warnings) ?? []);
  const balances = present({ opening: balanceOf(opening, warnings), closing: balanceOf(closing, warnings) });
  return {
    ...balances,
    kind: 'statement',
    account,
    currency,
    entries,
    check: checkBalances({ ...balances, currency, entries }, warnings, `line ${first.line}`),
  };
}

function accountOf(record: CfonbRecord): BankAccount {
  const [bank, branch, number] = [column(record, 3, 7), column(record, 12, 16), column(record, 22, 32)];
  return present({ iban: ribOf(bank, branch, number), number: `${bank} ${branch} ${number}` });
}

function balanceOf(record: CfonbRecord | undefined, warnings: Warnings): BankBalance | undefined {
  if (record === undefined) return undefined;
  const amount = amountOf(column(record, 91, 104), column(record, 20, 20));
  if (amount === undefined)
    warnings.add('PART_MISSING', `line ${record.line}`, 'The balance has no readable amount (columns 91 to 104).');
  return amount === undefined ? undefined : present({ amount, date: dayOf(column(record, 35, 40)) });
}
