import { inOrder, type EventFlag } from './event-order.ts';
import { moneyOf } from './case-money.ts';
import type {
  AgencyCommand,
  AgencyEvent,
  CaseOutcome,
  CaseStage,
  EventOf,
  EventPayloads,
  EventType,
} from './schema/index.ts';

/** `draft → blocked_by_check → ready → submitted → accepted → working → closed`. */
export type CaseState = 'draft' | 'blocked_by_check' | 'ready' | 'submitted' | 'accepted' | 'working' | 'closed';

/** Our side of the history. */
export interface OwnSide {
  /** How far the case got before anything came back; `submitted` by default. */
  readonly state?: 'draft' | 'blocked_by_check' | 'ready' | 'submitted';
  /** Commands that were sent: they answer what the agency asked. */
  readonly commands?: readonly AgencyCommand[];
}

/** Where a case stands, derived from what happened and never stored twice. */
export interface CaseStatus {
  readonly state: CaseState;
  /** Of a case that is worked. */
  readonly stage?: CaseStage;
  /** Of a closed case. */
  readonly outcome?: CaseOutcome;
  /** The agency said that the case arrived. */
  readonly acknowledged: boolean;
  /** The agency does not take the case on: it is ours again. */
  readonly rejected: boolean;
  readonly paused: boolean;
  readonly disputed: boolean;
  readonly insolvent: boolean;
  /** The end is announced, `closed` has not come. */
  readonly announced?: 'settled' | 'uncollectible';
  /** Requests (`requestId`) and costs (`costId`) that wait for an answer of ours. */
  readonly needsAnswer: readonly string[];
  readonly flags: readonly EventFlag[];
  /** Places in the case of which nothing has arrived yet. */
  readonly missing: readonly number[];
}

/**
 * The status of one case. Tolerant: events may come twice, late and in any order; the status depends on what happened alone, what is odd about
 * the arrival is flagged. `events` are given as they arrived.
 */
export function caseStatus(
  events: readonly AgencyEvent[],
  { state = 'submitted', commands = [] }: OwnSide = {},
): CaseStatus {
  const ordered = inOrder(events);
  let progress: Progress = { ...BEGIN, state };
  const late: EventFlag[] = [];
  for (const event of ordered.events) {
    if (progress.state === 'closed' && event.type !== 'remittance')
      late.push({ eventId: event.eventId, code: 'AFTER_CLOSE' });
    progress = { ...progress, ...step(event, progress) };
  }
  const { asked, ...rest } = progress;
  const answered = answeredBy(commands);
  return {
    ...rest,
    needsAnswer: rest.state === 'closed' ? [] : asked.filter((id) => !answered.has(id)),
    flags: [...ordered.flags, ...late, ...moneyOf(ordered.events).flags],
    missing: ordered.missing,
  };
}

type Progress = Omit<CaseStatus, 'needsAnswer' | 'flags' | 'missing'> & { readonly asked: readonly string[] };

const BEGIN: Progress = {
  state: 'submitted',
  acknowledged: false,
  rejected: false,
  paused: false,
  disputed: false,
  insolvent: false,
  asked: [],
};

type Steps = { readonly [T in EventType]: (payload: EventPayloads[T], before: Progress) => Partial<Progress> };

/** The case is worked, at its stage or, when none was told, out of court. */
const worked = ({ stage }: Progress): Partial<Progress> => ({ state: 'working', stage: stage ?? 'extrajudicial' });
const nothing = () => ({});

const STEPS: Steps = {
  acknowledged: () => ({ acknowledged: true }),
  accepted: (_payload, { state }) => ({
    acknowledged: true,
    rejected: false,
    state: state === 'working' ? 'working' : 'accepted',
  }),
  rejected: () => ({ rejected: true }),
  contacted: (_payload, before) => worked(before),
  address_updated: (_payload, before) => worked(before),
  promise: (_payload, before) => worked(before),
  instalment_plan: (_payload, before) => worked(before),
  payment: nothing,
  disputed: (_payload, before) => ({ ...worked(before), disputed: true }),
  request_to_creditor: ({ requestId }, { asked }) => ({ asked: [...asked, requestId] }),
  cost_added: ({ costId, approvalNeeded }, { asked }) => (approvalNeeded ? { asked: [...asked, costId] } : {}),
  stage_changed: ({ stage }) => ({ state: 'working', stage }),
  paused: () => ({ paused: true }),
  resumed: () => ({ paused: false, disputed: false }),
  court_filed: () => ({ state: 'working', stage: 'judicial' }),
  title_obtained: (_payload, before) => ({ ...worked(before), stage: 'enforcement' }),
  insolvency: (_payload, before) => ({ ...worked(before), insolvent: true }),
  uncollectible: () => ({ announced: 'uncollectible' }),
  settled: () => ({ announced: 'settled' }),
  closed: nothing,
  remittance: nothing,
};

/** What an event changes. Nothing reopens a closed case: what comes after is flagged, and a person decides. */
function step(event: AgencyEvent, before: Progress): Partial<Progress> {
  if (before.state === 'closed') return {};
  if (event.type === 'closed') return { state: 'closed', outcome: event.payload.outcome, paused: false };
  return apply(event, before);
}

function apply<T extends EventType>(event: EventOf<T>, before: Progress): Partial<Progress> {
  return STEPS[event.type](event.payload, before);
}

function answeredBy(commands: readonly AgencyCommand[]): ReadonlySet<string> {
  return new Set(
    commands.flatMap((command) => {
      if (command.type === 'approve_cost') return [command.payload.costId];
      return command.type === 'answer_request' || command.type === 'approve_settlement'
        ? [command.payload.requestId]
        : [];
    }),
  );
}
