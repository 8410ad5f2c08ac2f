import type { Money } from './amount.ts';
import type { IsoDate } from './date.ts';
import type { Decimal } from './decimal.ts';

/** What a bank says of one account over some days, whatever the file's format. */
export interface BankStatement {
  /** The bank's own name for it (`Stmt/Id`, `:20:`). */
  readonly id?: string;
  /** Its number in the bank's series (`ElctrncSeqNb`, `:28C:`). */
  readonly sequence?: string;
  /** `statement`: what was booked; `report`: the day so far; `notification`: single entries that a later statement repeats. */
  readonly kind: 'statement' | 'report' | 'notification';
  readonly account: BankAccount;
  /** ISO 4217, of the balances and the entries. */
  readonly currency: string;
  readonly opening?: BankBalance;
  readonly closing?: BankBalance;
  readonly entries: readonly StatementEntry[];
  readonly check: BalanceCheck;
}

/** The account, as far as the bank names it. */
export interface BankAccount {
  readonly iban?: string;
  /** In the bank's own spelling, where it names no IBAN. */
  readonly number?: string;
  readonly bic?: string;
  readonly owner?: string;
}

export interface BankBalance {
  /** Negative: overdrawn. */
  readonly amount: Decimal;
  readonly date?: IsoDate;
}

/**
 * Whether opening balance and booked entries come to the closing balance. `differs` says by how much: what the closing balance has beyond them.
 */
export type BalanceCheck =
  | { readonly kind: 'adds-up' }
  | { readonly kind: 'differs'; readonly difference: Decimal }
  | { readonly kind: 'no-balances' };

/** What may be matched with what is owed: an entry, or one payment of a batch that the bank booked as one. */
export interface BankTransaction {
  /** The same in every file that tells of it: a repeat is known by it. */
  readonly id: string;
  /** As booked: positive is received, negative is paid or taken back. */
  readonly amount: Decimal;
  readonly currency: string;
  /** The bank's reference (`AcctSvcrRef`, `:61:` behind `//`). */
  readonly bankReference?: string;
  /** Given by who ordered the payment, and carried through unchanged. Never `NOTPROVIDED`. */
  readonly endToEndId?: string;
  readonly mandateId?: string;
  /** The creditor's identifier of a direct debit. */
  readonly creditorId?: string;
  /** The reference of a structured remittance: ISO 11649 (`RF18…`), or a national one. Without blanks. */
  readonly creditorReference?: string;
  /** Numbers of documents that the payer named in a field for them. */
  readonly documentNumbers?: readonly string[];
  /** What the payer wrote, the pieces of one text joined. */
  readonly remittance: readonly string[];
  /** Who paid, or was paid. */
  readonly counterparty?: Counterparty;
  readonly code?: TransactionCode;
  /** What was ordered, where it is in another currency than the account. */
  readonly instructed?: Money;
  /** What a bank on the way kept for itself, where told. Positive. */
  readonly charges?: Decimal;
  /** Of a payment that came back, and of an entry that takes another back. */
  readonly returned?: PaymentReturn;
}

/** One booking. */
export interface StatementEntry extends BankTransaction {
  readonly bookingDate: IsoDate;
  readonly valueDate?: IsoDate;
  /** `pending` entries may still change or vanish; they count in no balance. */
  readonly status: 'booked' | 'pending';
  /** The payments it is made of, where the bank told at least two and they add up to it. */
  readonly parts?: readonly BankTransaction[];
  /** How many payments it is made of, where the bank told. */
  readonly batchSize?: number;
  /** Where it stands in the file: `line 12`, an XPath, `row 7`. */
  readonly location: string;
}

export interface Counterparty {
  readonly name?: string;
  readonly iban?: string;
  /** Where there is no IBAN. */
  readonly account?: string;
  readonly bic?: string;
  /** For whom the counterparty paid or received. */
  readonly ultimate?: string;
}

/** What kind of booking it is: the ISO 20022 code, and the bank's own. */
export interface TransactionCode {
  /** `PMNT` */
  readonly domain?: string;
  /** `RCDT` */
  readonly family?: string;
  /** `ESCT` */
  readonly subFamily?: string;
  /** `166`, `NTRF`, `B1` */
  readonly proprietary?: string;
}

export interface PaymentReturn {
  /** ISO 20022 external return reason (`AC04`, `MD06`, `AM04`), or the bank's own code. */
  readonly reason?: string;
  readonly text?: string;
  /** What was paid once, where the bank took its charges with it. Positive. */
  readonly amount?: Decimal;
}
