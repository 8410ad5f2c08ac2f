import type {
  AcceptanceReport,
  AgencyMode,
  BalanceDifference,
  CaseStatus,
  CriterionCode,
  Diagnosis,
  EventType,
  CommandType,
  HandOverTerms,
  SelectionParameters,
} from '../../agencies/index.ts';
import type { IsoDate, IsoDateTime, Problem, Result, TenantId } from '../../model/index.ts';
import type { Act } from '../dunning/dunning-doors.ts';
import type { Page, PageRequest } from '../orders/order-view.ts';

/** Collection agencies, and the cases that are with them. Amounts are decimal strings in the currency that stands beside them. */
export interface Collections {
  readonly agencies: Agencies;
  readonly cases: Cases;
}

export interface AgencyInput {
  /** Key of the agency, as its cases name it: `/^[a-z][a-z0-9-]{0,39}$/`. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** A spoke of `agencyAdapters`: `files`, `http`, `simulated`. */
  readonly adapter: string;
  readonly config: unknown;
  /** Kept encrypted; a name left out keeps its value, `null` removes it. */
  readonly secrets?: Readonly<Record<string, string | null>>;
  /** Which cases go ({@link SelectionParameters}); left out: the defaults. */
  readonly selection?: unknown;
  /** How far the agency may go ({@link HandOverTerms}); left out: the defaults. */
  readonly terms?: unknown;
}

/**
 * - `test`: cases go to the test side, are worked by nobody and touch no book of ours;
 * - `waiting`: a key date is chosen, and something stands against it today (`obstacles`), perhaps only that the day has not come;
 * - `live`: cases go out;
 * - `stopped`: none goes out any more; those that are out are followed as before.
 */
export type AgencyState = 'test' | 'waiting' | 'live' | 'stopped';

export interface AgencyView {
  readonly id: string;
  readonly name: string;
  readonly adapter: string;
  readonly config: unknown;
  /** The names of the secrets that are set. */
  readonly secrets: readonly string[];
  readonly selection: SelectionParameters;
  readonly terms: HandOverTerms;
  readonly state: AgencyState;
  readonly keyDate?: { readonly liveFrom: IsoDate; readonly dueBefore: 'stay' | 'migrate' };
  /** The last acceptance run; `running` while one is under way. */
  readonly acceptance: {
    readonly state: 'none' | 'running' | 'passed' | 'failed';
    readonly finishedAt?: IsoDateTime;
    readonly failedSteps: readonly string[];
  };
  /** Every reason why it may not be live today; empty: it may. */
  readonly obstacles: readonly Problem[];
  readonly stopped?: { readonly at: IsoDateTime; readonly by: string; readonly reason: string };
  /** Why nothing is exchanged with it: the connection must be mended. */
  readonly paused?: Problem;
  /** Cases that are with it, and commands that wait to be sent. */
  readonly casesOut: number;
  readonly commandsWaiting: number;
  /** Events that belong to no case, or could not be read, and that nobody has looked at. */
  readonly strayEvents: number;
  readonly lastExchangeAt?: IsoDateTime;
}

export interface Agencies {
  list(tenant: TenantId): Promise<readonly AgencyView[]>;
  get(tenant: TenantId, id: string): Promise<AgencyView | undefined>;
  /** Another connection than before needs another acceptance run before cases go out live. */
  put(tenant: TenantId, agency: AgencyInput): Promise<Result<AgencyView>>;
  /** Asks the side that is in use whether it can be worked with; when all is well, a paused connection runs again. */
  check(
    tenant: TenantId,
    id: string,
  ): Promise<Result<{ readonly ok: boolean; readonly diagnoses: readonly Diagnosis[] }>>;
  /** Has the acceptance run played against the test side. It takes a while: `acceptance` of the agency says how it stands. */
  accept(tenant: TenantId, id: string, by: string): Promise<Result<AgencyView>>;
  /** The same, here and now: for who waits for it. */
  rehearse(tenant: TenantId, id: string): Promise<Result<AcceptanceReport>>;
  /** The report of the last run that came to its end. */
  acceptance(tenant: TenantId, id: string): Promise<AcceptanceReport | undefined>;
  /** Chooses the key date. Refused with every obstacle but that the day has not come. A stopped agency goes on. */
  goLive(tenant: TenantId, id: string, decision: GoLiveDecision): Promise<Result<AgencyView>>;
  /** What would go on the key date and what would stay, and why; nothing is sent. */
  firstBatch(tenant: TenantId, id: string, keyDate: KeyDateInput): Promise<Result<FirstBatchView>>;
  /** No case goes out any more; those that are out go on (`hold`) or are paused. What is paid and credited is told as before. */
  stop(tenant: TenantId, id: string, act: Act & { readonly running: 'hold' | 'pause' }): Promise<Result<AgencyView>>;
  /** Customers who are reminded, each with every criterion it fails; the largest claim first. */
  candidates(tenant: TenantId, id: string, page?: PageRequest): Promise<Result<Page<CandidateView>>>;
  /** Compares both sides of every case to the cent; every night it is done anyway. */
  reconcile(tenant: TenantId, id: string): Promise<Result<CollectionReconciliation>>;
  /** What the newest comparison found; `undefined` before the first one. */
  reconciliation(tenant: TenantId, id: string): Promise<CollectionReconciliation | undefined>;
  /** What belongs to no case of ours, or could not be read; newest first. */
  strays(tenant: TenantId, id: string, page?: PageRequest): Promise<Page<StrayEventView>>;
  /** A person has looked at it. */
  closeStray(tenant: TenantId, id: string, event: string, act: Act): Promise<boolean>;
  /**
   * Takes what an agency pushes, as it came: once this is `ok` it is stored, and answered 2xx. Refused when the signature does not hold.
   * `slug` names the merchant, since an agency knows no more.
   */
  takeWebhook(
    slug: string,
    id: string,
    mode: AgencyMode,
    push: { readonly body: Uint8Array; readonly signature: string | undefined },
  ): Promise<Result<{ readonly stored: number; readonly repeated: number }>>;
}

export interface KeyDateInput {
  readonly liveFrom: IsoDate;
  /** Items due before that day stay with us, or migrate. `stay` when left out. */
  readonly dueBefore?: 'stay' | 'migrate';
}

export interface GoLiveDecision extends KeyDateInput {
  readonly by: string;
}

export interface FirstBatchView {
  readonly wouldSend: readonly {
    readonly customerId: string;
    readonly customer: string;
    readonly currency: string;
    readonly open: string;
    /** Invoice numbers that stay with us. */
    readonly staying: readonly string[];
  }[];
  readonly leftOut: readonly {
    readonly customerId: string;
    readonly customer: string;
    readonly currency: string;
    readonly criteria: readonly CriterionView[];
  }[];
  /** Open sums that would go, by currency. */
  readonly totals: Readonly<Record<string, string>>;
}

export interface CriterionView {
  readonly code: CriterionCode | 'NOT_LIVE_YET' | 'DUE_BEFORE_KEY_DATE';
  /** What is missing, in one plain English sentence. */
  readonly message: string;
}

export interface CandidateView {
  readonly customerId: string;
  readonly customer: string;
  readonly currency: string;
  readonly open: string;
  readonly oldestDue: IsoDate;
  readonly level: number;
  readonly items: number;
  /** Empty: it may go. */
  readonly criteria: readonly CriterionView[];
  /** The case that was drafted for it. */
  readonly caseId?: string;
}

export interface CaseFilter {
  readonly agency?: string;
  readonly customerId?: string;
  readonly state?: CaseStatusView['state'];
  /** Only those that are with an agency now, or only those that are not. */
  readonly out?: boolean;
  /** Only those that wait for an answer of ours. */
  readonly needsAnswer?: boolean;
  /** Only those in whose events something is odd. */
  readonly flagged?: boolean;
  /** Only those of which this document is a part. */
  readonly documentNumber?: string;
}

export interface CaseView {
  /** The same at the agency. */
  readonly id: string;
  readonly agency: string;
  /** A test case is worked by nobody. */
  readonly mode: AgencyMode;
  readonly customerId: string;
  readonly customer: string;
  readonly currency: string;
  /** The agency's file number. */
  readonly reference?: string;
  readonly status: CaseStatusView;
  /** Why it may not go, as of the last check. Empty once it is out. */
  readonly criteria: readonly CriterionView[];
  readonly approvals: readonly { readonly role: string; readonly by: string; readonly at: IsoDateTime }[];
  /** What was claimed when it was handed over. */
  readonly claimed: string;
  /** What is owed now, costs of the agency included. */
  readonly open: string;
  /** Why a command of ours was refused, and what to do. */
  readonly problem?: Problem;
  readonly draftedAt: IsoDateTime;
  readonly handedOverAt?: IsoDateTime;
  readonly closedAt?: IsoDateTime;
}

/** Derived from what happened; of a draft that was thrown away `discarded`. */
export interface CaseStatusView extends Omit<CaseStatus, 'state'> {
  readonly state: CaseStatus['state'] | 'discarded';
}

export interface CaseDetail extends CaseView {
  readonly documents: readonly CaseDocumentView[];
  readonly balance: CaseBalanceView;
  /** What the agency waits for. */
  readonly questions: readonly CaseQuestion[];
  readonly costs: readonly CaseCost[];
  readonly commands: readonly CaseCommandView[];
  /** As they arrived. */
  readonly events: readonly CaseEventView[];
  /** What the agency left open: a person decides what becomes of it, and nothing is reminded before. */
  readonly undecided?: { readonly open: string };
  readonly decision?: RestDecision & { readonly at: IsoDateTime };
  /** The newest comparison of both books, where the case was part of it; no difference: they agree to the cent. */
  readonly reconciled?: { readonly at: IsoDateTime; readonly differences: readonly BalanceDifferenceView[] };
}

/** One position of the claim. */
export interface CaseDocumentView {
  readonly itemId: string;
  readonly documentNumber: string;
  readonly kind: 'principal' | 'fee' | 'interest' | 'cost' | 'credit';
  readonly due: IsoDate;
  readonly original: string;
  /** When it was handed over. */
  readonly open: string;
}

export interface CaseBalanceView {
  readonly principal: string;
  readonly interest: string;
  readonly fees: string;
  readonly costs: string;
  readonly paid: string;
  readonly open: string;
  /** Gross of what the agency has transferred to us, and what it kept of it. */
  readonly remitted: string;
  readonly commission: string;
}

export interface CaseQuestion {
  readonly requestId: string;
  readonly form: 'text' | 'confirmation' | 'document' | 'amount' | 'date' | 'settlement';
  readonly question: string;
  /** Of a settlement: what the debtor offers. */
  readonly amount?: string;
  readonly deadline?: IsoDate;
}

export interface CaseCost {
  readonly costId: string;
  readonly amount: string;
  readonly kind: string;
  readonly chargedTo: 'debtor' | 'creditor';
}

/** - `waiting`: not sent yet; `sent`: on its way; `done`: the agency has it; `refused`: a person must look; `cancelled`: never sent. */
export type CaseCommandState = 'waiting' | 'sent' | 'done' | 'refused' | 'cancelled';

export interface CaseCommandView {
  readonly id: string;
  readonly type: CommandType;
  readonly at: IsoDateTime;
  readonly by: string;
  readonly state: CaseCommandState;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly problem?: Problem;
}

export interface CaseEventView {
  readonly id: string;
  /** `unknown`: kept as it came. */
  readonly type: EventType | 'unknown';
  readonly occurredAt?: IsoDateTime;
  readonly receivedAt: IsoDateTime;
  readonly source?: 'agency' | 'debtor' | 'creditor' | 'court';
  readonly payload: Readonly<Record<string, unknown>>;
  /** What is odd about it. */
  readonly flags: readonly string[];
}

export interface StrayEventView {
  readonly id: string;
  readonly code: 'CASE_UNKNOWN' | 'CONFLICT' | 'EVENT_TYPE_UNKNOWN' | 'EVENT_MALFORMED';
  readonly caseId?: string;
  readonly reason: string;
  readonly receivedAt: IsoDateTime;
  readonly raw: unknown;
}

export interface Cases {
  /** Drafts a case of everything that is overdue, and checks it; a draft of the same customer and currency is brought up to date. */
  draft(
    tenant: TenantId,
    request: {
      readonly agency: string;
      readonly customerId: string;
      readonly currency: string;
      readonly by: string;
      /** In test mode: the scenario that the test side plays, e.g. `paid`. */
      readonly scenario?: string;
    },
  ): Promise<Result<CaseDetail>>;
  /** Says yes in a role, to the draft as it is now. */
  approve(
    tenant: TenantId,
    id: string,
    approval: { readonly by: string; readonly role: string },
  ): Promise<Result<CaseDetail>>;
  /** Reads everything again, and lets the case go; refused with every criterion that it fails. A second call changes nothing. */
  handOver(tenant: TenantId, id: string, by: string): Promise<Result<CaseDetail>>;
  /** Throws a draft away. */
  discard(tenant: TenantId, id: string, act: Act): Promise<Result<CaseDetail>>;
  list(tenant: TenantId, filter?: CaseFilter, page?: PageRequest): Promise<Page<CaseView>>;
  get(tenant: TenantId, id: string): Promise<CaseDetail | undefined>;
  pause(tenant: TenantId, id: string, act: Act & { readonly until?: IsoDate }): Promise<Result<CaseDetail>>;
  resume(tenant: TenantId, id: string, by: string): Promise<Result<CaseDetail>>;
  /** Asks for the case back. It is ours again once the agency has closed it. */
  withdraw(tenant: TenantId, id: string, withdrawal: Withdrawal): Promise<Result<CaseDetail>>;
  answer(tenant: TenantId, id: string, answer: CaseAnswer): Promise<Result<CaseDetail>>;
  approveCost(
    tenant: TenantId,
    id: string,
    approval: { readonly by: string; readonly costId: string; readonly approved: boolean },
  ): Promise<Result<CaseDetail>>;
  /** Of a case that an agency closed with something left open. */
  decide(tenant: TenantId, id: string, decision: RestDecision): Promise<Result<CaseDetail>>;
  approveSettlement(
    tenant: TenantId,
    id: string,
    approval: { readonly by: string; readonly requestId: string; readonly approved: boolean },
  ): Promise<Result<CaseDetail>>;
}

/** What becomes of what an agency left open: it is reminded again, or owed no more. */
export interface RestDecision extends Act {
  readonly decision: 'chase' | 'write-off';
}

export type WithdrawalReason =
  | 'paid'
  | 'dispute_upheld'
  | 'insolvency'
  | 'goodwill'
  | 'handed_over_by_mistake'
  | 'other';

export interface Withdrawal {
  readonly by: string;
  readonly reason: WithdrawalReason;
  readonly note?: string;
}

export interface CaseAnswer {
  readonly by: string;
  readonly requestId: string;
  readonly text?: string;
  readonly confirmed?: boolean;
  readonly amount?: string;
  readonly date?: IsoDate;
}

export interface CollectionReconciliation {
  readonly agency: string;
  /** The side whose cases were compared. */
  readonly mode: AgencyMode;
  readonly at: IsoDateTime;
  /** Cases compared. */
  readonly cases: number;
  readonly differences: readonly BalanceDifferenceView[];
  /** What is owed by both books, by currency. */
  readonly sums: readonly { readonly currency: string; readonly ours: string; readonly theirs: string }[];
}

export interface BalanceDifferenceView extends Omit<BalanceDifference, 'ours' | 'theirs' | 'difference'> {
  readonly ours?: string;
  readonly theirs?: string;
  /** Ours less theirs. */
  readonly difference?: string;
}
