import {
  type BankAccount,
  type BankTransaction,
  Decimal,
  type IsoDate,
  present,
  type StatementEntry,
} from '../../model/index.ts';
import type { XmlElement } from '../../xml/index.ts';
import { type EntryIds, reference, type Unidentified } from '../entry-id.ts';
import type { Warnings } from '../statement-file.ts';
import { amountIn, signed } from './amount.ts';
import { dayOf } from './day.ts';
import { AMOUNTS, type Around, codeIn, readTransaction } from './read-transaction.ts';
import type { CamtReading } from './reading.ts';

/** What the entries of one statement have in common. */
export interface EntryContext {
  readonly reading: CamtReading;
  readonly account: BankAccount;
  readonly ids: EntryIds;
  readonly warnings: Warnings;
  readonly timeZone: string | undefined;
  /** For entries that name no day: when the file was made. */
  readonly madeOn: IsoDate | undefined;
}

/** `Ntry` */
export function readEntry(context: EntryContext, entry: XmlElement, location: string): StatementEntry | undefined {
  const { reading, warnings, timeZone } = context;
  const money = amountIn(reading, entry, 'Amt');
  const amount = money === undefined ? undefined : signed(money.amount, reading.text(entry, 'CdtDbtInd'));
  const valueDate = dayOf(reading, reading.element(entry, 'ValDt'), timeZone);
  const bookingDate = dayOf(reading, reading.element(entry, 'BookgDt'), timeZone) ?? valueDate ?? context.madeOn;
  if (money === undefined || amount === undefined || bookingDate === undefined) {
    warnings.add('ENTRY_UNREADABLE', location, 'The entry has no readable amount, direction or day.');
    return undefined;
  }
  const around: Around = {
    amount,
    currency: money.currency,
    code: codeIn(reading, entry),
    isReversal: reading.text(entry, 'RvslInd') === 'true',
    bankReference: reference(reading.firstText(entry, 'AcctSvcrRef', 'NtryRef')),
    iban: context.account.iban,
  };
  const { whole, parts, batchSize } = contentOf(context, entry, around, location);
  const id = context.ids.of(whole, bookingDate);
  return {
    ...whole,
    id,
    bookingDate,
    ...present({ valueDate, batchSize, parts: parts?.map((part, index) => ({ ...part, id: `${id}/${index + 1}` })) }),
    status: statusOf(reading.firstText(entry, 'Sts/Cd', 'Sts/Prtry', 'Sts')),
    location,
  };
}

/** `BOOK`, and in a message without status too; `PDNG`, `INFO` and `FUTR` do not count yet. */
const statusOf = (status: string | undefined): StatementEntry['status'] =>
  status === undefined || status === 'BOOK' ? 'booked' : 'pending';

interface Content {
  readonly whole: Unidentified<BankTransaction>;
  readonly parts?: readonly Unidentified<BankTransaction>[] | undefined;
  readonly batchSize?: number | undefined;
}

/** The payment, or the payments, that an entry is made of. */
function contentOf(context: EntryContext, entry: XmlElement, around: Around, location: string): Content {
  const { reading, warnings } = context;
  const groups = [entry, ...reading.elements(entry, 'NtryDtls')];
  const details = groups.flatMap((group) => reading.elements(group, 'TxDtls'));
  const told = groups.map((group) => reading.text(group, 'Btch', 'NbOfTxs')).find((count) => count !== undefined);
  const batchSize = told !== undefined && /^\d{1,9}$/.test(told) ? Number(told) : undefined;
  if (details.length <= 1) {
    const isWhole = batchSize === undefined || batchSize <= 1;
    if (isWhole && details[0] !== undefined) warnOfOtherAmount(context, details[0], around, location);
    if (!isWhole && details.length === 1)
      warnings.add('PART_MISSING', location, `Of ${batchSize} payments in the batch the bank tells one.`);
    const whole = readTransaction(reading, isWhole ? details[0] : undefined, around);
    return { whole: withEntryText(reading, entry, whole), batchSize: isWhole ? undefined : batchSize };
  }
  if (batchSize !== undefined && batchSize > details.length)
    warnings.add('PART_MISSING', location, `Of ${batchSize} payments in the batch the bank tells ${details.length}.`);
  const parts = details.map((one) => partOf(reading, one, around));
  const whole = withEntryText(reading, entry, readTransaction(reading, undefined, around));
  const complete = parts.flatMap((part) => part ?? []);
  const difference = around.amount.minus(Decimal.sum(complete.map(({ amount }) => amount)));
  if (complete.length === parts.length && difference.isZero())
    return { whole, parts: complete, batchSize: details.length };
  warnings.add(
    'BATCH_DIFFERS',
    location,
    complete.length === parts.length
      ? `The ${parts.length} payments of the batch miss its amount by ${difference.toString()} ${around.currency}; the batch is one entry.`
      : `Of the ${parts.length} payments in the batch some have no amount in ${around.currency}; the batch is one entry.`,
    difference,
  );
  const remittance = details.flatMap((one) => readTransaction(reading, one, around).remittance);
  return { whole: { ...whole, remittance: [...whole.remittance, ...remittance] }, batchSize: details.length };
}

/** A single payment that is more or less than its entry, and no charges told that would explain it. */
function warnOfOtherAmount({ reading, warnings }: EntryContext, details: XmlElement, around: Around, location: string) {
  const own = amountIn(reading, details, 'Amt');
  reading.text(details, 'CdtDbtInd');
  if (own === undefined || own.currency !== around.currency || own.amount.isZero()) return;
  const difference = around.amount.abs().minus(own.amount);
  const isCharged = reading.element(details, 'Chrgs') !== undefined || reading.element(details, 'RtrInf') !== undefined;
  if (difference.isZero() || isCharged) return;
  warnings.add(
    'BATCH_DIFFERS',
    location,
    `The entry is ${difference.toString()} beyond the payment in it.`,
    difference,
  );
}

/** What the bank says of the entry, where the payer's own words are missing. */
function withEntryText(
  reading: CamtReading,
  entry: XmlElement,
  whole: Unidentified<BankTransaction>,
): Unidentified<BankTransaction> {
  const text = reading.text(entry, 'AddtlNtryInf');
  return whole.remittance.length > 0 || text === undefined ? whole : { ...whole, remittance: [text] };
}

/** One payment of a batch, in the currency of the account; `undefined` where none is told. */
function partOf(reading: CamtReading, details: XmlElement, around: Around): Unidentified<BankTransaction> | undefined {
  const direction = reading.text(details, 'CdtDbtInd') ?? (around.amount.isNegative() ? 'DBIT' : 'CRDT');
  const money = AMOUNTS.flatMap((path) => amountIn(reading, details, ...path) ?? []).find(
    ({ currency }) => currency === around.currency,
  );
  const amount = money === undefined ? undefined : signed(money.amount, direction);
  if (amount === undefined) return undefined;
  return readTransaction(reading, details, { ...around, amount, bankReference: undefined });
}
