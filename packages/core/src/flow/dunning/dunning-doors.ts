import type { CustomerPlan, Letter, Skip, SkipCode } from '../../dunning/index.ts';
import type { Match, StatementWarning } from '../../banking/index.ts';
import type { DunningTerms, Hold, IsoDate, IsoDateTime, Problem, Result, TenantId } from '../../model/index.ts';
import type { Page, PageRequest } from '../orders/order-view.ts';

/** What people do about money that is owed: bank statements, payments, holds, dunning runs. Amounts are decimal strings. */

/** Who does it and why: both stand in the history. */
export interface Act {
  /** A person's id, an API key's name, `cli`. */
  readonly by: string;
  readonly reason: string;
}

export interface Payments {
  /**
   * Keeps a bank statement (camt, MT940, CFONB120, BAI2, CSV) as it came, and what it tells as entries. The same file, or a statement that overlaps
   * with others, changes nothing that is known. What can only mean one thing is posted at once; the rest waits for a person.
   */
  importStatement(tenant: TenantId, bytes: Uint8Array, options?: StatementOptions): Promise<Result<StatementImport>>;
  entries(tenant: TenantId, filter?: EntryFilter, page?: PageRequest): Promise<Page<BankEntryView>>;
  entry(tenant: TenantId, id: string): Promise<BankEntryView | undefined>;
  /** Posts an entry as a person decides: one of its proposals, or allocations of their own. */
  post(tenant: TenantId, id: string, decision: EntryDecision): Promise<Result<BankEntryView>>;
  /** The entry is nothing that customers owe. */
  dismiss(tenant: TenantId, id: string, act: Act): Promise<Result<BankEntryView>>;
  /** Takes everything back that an entry settled: it waits for a decision again. */
  reverse(tenant: TenantId, id: string, act: Act): Promise<Result<BankEntryView>>;
  /** Takes back one payment that was recorded by hand or by another system; what a shop tells of is taken back in the shop. */
  reversePayment(
    tenant: TenantId,
    payment: { readonly origin: string; readonly id: string },
    act: Act,
  ): Promise<Result<{ readonly reversed: boolean }>>;
}

export interface StatementOptions {
  /** The name of the file, for people. */
  readonly name?: string;
  readonly by?: string;
}

export interface StatementImport {
  /** Hex, of the file. */
  readonly sha256: string;
  readonly format: string;
  /** The very same file was imported before. */
  readonly repeated: boolean;
  readonly statements: readonly {
    readonly account: string;
    readonly currency: string;
    readonly coversTo?: IsoDate;
    readonly opening?: string;
    readonly closing?: string;
    readonly entries: number;
    /** Whether opening balance and entries come to the closing balance. */
    readonly check: 'adds-up' | 'differs' | 'no-balances';
  }[];
  /** Booked transactions in the file, and those that no file told of before. */
  readonly entries: number;
  readonly fresh: number;
  /** What became of the fresh ones. */
  readonly outcome: Readonly<Record<'posted' | 'proposed' | 'unmatched' | 'returned', number>>;
  readonly warnings: readonly Omit<StatementWarning, 'difference'>[];
}

export type EntryState = 'new' | 'posted' | 'proposed' | 'unmatched' | 'returned' | 'dismissed';

export interface EntryFilter {
  readonly state?: EntryState;
  readonly account?: string;
  readonly bookedFrom?: IsoDate;
  readonly bookedTo?: IsoDate;
}

export interface BankEntryView {
  readonly id: string;
  readonly account: string;
  readonly bookedOn: IsoDate;
  /** Positive: received. */
  readonly amount: string;
  readonly currency: string;
  readonly counterparty?: string;
  readonly remittance: readonly string[];
  readonly state: EntryState;
  /** What it was posted as, what it may mean, or what it takes back. */
  readonly match?: Match;
  readonly decidedAt?: IsoDateTime;
  readonly decidedBy?: string;
}

export interface EntryDecision {
  readonly by: string;
  /** Which of the entry's proposals, from 0. */
  readonly proposal?: number;
  /** What it settles instead; what is left over becomes a payment on account. */
  readonly allocations?: readonly { readonly documentNumber: string; readonly amount: string }[];
  /** Whose account takes what is left over, where no allocation says so. */
  readonly customerId?: string;
}

export interface Dunning {
  /** Those who owe something, or were owed to. */
  customers(tenant: TenantId, filter?: AccountFilter, page?: PageRequest): Promise<Page<AccountSummary>>;
  customer(tenant: TenantId, id: string): Promise<AccountView | undefined>;
  /** Whose account a document is on, or that of a customer of a shop. */
  findCustomer(tenant: TenantId, of: AccountOf): Promise<AccountView | undefined>;
  /** What is decided for one customer: segment, risk band, procedure, netting. */
  setTerms(tenant: TenantId, id: string, terms: unknown): Promise<Result<DunningTerms>>;
  /** The account up to today, by currency; from 90 days ago where no day is given. */
  statement(tenant: TenantId, customer: string, from?: IsoDate): Promise<readonly AccountStatementView[]>;
  timeline(tenant: TenantId, of: TimelineOf, page?: PageRequest): Promise<Page<TimelineEvent>>;
  placeHold(tenant: TenantId, hold: unknown, by: string): Promise<Result<HoldView>>;
  liftHold(tenant: TenantId, id: string, act: Act): Promise<Result<HoldView>>;
  holds(tenant: TenantId, filter?: HoldFilter, page?: PageRequest): Promise<Page<HoldView>>;
  /** Plans a run and keeps it as a draft to be reviewed; nothing else changes. */
  plan(tenant: TenantId, by: string): Promise<Result<RunView>>;
  runs(tenant: TenantId, page?: PageRequest): Promise<Page<RunView>>;
  run(tenant: TenantId, id: string): Promise<RunView | undefined>;
  letters(tenant: TenantId, filter?: LetterFilter, page?: PageRequest): Promise<Page<LetterView>>;
  /** Takes a letter out of a draft, or puts it back. */
  exclude(tenant: TenantId, letter: string, act: Act): Promise<Result<LetterView>>;
  include(tenant: TenantId, letter: string): Promise<Result<LetterView>>;
  /**
   * Makes the letters of a draft real: levels rise, fees are charged, and each letter leaves at its time, if what it is about still holds then.
   * `snapshot` is that of the draft which was reviewed. A second call goes on with what a first one left.
   */
  commit(
    tenant: TenantId,
    run: string,
    options: { readonly by: string; readonly snapshot?: string },
  ): Promise<Result<RunView>>;
  discard(tenant: TenantId, run: string): Promise<Result<RunView>>;
  /** What waits for a person. */
  workList(tenant: TenantId): Promise<WorkList>;
}

export interface AccountFilter {
  /** A part of the name. */
  readonly search?: string;
  readonly overdue?: boolean;
  readonly inDefault?: boolean;
}

/** By the number of a document, or as a shop names its customer. */
export type AccountOf =
  | { readonly documentNumber: string }
  | { readonly host: string; readonly shop: string; readonly customerId: string };

/** What a customer owes in one currency. */
export interface AccountBalance {
  readonly currency: string;
  /** All that is open, credits taken off. */
  readonly open: string;
  readonly overdue: string;
  readonly oldestDue?: IsoDate;
  readonly level: number;
}

export interface AccountSummary {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly balances: readonly AccountBalance[];
  readonly inDefaultSince?: IsoDateTime;
}

export interface AccountView extends AccountSummary {
  readonly terms: DunningTerms;
  readonly items: readonly AccountItem[];
  readonly ageing: readonly Ageing[];
  readonly holds: readonly HoldView[];
}

export interface AccountItem {
  readonly id: string;
  readonly documentNumber: string;
  readonly kind: string;
  readonly issueDate: IsoDate;
  readonly dueDate: IsoDate;
  readonly currency: string;
  readonly amount: string;
  readonly open: string;
  readonly level: number;
  readonly lastLetterOn?: IsoDate;
  /** What a run planned now would do with it; absent until there are settings. */
  readonly outlook?: ItemOutlook;
}

/** `LETTER`: a letter of this level on that day; else why there is none, and the first day on which that may change by itself. */
export interface ItemOutlook {
  readonly code: 'LETTER' | SkipCode;
  readonly level?: number;
  readonly on?: IsoDate;
}

/** What is open by how long it is overdue, in days. */
export interface Ageing {
  readonly currency: string;
  readonly notDue: string;
  readonly to30: string;
  readonly to60: string;
  readonly to90: string;
  readonly over90: string;
}

export interface AccountStatementView {
  readonly currency: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly opening: string;
  readonly closing: string;
  readonly lines: readonly {
    readonly date: IsoDate;
    readonly kind: string;
    readonly documentNumber: string;
    /** Positive: the customer owes more. */
    readonly amount: string;
    readonly balance: string;
  }[];
  readonly ageing: Ageing;
  /** Why it must not go out so. */
  readonly problems: readonly Problem[];
}

export type TimelineOf = { readonly customerId: string } | { readonly documentNumber: string };

export interface TimelineEvent {
  readonly id: string;
  readonly at: IsoDateTime;
  readonly kind: string;
  readonly customerId?: string;
  readonly documentNumber?: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface HoldView extends Omit<Hold, 'amount'> {
  readonly customerId: string;
  readonly amount?: string;
  readonly placedAt: IsoDateTime;
  readonly brokenAt?: IsoDateTime;
  readonly liftedAt?: IsoDateTime;
  readonly lifting?: { readonly by: string; readonly reason: string; readonly outcome: 'lifted' | 'kept' };
}

export interface HoldFilter {
  readonly customerId?: string;
  readonly kind?: Hold['kind'];
  /** Only those that nobody has lifted, or only those that somebody has. */
  readonly standing?: boolean;
}

export type RunState = 'draft' | 'committing' | 'committed' | 'discarded';

export interface RunView {
  readonly id: string;
  readonly state: RunState;
  /** Who asked for it: a person, or the schedule. */
  readonly origin: 'manual' | 'schedule';
  readonly by: string;
  readonly plannedAt: IsoDateTime;
  readonly committedAt?: IsoDateTime;
  /** SHA-256 over its letters, hex. */
  readonly snapshot: string;
  readonly report: RunReport;
}

export interface RunReport {
  readonly customers: number;
  readonly items: number;
  readonly letters: number;
  /** By level; `0` are the friendly reminders. */
  readonly byLevel: Readonly<Record<string, number>>;
  /** What the letters ask for, by currency. */
  readonly totals: Readonly<Record<string, string>>;
  /** Items left out, by why. */
  readonly skipped: Readonly<Partial<Record<Skip['code'], number>>>;
  /** Those among them that somebody may wonder about: overdue, and left out. A thousand at most. */
  readonly leftOut: readonly (Skip & { readonly customerId: string })[];
  readonly handOver: readonly CustomerPlan['handOver'][number][];
  readonly inDefault: number;
  readonly warnings: CustomerPlan['warnings'];
}

export type LetterState = 'planned' | 'excluded' | 'committed' | 'queued' | 'sent' | 'dropped';

export interface LetterFilter {
  readonly run?: string;
  readonly customerId?: string;
  readonly state?: LetterState;
}

export interface LetterView {
  readonly id: string;
  readonly run: string;
  readonly customerId: string;
  readonly customer: string;
  readonly currency: string;
  readonly day: IsoDate;
  readonly level: number;
  readonly sendAt: IsoDateTime;
  readonly state: LetterState;
  readonly letter: Letter;
  /** Why it was excluded or dropped, or what became of it. */
  readonly outcome?: Readonly<Record<string, unknown>>;
}

export interface WorkList {
  /** Entries of bank statements that wait for a decision. */
  readonly proposals: number;
  readonly unmatched: number;
  readonly disputes: readonly HoldView[];
  /** Promises whose day comes within a week, and those that were broken. */
  readonly promisesDue: readonly HoldView[];
  readonly promisesBroken: readonly HoldView[];
  /** Messages that came back: contacts that need another address. */
  readonly bounced: number;
  /** A draft that waits for review. */
  readonly draft?: RunView;
  readonly lastRun?: RunView;
  readonly bankDataAsOf?: IsoDate;
}
