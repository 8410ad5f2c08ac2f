import type { AgencyMode, CaseStatus, CommandType, CriterionCode, EventType } from '../../agencies/index.ts';
import type { IsoDate, IsoDateTime, Problem, Result, TenantId } from '../../model/index.ts';
import type { Act } from '../dunning/dunning-doors.ts';
import type { Page, PageRequest } from '../orders/order-view.ts';
import type { BalanceDifferenceView } from './agency-doors.ts';

export interface CriterionView {
  readonly code: CriterionCode | 'NOT_LIVE_YET' | 'DUE_BEFORE_KEY_DATE';
  /** What is missing, in one plain English sentence. */
  readonly message: string;
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
