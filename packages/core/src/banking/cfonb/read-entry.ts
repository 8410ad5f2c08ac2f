import { type BankTransaction, Decimal, type PaymentReturn, present, type StatementEntry } from '../../model/index.ts';
import { type EntryIds, reference, type Unidentified } from '../entry-id.ts';
import { isReturnWord, returnCode } from '../return-reason.ts';
import type { Warnings } from '../statement-file.ts';
import { amountOf, type CfonbRecord, column, dayOf } from './record.ts';

/** Record 04 and the records 05 behind it. */
export interface Movement {
  readonly record: CfonbRecord;
  readonly more: readonly CfonbRecord[];
}

export function readMovement(
  { record, more }: Movement,
  currency: string,
  ids: EntryIds,
  warnings: Warnings,
): StatementEntry | undefined {
  const location = `line ${record.line}`;
  const amount = amountOf(column(record, 91, 104), column(record, 20, 20));
  const bookingDate = dayOf(column(record, 35, 40));
  if (amount === undefined || bookingDate === undefined) {
    warnings.add(
      'ENTRY_UNREADABLE',
      location,
      'The movement has no readable amount or day (columns 35 to 40 and 91 to 104).',
    );
    return undefined;
  }
  const transaction = transactionOf(record, notesIn(more, warnings), amount, currency);
  const valueDate = dayOf(column(record, 43, 48));
  return {
    ...transaction,
    id: ids.of(transaction, bookingDate),
    bookingDate,
    ...present({ valueDate }),
    status: 'booked',
    location,
  };
}

type Notes = ReadonlyMap<string, readonly string[]>;

/** What records 05 can say (CFONB, August 2007): the qualifier in columns 46 to 48, 70 characters behind it. */
const QUALIFIERS = new Set(
  'LIB LCC LC2 LCS NPY IPY NPO IPO NBE IBE NBU IBU RCN REF MMO FEE RUM MDT CBE BDO CPY RET'.split(' '),
);

function notesIn(more: readonly CfonbRecord[], warnings: Warnings): Notes {
  const notes = new Map<string, string[]>();
  for (const record of more) {
    const qualifier = column(record, 46, 48);
    const text = record.text.slice(48, 118).trimEnd();
    if (QUALIFIERS.has(qualifier)) notes.set(qualifier, [...(notes.get(qualifier) ?? []), text]);
    else if (text !== '') {
      // Kept with what the payer wrote: it may name what is paid.
      notes.set('LIB', [...(notes.get('LIB') ?? []), text]);
      warnings.add(
        'NOT_READ',
        `line ${record.line}`,
        `The qualifier ${qualifier} of record 05 is unknown; its text is kept.`,
      );
    }
  }
  return notes;
}

function transactionOf(
  record: CfonbRecord,
  notes: Notes,
  amount: Decimal,
  currency: string,
): Unidentified<BankTransaction> {
  const note = (...names: readonly string[]) =>
    names
      .flatMap((name) => notes.get(name) ?? [])
      .map((text) => text.trim())
      .find((text) => text !== '');
  const isCredit = !amount.isNegative();
  const label = column(record, 49, 79);
  // 35 characters of the reference that went through unchanged, and the purpose behind it.
  const clientReference = (notes.get('RCN')?.[0] ?? '').slice(0, 35).trim();
  const counterparty = present({
    name: isCredit ? note('NPY', 'NBE') : note('NBE', 'NPY'),
    account: (isCredit ? note('CPY', 'IPY') : note('CBE', 'IBE'))?.slice(0, 35).trim(),
    ultimate: isCredit ? note('NPO') : note('NBU'),
  });
  return present({
    amount,
    currency,
    bankReference: bankReferenceOf(record, note('REF')),
    endToEndId: reference(clientReference),
    mandateId: reference(note('RUM', 'MDT')),
    creditorReference: note('LCS')?.slice(0, 35).replace(/\s/g, ''),
    remittance: remittanceOf(label, notes),
    counterparty: Object.keys(counterparty).length === 0 ? undefined : counterparty,
    code: present({
      proprietary: [column(record, 33, 34), column(record, 8, 11)].filter(Boolean).join(' ') || undefined,
    }),
    instructed: moneyIn(note('MMO')),
    charges: moneyIn(note('FEE'))?.amount,
    returned: returnOf(record, label, note('RET'), notes.get('LIB') ?? []),
  });
}

/** Some banks give each movement a number; more often the columns are noughts. */
function bankReferenceOf(record: CfonbRecord, told: string | undefined): string | undefined {
  return (
    reference(told) ??
    reference([column(record, 82, 88), column(record, 105, 120)].filter((text) => reference(text)).join(' '))
  );
}

/** The label of the movement, and the payer's own words: LCC goes on in LC2. */
function remittanceOf(label: string, notes: Notes): readonly string[] {
  const long = [...(notes.get('LCC') ?? []), ...(notes.get('LC2') ?? [])].map((text) => text.padEnd(70)).join('');
  return [label, ...(notes.get('LIB') ?? []), long]
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
}

/** Currency, number of decimals, 14 digits. */
function moneyIn(text: string | undefined): { readonly amount: Decimal; readonly currency: string } | undefined {
  const parts = /^([A-Z]{3})(\d)(\d{1,14})/.exec(text ?? '');
  if (parts === null) return undefined;
  return { currency: parts[1] ?? '', amount: Decimal.fromUnits(BigInt(parts[3] ?? '0'), Number(parts[2])) };
}

/** Columns 41 and 42 hold the reason of a reject. */
function returnOf(
  record: CfonbRecord,
  label: string,
  told: string | undefined,
  more: readonly string[],
): PaymentReturn | undefined {
  const reason = column(record, 41, 42);
  if (reason === '' && told === undefined && !isReturnWord(label)) return undefined;
  const said = returnCode([told ?? '', label, ...more].join(' '));
  return present({ reason: said ?? (reason === '' ? undefined : reason), text: told });
}
