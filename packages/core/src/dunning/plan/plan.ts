import type {
  Decimal,
  DunningChannel,
  DunningItemKind,
  DunningTone,
  IsoDate,
  IsoDateTime,
  Problem,
} from '../../model/index.ts';
import type { Claim } from '../interest/claim.ts';

/** Why something was chosen, for the timeline: a code for machines, a sentence for people. */
export interface Explanation {
  readonly code: ExplanationCode;
  readonly sentence: string;
  /** What the sentence is made of, for other languages: days, amounts as decimal strings, names. Letters of earlier releases have none. */
  readonly figures?: Readonly<Record<string, string | number>> | undefined;
}

export type ExplanationCode =
  | 'LEVEL'
  | 'LOWERED'
  | 'PROMISE_BROKEN'
  | 'PART_HELD'
  | 'PROCEDURE'
  | 'POLICY_ROW'
  | 'CHANNEL'
  | 'TIMING'
  | 'NETTING'
  | 'INTEREST'
  | 'FEE'
  | 'DEADLINE'
  | 'CHANGED_BEFORE_SENDING';

/** One item in a letter. */
export interface LetterItem {
  readonly id: string;
  readonly documentNumber: string;
  readonly kind: DunningItemKind;
  readonly dueDate: IsoDate;
  /** What is claimed: the open amount less what is disputed or promised of it. */
  readonly open: Decimal;
  /** Disputed or promised: open, and not claimed. */
  readonly held: Decimal;
  readonly levelBefore: number;
  readonly levelAfter: number;
  /** The level as which it stands in the letter, 0 for an item that only comes along. Below `levelAfter` where a minimum was not reached. */
  readonly step: number;
  readonly repeatsBefore: number;
  readonly repeatsAfter: number;
  /** What the item said before, should the letter not leave. */
  readonly lastLetterBefore?: IsoDate | undefined;
  readonly lastMessageBefore?: IsoDate | undefined;
  /** The day of a promise that was not kept, where the letter answers one. */
  readonly promisedFor?: IsoDate | undefined;
  /** Late-payment interest and fixed compensation up to the day of the letter, where the level states them. */
  readonly claim?: Claim | undefined;
  /** Unique per effect: item, level, round, repeat. */
  readonly key: string;
}

/** A credit note or payment on account that the letter shows or nets. */
export interface LetterCredit {
  readonly id: string;
  readonly documentNumber: string;
  /** Negative. */
  readonly open: Decimal;
}

/** In the letter's currency. */
export interface LetterTotals {
  readonly claims: Decimal;
  /** Negative or zero; part of `total` only with netting `net`. */
  readonly credits: Decimal;
  readonly interest: Decimal;
  readonly compensation: Decimal;
  readonly fee: Decimal;
  /** What the customer is asked to pay. */
  readonly total: Decimal;
}

export interface Letter {
  /** `<customer>|<currency>|<day>`: there is one at most. */
  readonly key: string;
  readonly customerId: string;
  readonly currency: string;
  readonly kind: 'reminder' | 'letter' | 'promise-broken';
  readonly procedureId: string;
  /** The highest step of its items; 0 for the reminder before the due date. */
  readonly level: number;
  readonly template: string;
  readonly tone: DunningTone;
  readonly channels: readonly DunningChannel[];
  /** The day it bears, on the clock it is sent by. */
  readonly day: IsoDate;
  readonly sendAt: IsoDateTime;
  readonly newDeadline?: IsoDate | undefined;
  readonly items: readonly LetterItem[];
  readonly credits: readonly LetterCredit[];
  readonly totals: LetterTotals;
  readonly explanation: readonly Explanation[];
}

export type SkipCode =
  | 'PAID'
  | 'CREDIT'
  | 'HANDED_OVER'
  | 'INSOLVENT'
  | 'DISPUTED'
  | 'ON_HOLD'
  | 'PROMISED'
  | 'BANK_DATA_STALE'
  | 'NO_PROCEDURE'
  | 'EXCLUDED'
  | 'NOT_YET'
  | 'DEADLINE_RUNNING'
  | 'ITEM_GAP'
  | 'CUSTOMER_GAP'
  | 'OUT_OF_OFFICE'
  | 'UNREACHABLE'
  | 'REMINDER_OVER'
  | 'OTHERS_FIRST'
  | 'BELOW_MINIMUM'
  | 'REPEATED_ENOUGH'
  | 'NET_CREDIT'
  | 'FOLLOWS_PRINCIPAL'
  | 'WAIVED'
  | 'PROCEDURE_OVER'
  | 'READY_FOR_AGENCY';

/** An item that no letter of this run is about, and why. */
export interface Skip {
  readonly itemId: string;
  readonly code: SkipCode;
  readonly sentence: string;
  /** The first day on which that may change by itself. */
  readonly until?: IsoDate;
}

/** Items whose procedure ended unpaid: ready for an agency, by the merchant's choice. */
export interface HandOver {
  readonly customerId: string;
  readonly currency: string;
  readonly itemIds: readonly string[];
  readonly open: Decimal;
}

export interface PromiseBroken {
  readonly kind: 'promise-broken';
  /** Unique per promise: telling it twice is one event. */
  readonly key: string;
  readonly holdId: string;
  readonly customerId: string;
  readonly itemIds: readonly string[];
  /** The promised day. */
  readonly promisedFor: IsoDate;
}

/** What a run decides for one customer. */
export interface CustomerPlan {
  readonly customerId: string;
  readonly letters: readonly Letter[];
  readonly skipped: readonly Skip[];
  readonly handOver: readonly HandOver[];
  /** New orders of the customer are to be held as things stand. */
  readonly holdOrders: boolean;
  readonly events: readonly PromiseBroken[];
  /** Fees and interest given up because what they were charged for is paid. */
  readonly waived: readonly string[];
  readonly warnings: readonly Problem[];
}

export interface DunningPlan {
  readonly letters: readonly Letter[];
  readonly skipped: readonly Skip[];
  readonly handOver: readonly HandOver[];
  /** Customers. */
  readonly holdOrders: readonly string[];
  readonly events: readonly PromiseBroken[];
  readonly waived: readonly string[];
  readonly warnings: readonly Problem[];
}
