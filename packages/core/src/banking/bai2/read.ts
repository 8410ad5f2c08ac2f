import { type BankStatement, type IsoDate, ok, type Result } from '../../model/index.ts';
import { type StatementFile, Warnings } from '../statement-file.ts';
import { type BaiAccount, readBaiAccount } from './read-account.ts';
import { type BaiRecord, recordsIn } from './records.ts';
import { dayOf } from './values.ts';

/** What is told of the currency by nobody is in US dollars. */
const DEFAULT_CURRENCY = 'USD';

/** BAI2, the report of American, Canadian and Australian banks. */
export function readBai(text: string): Result<StatementFile> {
  const warnings = new Warnings();
  const records = recordsIn(text);
  const statements: BankStatement[] = accountsIn(records, warnings).map((account) => readBaiAccount(account, warnings));
  if (!records.some(({ code }) => code === '99'))
    warnings.add('PART_MISSING', 'the last line', 'The file has no end (record 99): it may be cut off.');
  return ok({ format: 'bai2', version: '2', statements, warnings: warnings.all });
}

function accountsIn(records: readonly BaiRecord[], warnings: Warnings): readonly BaiAccount[] {
  const accounts: {
    header: BaiRecord;
    transactions: BaiRecord[];
    trailer?: BaiRecord;
    currency: string;
    date: IsoDate;
  }[] = [];
  let group = { currency: DEFAULT_CURRENCY, date: '1970-01-01' };
  let made: IsoDate | undefined;
  let isOpen = false;
  for (const record of records) {
    const account = isOpen ? accounts.at(-1) : undefined;
    if (record.code === '01') made = dayOf(record.fields[2]);
    else if (record.code === '02') group = groupOf(record, made);
    else if (record.code === '03') {
      accounts.push({ header: record, transactions: [], ...group });
      isOpen = true;
    } else if (record.code === '16' && account !== undefined) account.transactions.push(record);
    else if (record.code === '49' && account !== undefined) {
      account.trailer = record;
      isOpen = false;
    } else if (record.code !== '98' && record.code !== '99')
      warnings.add('NOT_READ', `line ${record.line}`, `Not read: record ${record.code} stands in no account.`);
  }
  return accounts;
}

/** Record 02: as of which day, and the currency. */
function groupOf({ fields }: BaiRecord, made: IsoDate | undefined): { currency: string; date: IsoDate } {
  const currency = fields[5]?.trim();
  return {
    currency: currency === undefined || currency === '' ? DEFAULT_CURRENCY : currency,
    date: dayOf(fields[3]) ?? made ?? '1970-01-01',
  };
}
