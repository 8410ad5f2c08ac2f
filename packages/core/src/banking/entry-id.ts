import { createHash } from 'node:crypto';
import type { BankAccount, BankTransaction, IsoDate } from '../model/index.ts';

/** What a transaction is known by before it has its id. */
export type Unidentified<T extends BankTransaction> = Omit<T, 'id'>;

/** Banks write these where they have no reference. */
const NO_REFERENCE = /^(?:NON ?REF|NOT ?PROVIDED|KEINE ?REFERENZ|NONE|N\/?A|\/+|0+)$/i;

/** A reference, or `undefined` for the words that say there is none. */
export function reference(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === undefined || trimmed === '' || NO_REFERENCE.test(trimmed) ? undefined : trimmed;
}

/**
 * Gives the transactions of an account their ids. A transaction is the same in a report of the day, a statement and a notification: it is known
 * by account, day and amount, with the bank's reference, and without one by what the payer wrote. Transactions that are alike in all of this are
 * told apart by how many of them stood before in the same file.
 */
export class EntryIds {
  readonly #account: string;
  readonly #seen = new Map<string, number>();

  constructor({ iban, number = '' }: BankAccount) {
    this.#account = iban ?? number;
  }

  of(transaction: Unidentified<BankTransaction>, date: IsoDate): string {
    const { amount, currency, bankReference } = transaction;
    const key = [
      this.#account,
      date,
      amount.trimmed().toString(),
      currency,
      ...(bankReference === undefined ? said(transaction) : ['#', bankReference]),
    ].join('\u0000');
    const before = this.#seen.get(key) ?? 0;
    this.#seen.set(key, before + 1);
    return createHash('sha256').update(`${key}\u0000${before}`).digest('hex').slice(0, 32);
  }
}

function said({ endToEndId, creditorReference, counterparty, remittance }: Unidentified<BankTransaction>): string[] {
  const texts = [endToEndId, creditorReference, counterparty?.iban ?? counterparty?.name, ...remittance];
  return texts.map((text) => (text ?? '').toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''));
}
