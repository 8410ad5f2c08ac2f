import type { Cause, SendOutcome } from '../../channels/index.ts';
import type { BounceGroup, Problem } from '../../model/index.ts';
import type { MessageMove, MessageRow, NewMessageEvent } from '../../store/index.ts';
import { bounceStep, groupOfCause, type BounceStep } from './bounce-step.ts';

export interface Sending {
  readonly message: MessageRow;
  /** The places of the recipients that this try went to. */
  readonly pending: readonly number[];
  readonly at: string;
  /** Tries that a message has. */
  readonly most: number;
}

/** What came of a try: what is written down, and what follows. */
export interface Judgement {
  readonly events: readonly NewMessageEvent[];
  readonly state: Extract<MessageMove['state'], 'accepted' | 'queued' | 'refused'>;
  /** The try does not count: it was our set-up that failed. */
  readonly uncounted?: true;
  readonly problem?: Problem;
  readonly retryIn?: number;
  /** What follows for the contact. */
  readonly next?: BounceStep & { readonly code: string; readonly group: BounceGroup };
  /** Why every message of this connection would fail. */
  readonly pause?: Problem;
}

/** An answer that was lost: asked again soon, under the same Message-ID. */
const UNCERTAIN_WAIT = 60_000;

/** What an outcome means for the message. Pure: the same answer, the same consequence. */
export function judgeSending(sending: Sending, outcome: SendOutcome): Judgement {
  const { message, most } = sending;
  if (!outcome.ok && outcome.kind === 'misconfigured')
    return {
      events: [],
      state: 'queued',
      uncounted: true,
      problem: problemOf(outcome.cause, 'after-fix'),
      pause: problemOf(outcome.cause, 'after-fix'),
    };
  const events = eventsOf(sending, outcome);
  const first = outcome.ok
    ? outcome.refused.find(({ address }) => address === message.recipients[0]?.address)
    : undefined;
  if (outcome.ok && first === undefined) return { events, state: 'accepted' };
  const cause = outcome.ok ? first?.cause : outcome.cause;
  const isFinal = outcome.ok ? first?.permanent === true : outcome.kind === 'rejected';
  if (cause === undefined) return { events, state: 'accepted' };
  const group = isFinal ? groupOfCause(cause) : groupOfCause(cause) === 'full' ? 'full' : 'temporary';
  const next = bounceStep(group, message.attempts, { most, isLight: message.attachments.length === 0 });
  const problem = problemOf(cause, 'later');
  if (next.step === 'retry' || next.step === 'retry-light') {
    const wait =
      outcome.ok || outcome.kind !== 'uncertain'
        ? Math.max(next.wait, (!outcome.ok && outcome.retryAfterMs) || 0)
        : UNCERTAIN_WAIT;
    return { events, state: 'queued', problem, retryIn: wait, next: { ...next, code: cause.code, group } };
  }
  return {
    events: [...events, ...refusedWhole(sending, outcome, group, events)],
    state: outcome.ok ? 'accepted' : 'refused',
    problem,
    next: { ...next, code: cause.code, group },
  };
}

/** One event for each recipient that the server spoke of. Its words are kept without the address. */
function eventsOf(sending: Sending, outcome: SendOutcome): readonly NewMessageEvent[] {
  const { message, pending } = sending;
  const placeOf = (address: string) =>
    pending.find((place) => message.recipients[place]?.address === address) ?? pending[0] ?? 0;
  const accepted = outcome.ok ? outcome.accepted : [];
  return [
    ...accepted.map(({ address, reply, status }) =>
      event(sending, 'accepted', placeOf(address), { reply, status, evidence: outcome.evidence }),
    ),
    ...outcome.refused.map(({ address, reply, status, permanent, cause }) =>
      event(sending, permanent ? 'refused' : 'delayed', placeOf(address), {
        reply,
        status,
        code: cause.code,
        group: groupOfCause(cause),
      }),
    ),
  ];
}

function refusedWhole(
  sending: Sending,
  outcome: SendOutcome,
  group: BounceGroup,
  events: readonly NewMessageEvent[],
): readonly NewMessageEvent[] {
  if (outcome.ok) return [];
  const told = new Set(events.filter(({ kind }) => kind === 'refused').map(({ recipient }) => recipient));
  return sending.pending
    .filter((place) => !told.has(place))
    .map((place) => event(sending, 'refused', place, { code: outcome.cause.code, group, evidence: outcome.evidence }));
}

function event(
  { message, at }: Sending,
  kind: 'accepted' | 'refused' | 'delayed',
  recipient: number,
  details: Readonly<Record<string, unknown>>,
): NewMessageEvent {
  return {
    messageId: message.id,
    key: `${kind} ${message.attempts} ${recipient}`,
    recipient,
    attempt: message.attempts,
    kind,
    at,
    details: withoutAddresses(details),
    evidence: null,
  };
}

const ADDRESS = /[^\s<>()"',;:]+@[^\s<>()"',;]+/g;

/** Events are kept for ever, and name nobody. */
function withoutAddresses(details: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(details), (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll(ADDRESS, '…').slice(0, 500) : value,
  ) as Readonly<Record<string, unknown>>;
}

function problemOf({ code, message, advice }: Cause, retry: Problem['retry']): Problem {
  return { code, message, advice, retry };
}
