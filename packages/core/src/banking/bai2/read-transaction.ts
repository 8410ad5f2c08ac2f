import { type BankTransaction, type IsoDate, present, type StatementEntry } from '../../model/index.ts';
import { type EntryIds, reference, type Unidentified } from '../entry-id.ts';
import { isReturnWord, returnCode } from '../return-reason.ts';
import type { Warnings } from '../statement-file.ts';
import type { BaiRecord } from './records.ts';
import { amountOf, availabilityFields, dayOf } from './values.ts';

/** Where a transaction stands. */
export interface BaiContext {
  readonly currency: string;
  readonly date: IsoDate;
  readonly ids: EntryIds;
  readonly warnings: Warnings;
}

/** Record 16: type, amount, funds type and availability, reference of the bank, of the customer, text. */
export function readBaiTransaction(record: BaiRecord, context: BaiContext): StatementEntry | undefined {
  const { currency, date, ids, warnings } = context;
  const { fields } = record;
  const location = `line ${record.line}`;
  const type = fields[0]?.trim() ?? '';
  const unsigned = amountOf(fields[1] === '' ? '0' : fields[1], currency);
  const isDebit = isDebitType(type);
  if (unsigned === undefined || isDebit === undefined) {
    warnings.add(
      'ENTRY_UNREADABLE',
      location,
      'The transaction (record 16) has no readable amount, or its type says no direction.',
    );
    return undefined;
  }
  const transaction = transactionOf(record, type, isDebit ? unsigned.negated() : unsigned, currency);
  const valueDate = fields[2]?.trim() === 'V' ? dayOf(fields[3]) : undefined;
  return {
    ...transaction,
    id: ids.of(transaction, date),
    bookingDate: date,
    ...present({ valueDate }),
    status: 'booked',
    location,
  };
}

/** 100 to 399 are credits, 400 to 699 debits; of loans and the bank's own types (700 to 999) some banks keep the same halves. */
function isDebitType(type: string): boolean | undefined {
  if (!/^\d{3}$/.test(type)) return undefined;
  if (type >= '100' && type < '400') return false;
  if (type >= '400' && type < '700') return true;
  if (type >= '920' && type < '960') return false;
  return type >= '960' ? true : undefined;
}

/** Types for what came back: returned items, rejects and reversals (BAI code list). */
const RETURNS = new Set(
  '255 256 257 258 261 263 265 266 267 268 269 555 556 557 558 561 563 564 566 567 568'.split(' '),
);

function transactionOf(
  { fields, continued }: BaiRecord,
  type: string,
  amount: BankTransaction['amount'],
  currency: string,
): Unidentified<BankTransaction> {
  const references = 3 + availabilityFields(fields, 2);
  const [bankReference, customerReference] = [fields[references], fields[references + 1]];
  const lines = linesBehind(fields, continued, references + 2);
  const { tags, texts } = tagsIn(lines);
  const isCredit = !amount.isNegative();
  const name = tags.get(isCredit ? 'DBNM' : 'CRNM') ?? tags.get(isCredit ? 'CRNM' : 'DBNM');
  const text = lines.join(' ');
  const isReturn = RETURNS.has(type) || isReturnWord(text);
  return present({
    amount,
    currency,
    bankReference: reference(bankReference),
    endToEndId: reference(tags.get('EREF')) ?? reference(customerReference),
    remittance: [...texts, ...[tags.get('REMI')].filter((part) => part !== undefined)],
    counterparty: name === undefined ? undefined : { name },
    code: { proprietary: type },
    returned: isReturn ? present({ reason: returnCode(text) ?? /\bR\d{2}\b/.exec(text)?.[0] }) : undefined,
  });
}

/** The text, which commas do not end, line by line. */
function linesBehind(fields: readonly string[], continued: readonly number[], start: number): readonly string[] {
  const starts = [start, ...continued.filter((at) => at > start)];
  return starts
    .map((from, index) =>
      fields
        .slice(from, starts[index + 1])
        .join(',')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
}

/** Continuations such as `EREF: INV-17`. */
function tagsIn(lines: readonly string[]): {
  readonly tags: ReadonlyMap<string, string>;
  readonly texts: readonly string[];
} {
  const tags = new Map<string, string>();
  const texts: string[] = [];
  for (const line of lines) {
    const parts = /^([A-Z]{4}): ?(.*)$/.exec(line);
    if (parts === null) texts.push(line);
    else if (!tags.has(parts[1] ?? '')) tags.set(parts[1] ?? '', parts[2] ?? '');
  }
  return { tags, texts };
}
