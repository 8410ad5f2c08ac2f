import { type BankTransaction, type PaymentReturn, present, type StatementEntry } from '../../model/index.ts';
import { type EntryIds, reference, type Unidentified } from '../entry-id.ts';
import { isReturnWord, returnCode } from '../return-reason.ts';
import { withSepaTags } from '../sepa-tags.ts';
import type { Warnings } from '../statement-file.ts';
import type { Field } from './fields.ts';
import { type Information, readInformation } from './information.ts';
import { readNoted } from './noted.ts';
import { readLine, type StatementLine } from './read-line.ts';

export interface EntryFields {
  readonly line: Field;
  /** `:86:` and `:NS:` behind it. */
  readonly notes: readonly Field[];
}

/** `:61:` with what stands behind it; `undefined`, and a warning, where it is none. */
export function readEntry(
  { line: field, notes }: EntryFields,
  currency: string,
  ids: EntryIds,
  warnings: Warnings,
): StatementEntry | undefined {
  const location = `line ${field.line}`;
  const line = readLine(field.value);
  if (line === undefined) {
    warnings.add('ENTRY_UNREADABLE', location, 'The statement line (field 61) has no readable date, mark or amount.');
    return undefined;
  }
  if (line.isDateRepaired)
    warnings.add('DATE_REPAIRED', location, 'The day is in no calendar; the last one of its month is taken.');
  const transaction = transactionOf(line, informationIn(notes), currency);
  const { bookingDate, valueDate } = line;
  return {
    ...transaction,
    id: ids.of(transaction, bookingDate),
    bookingDate,
    valueDate,
    status: 'booked',
    location,
  };
}

/** Several fields of one entry say more of it, one after another. */
function informationIn(notes: readonly Field[]): Information {
  const texts = notes.filter(({ tag }) => tag === '86').map(({ value }) => value);
  const noted = notes.filter(({ tag }) => tag === 'NS').map(({ value }) => value);
  const written = texts.length === 0 ? undefined : readInformation(texts.join('\n'));
  const other = noted.length === 0 ? undefined : readNoted(noted.join('\n'));
  return { ...other, ...written, remittance: [...(written?.remittance ?? []), ...(other?.remittance ?? [])] };
}

function transactionOf(line: StatementLine, information: Information, currency: string): Unidentified<BankTransaction> {
  const { customerReference } = line;
  const supplement = line.supplement.filter((text) => !isIban(text));
  const own = isIban(customerReference) ? undefined : reference(customerReference);
  const isTag = own === 'EREF' || own === 'KREF+' || own === 'KREF';
  const remittance = [...information.remittance, ...(isSaid(supplement, information) ? [] : supplement)];
  return withSepaTags(
    present({
      amount: line.amount,
      currency,
      bankReference: reference(line.bankReference),
      endToEndId: information.endToEndId ?? (isTag ? undefined : own),
      mandateId: information.mandateId,
      creditorId: information.creditorId,
      creditorReference: information.creditorReference,
      remittance,
      counterparty: counterpartyOf(line, information),
      code: { proprietary: [information.businessCode, line.type.trim()].filter(Boolean).join(' ') },
      returned: returnOf(line, information),
    }),
  );
}

/** What a bank writes twice is kept once. */
function isSaid(supplement: readonly string[], { remittance, name, account }: Information): boolean {
  const said = plain([...remittance, name, account].join(''));
  return supplement.every((text) => said.includes(plain(text)));
}

const plain = (text: string): string => text.toUpperCase().replace(/\s/g, '');

function counterpartyOf({ customerReference, supplement }: StatementLine, information: Information) {
  const { account = [customerReference, ...supplement].find(isIban), bank, ultimate } = information;
  const name = information.name ?? (isIban(customerReference) ? supplement[0] : undefined);
  const party = present({
    name,
    iban: isIban(account) ? account : undefined,
    account: isIban(account) ? undefined : account,
    bic: /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bank ?? '') ? bank : undefined,
    ultimate,
  });
  return Object.keys(party).length === 0 ? undefined : party;
}

const isIban = (text: string | undefined): boolean => /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text ?? '');

/** German codes of direct debits and transfers that came back, and SWIFT's `RTI`. */
const RETURN_CODES = new Set(['108', '109', '159', '181', '182', '183', '184']);

function returnOf(line: StatementLine, information: Information): PaymentReturn | undefined {
  const { businessCode = '', bookingText = '', reasonCode, remittance } = information;
  const text = [bookingText, ...remittance].join(' ');
  const isReturn =
    line.isReversal ||
    RETURN_CODES.has(businessCode) ||
    line.type.endsWith('RTI') ||
    isReturnWord(bookingText) ||
    (reasonCode !== undefined && businessCode === '');
  return isReturn ? present({ reason: returnCode(text) ?? reasonCode }) : undefined;
}
