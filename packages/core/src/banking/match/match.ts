import type { Decimal, IsoDate } from '../../model/index.ts';

/** Something that a payment can settle: one due date of one document. */
export interface LedgerItem {
  readonly documentNumber: string;
  readonly dueDate: IsoDate;
  readonly customerId: string;
  readonly currency: string;
  /** Still owed; negative for a credit note; zero for what is settled, which is kept to know a second payment. */
  readonly open: Decimal;
  /** What may be kept back by who pays early. */
  readonly discount?: { readonly until: IsoDate; readonly amount: Decimal };
}

/** By which rule an entry was matched, in the order in which they are tried. */
export type MatchRule = 'reference' | 'number' | 'account' | 'sum' | 'name';

/** What an entry settles. */
export interface Allocation {
  readonly documentNumber: string;
  readonly dueDate: IsoDate;
  /** Of the money that came; negative where a credit note is used up. */
  readonly amount: Decimal;
  /** What is let go beside it: a discount taken in time, or a difference within the merchant's tolerance. */
  readonly waived?: { readonly kind: 'discount' | 'tolerance' | 'charges'; readonly amount: Decimal };
}

/** Why, for a machine and for a person. */
export interface Reason {
  readonly code: ReasonCode;
  readonly message: string;
  readonly data?: Readonly<Record<string, string>>;
}

export type ReasonCode =
  | 'REFERENCE_EXACT'
  | 'NUMBER_IN_TEXT'
  | 'NUMBERS_IN_TEXT'
  | 'NUMBER_JOINED'
  | 'NUMBER_SIMILAR'
  | 'NUMBER_UNKNOWN'
  | 'NUMBER_AMBIGUOUS'
  | 'ACCOUNT_KNOWN'
  | 'ACCOUNT_OF_OTHERS'
  | 'AMOUNT_EXACT'
  | 'AMOUNT_LESS'
  | 'AMOUNT_MORE'
  | 'AMOUNT_FITS_OTHERS'
  | 'SUM_EXACT'
  | 'SUM_AMBIGUOUS'
  | 'DISCOUNT_TAKEN'
  | 'WITHIN_TOLERANCE'
  | 'CHARGES_DEDUCTED'
  | 'PART_PAYMENT'
  | 'CURRENCY_DIFFERS'
  | 'ALREADY_PAID'
  | 'SEVERAL_CUSTOMERS'
  | 'NAME_SIMILAR'
  | 'NAME_DIFFERS'
  | 'NOT_BY_POLICY'
  | 'NOT_BOOKED';

export interface Proposal {
  readonly rule: MatchRule;
  readonly customerId: string;
  readonly allocations: readonly Allocation[];
  /** What of the payment is left over. */
  readonly surplus: Decimal;
  readonly reasons: readonly Reason[];
}

/** What an entry is to the ledger. Only `post` may be booked without a person. */
export type Match =
  | {
      readonly kind: 'post';
      readonly rule: MatchRule;
      readonly customerId: string;
      readonly allocations: readonly Allocation[];
      readonly reasons: readonly Reason[];
    }
  /** The likeliest first, at most ten. */
  | { readonly kind: 'proposals'; readonly proposals: readonly Proposal[] }
  /** Money that went back. `of` is the payment it takes back, where exactly one can be meant. */
  | {
      readonly kind: 'return';
      readonly of: ReceivedPayment | undefined;
      readonly candidates: readonly ReceivedPayment[];
      readonly reasons: readonly Reason[];
    }
  /** Nothing of it looks like something owed. */
  | { readonly kind: 'none' };

/** A payment that was received and posted before: what a return can take back. */
export interface ReceivedPayment {
  /** Of the transaction that brought it. */
  readonly id: string;
  readonly amount: Decimal;
  readonly currency: string;
  readonly date: IsoDate;
  readonly customerId: string;
  readonly allocations: readonly Allocation[];
}

/** What the merchant lets the software decide. */
export interface MatchPolicy {
  /** Post a unique sum of several items of one customer that no text names. */
  readonly postSums: boolean;
  /** Post less than is open where the document is named and who paid is known to be the customer. */
  readonly postPartPayments: boolean;
  /** Largest difference that is let go, per payment, by currency: `{ EUR: 0.05 }`. */
  readonly tolerance: Readonly<Record<string, Decimal>>;
  /** Days after the last day of a discount on which it is still granted. */
  readonly discountGraceDays: number;
}

/**
 * Looks up what an entry can mean. All look-ups answer with everything they know, settled items included; an index in memory (`ledgerOf`) or a
 * cut of the database that holds all that the keys of an entry (`matchKeys`) ask for.
 */
export interface Ledger {
  /** By a structured reference: RF, end-to-end id or payment link, as `referenceKey` spells them. */
  byReference(key: string): readonly LedgerItem[];
  /** By the number of a document, as one of its `numberKeys`. */
  byNumber(key: string): readonly LedgerItem[];
  /** Customers who paid from this account before, or told it. */
  customersByIban(iban: string): readonly string[];
  /** Customers with one of these words in the name, as `nameKeys` spells them. */
  customersByName(key: string): readonly string[];
  nameOf(customerId: string): string | undefined;
  itemsOf(customerId: string): readonly LedgerItem[];
  /** Payments posted before, by a key of theirs: end-to-end id or bank reference, as `referenceKey` spells them. */
  paymentsByReference(key: string): readonly ReceivedPayment[];
  paymentsOf(customerId: string): readonly ReceivedPayment[];
}
