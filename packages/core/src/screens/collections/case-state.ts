import type { Words } from '../format/words.ts';
import type { Colour } from '../status/colour.ts';

/** Where a case stands, as far as screens show it. */
export interface ShownCaseStatus {
  readonly state: string;
  readonly stage?: string;
  readonly outcome?: string;
  readonly rejected: boolean;
  readonly paused: boolean;
  readonly disputed: boolean;
  readonly insolvent: boolean;
  readonly needsAnswer: readonly string[];
}

/** What the badge of a case shows: its end, what is to be done about it, or how far it is. */
export function shownCaseState({
  state,
  outcome,
  rejected,
  needsAnswer,
  insolvent,
  disputed,
  paused,
}: ShownCaseStatus): string {
  if (state === 'closed') return outcome ?? 'closed';
  if (rejected) return 'rejected';
  if (needsAnswer.length > 0) return 'needs_answer';
  if (insolvent) return 'insolvent';
  if (disputed) return 'disputed';
  return paused ? 'paused' : state;
}

const COLOURS: Readonly<Record<string, Colour>> = {
  draft: 'grey',
  blocked_by_check: 'orange',
  ready: 'blue',
  discarded: 'grey',
  submitted: 'blue',
  accepted: 'blue',
  working: 'purple',
  needs_answer: 'orange',
  paused: 'grey',
  disputed: 'orange',
  rejected: 'red',
  insolvent: 'red',
  insolvency: 'red',
  paid: 'green',
  settled: 'green',
  part_paid: 'orange',
  withdrawn: 'grey',
  uncollectible: 'red',
};

export function caseColour(shown: string): Colour {
  return COLOURS[shown] ?? 'grey';
}

/** The badge in words; of a case that is worked, with its stage. */
export function caseStateText(status: ShownCaseStatus, { tOr }: Pick<Words, 'tOr'>): string {
  const shown = shownCaseState(status);
  const text = tOr(`collections.state.${shown}`, shown);
  if (shown !== 'working' || status.stage === undefined) return text;
  return tOr(`collections.stage.${status.stage}`, text);
}

/** What can become of what an agency left open. */
export const REST_DECISIONS = ['chase', 'write-off'] as const;
export type RestDecision = (typeof REST_DECISIONS)[number];

/** What a person can do about a case now. */
export type CaseAction = 'approve' | 'hand-over' | 'discard' | 'pause' | 'resume' | 'withdraw' | 'answer';

export function caseActions(status: ShownCaseStatus): readonly CaseAction[] {
  const { state, rejected, paused, needsAnswer } = status;
  if (state === 'ready') return ['hand-over', 'discard'];
  if (state === 'draft' || state === 'blocked_by_check') return ['approve', 'discard'];
  if (state === 'closed' || state === 'discarded' || rejected) return [];
  return [...(needsAnswer.length > 0 ? ['answer' as const] : []), paused ? 'resume' : 'pause', 'withdraw'];
}
