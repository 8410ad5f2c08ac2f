import type {
  AcceptanceReport,
  AgencyMode,
  BalanceDifference,
  Diagnosis,
  HandOverTerms,
  SelectionParameters,
} from '../../agencies/index.ts';
import type { IsoDate, IsoDateTime, Problem, Result, TenantId } from '../../model/index.ts';
import type { Act } from '../dunning/dunning-doors.ts';
import type { Page, PageRequest } from '../orders/order-view.ts';
import type { CriterionView } from './case-doors.ts';

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

export interface StrayEventView {
  readonly id: string;
  readonly code: 'CASE_UNKNOWN' | 'CONFLICT' | 'EVENT_TYPE_UNKNOWN' | 'EVENT_MALFORMED';
  readonly caseId?: string;
  readonly reason: string;
  readonly receivedAt: IsoDateTime;
  readonly raw: unknown;
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
