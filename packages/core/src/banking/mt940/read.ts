import {
  type BankAccount,
  type BankBalance,
  type BankStatement,
  ok,
  present,
  refused,
  type Result,
} from '../../model/index.ts';
import { checkBalances } from '../balance-check.ts';
import { EntryIds } from '../entry-id.ts';
import { unreadable } from '../problem.ts';
import { type StatementFile, Warnings } from '../statement-file.ts';
import { checkTotals } from './check-totals.ts';
import { type Field, fieldsIn } from './fields.ts';
import { type EntryFields, readEntry } from './read-entry.ts';
import { type StatementFields, statementsIn } from './statements.ts';
import { amountOf, dayOf } from './values.ts';

/** SWIFT MT940 (statement) and MT942 (report of the day), as banks write them. */
export function readMt940(text: string): Result<StatementFile> {
  const warnings = new Warnings();
  const { fields, unknown } = fieldsIn(text);
  for (const { tag, line } of unknown)
    warnings.add('NOT_READ', `line ${line}`, `Not read: a statement has no field ${tag}.`);
  const statements = statementsIn(fields).map((one) => readStatement(one, warnings));
  if (statements.length === 0)
    return refused(
      unreadable('STATEMENT_EMPTY', 'There is no field of a statement in the file.', 'Download the statement again.'),
    );
  const format = statements.some(({ kind }) => kind === 'report') ? 'mt942' : 'mt940';
  return ok({ format, statements, warnings: warnings.all });
}

/** Of these alone MT942 is made. */
const OF_REPORTS = new Set(['34F', '13', '13D', '90C', '90D']);

function readStatement(fields: StatementFields, warnings: Warnings): BankStatement {
  const first = (...tags: readonly string[]) => fields.find(({ tag }) => tags.includes(tag));
  const location = `line ${fields[0]?.line ?? 1}`;
  const opened = balanceIn(first('60F', '60M'));
  const closed = balanceIn(fields.findLast(({ tag }) => tag === '62F' || tag === '62M'));
  const account = accountIn(first('25', '25P'));
  if (account === undefined)
    warnings.add('PART_MISSING', location, 'The statement does not say of which account it is (field 25).');
  const currency = opened?.currency ?? closed?.currency ?? currencyBeside(fields);
  const ids = new EntryIds(account ?? {});
  const entries = entriesIn(fields, warnings).flatMap((entry) => readEntry(entry, currency, ids, warnings) ?? []);
  const { opening, closing } = { opening: opened?.balance, closing: closed?.balance };
  checkTotals(fields, entries, warnings);
  return {
    ...present({ id: first('20')?.value, sequence: first('28C', '28')?.value, opening, closing }),
    kind: fields.some(({ tag }) => OF_REPORTS.has(tag)) ? 'report' : 'statement',
    account: account ?? {},
    currency,
    entries,
    check: checkBalances({ opening, closing, currency, entries }, warnings, location),
  };
}

/** Each `:61:` with the notes that follow it. Notes of the statement as a whole are named. */
function entriesIn(fields: StatementFields, warnings: Warnings): readonly EntryFields[] {
  const entries: { readonly line: Field; readonly notes: Field[] }[] = [];
  let open: Field[] | undefined;
  for (const field of fields) {
    if (field.tag === '61') {
      open = [];
      entries.push({ line: field, notes: open });
    } else if (field.tag !== '86' && field.tag !== 'NS') open = undefined;
    else if (open !== undefined) open.push(field);
    else if (field.value.trim() !== '')
      warnings.add('NOT_READ', `line ${field.line}`, 'Not read: a note of the bank that belongs to no entry.');
  }
  return entries;
}

/** `C100318EUR380115,12`; some leave the currency away where it was said before. */
function balanceIn(
  field: Field | undefined,
): { readonly balance: BankBalance; readonly currency: string | undefined } | undefined {
  const parts = /^([CD])(\d{6})([A-Z]{3})?([\d.,]+)/.exec(field?.value ?? '');
  if (parts === null) return undefined;
  const [, mark, day = '', currency, money = ''] = parts;
  const amount = amountOf(money);
  if (amount === undefined) return undefined;
  const date = dayOf(day)?.date;
  return { balance: present({ amount: mark === 'D' ? amount.negated() : amount, date }), currency };
}

/** An IBAN, `bank code/account` with the currency behind it, or a bank's own words. */
function accountIn(field: Field | undefined): BankAccount | undefined {
  const [text = '', second] = (field?.value ?? '').split('\n');
  const plain = text.replace(/\s/g, '');
  if (plain === '') return undefined;
  const iban = /(?:^|\/)([A-Z]{2}\d{2}[A-Z0-9]{11,30}?)(?:[A-Z]{3})?$/.exec(plain)?.[1];
  const bic = /^([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?:\/|$)/.exec(second ?? plain)?.[1];
  return present({ iban, number: iban === undefined ? text.trim() : undefined, bic });
}

/** Where no balance says it: behind the account's number, or in the floor limit of a report. */
function currencyBeside(fields: StatementFields): string {
  const limit = fields.find(({ tag }) => tag === '34F')?.value;
  const account = fields.find(({ tag }) => tag === '25')?.value;
  return /^([A-Z]{3})/.exec(limit ?? '')?.[1] ?? /\d([A-Z]{3})$/.exec(account ?? '')?.[1] ?? '';
}
