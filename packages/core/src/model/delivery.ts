import { z } from 'zod';
import type { DeliveryChannel } from './contact.ts';
import type { InvoiceEvent } from './invoice-status.ts';

/**
 * How far a message is on its way out.
 *
 * - `planned` for a moment, `queued` for its turn, `sending`: handed over, the answer not yet written down;
 * - `accepted` or `refused` by the other side, for at least one recipient or for all;
 * - `held`: a person must act first; `withdrawn`: its reason is gone.
 */
export const messageState = z.enum(['planned', 'queued', 'sending', 'accepted', 'refused', 'held', 'withdrawn']);
export type MessageState = z.output<typeof messageState>;

/** What happened to a message. The first six are our doing or the mail server's answer, the others come back later. */
export const messageEventKind = z.enum([
  'planned',
  'queued',
  'sending',
  'accepted',
  'refused',
  'withdrawn',
  'delivered',
  'delayed',
  'bounced',
  'complained',
  'auto_replied',
  'replied',
  'opened_portal',
  'downloaded',
  'read_receipt',
]);
export type MessageEventKind = z.output<typeof messageEventKind>;

/** The five groups of reasons, each with a next step of its own; `unknown` where a report does not say. */
export const bounceGroup = z.enum(['address', 'full', 'blocked', 'content', 'temporary', 'unknown']);
export type BounceGroup = z.output<typeof bounceGroup>;

export interface MessageEvent {
  /** The same event told twice has one key, within its message. */
  readonly key: string;
  /** The message, its recipients being counted from 0. */
  readonly message: string;
  readonly recipient: number;
  /** The try of the message that it speaks of, from 1. */
  readonly attempt: number;
  readonly channel: DeliveryChannel;
  readonly kind: MessageEventKind;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly group?: BounceGroup;
}

/** Where the delivery of a document stands, the better the further down; `settled`: accepted, and no report for days. */
export const deliveryState = z.enum([
  'withdrawn',
  'planned',
  'queued',
  'sending',
  'refused',
  'bounced',
  'complained',
  'delayed',
  'accepted',
  'settled',
  'delivered',
  'read',
  'opened',
  'downloaded',
]);
export type DeliveryState = z.output<typeof deliveryState>;
export const DELIVERY_STATES: readonly DeliveryState[] = deliveryState.options;

/** What lists are filtered by: how it went, as of the last thing that happened. Silence is no happening: what it settled counts as accepted. */
export const deliveryOutcome = deliveryState.exclude(['planned', 'queued', 'sending', 'settled']);
export type DeliveryOutcome = z.output<typeof deliveryOutcome>;
export const DELIVERY_OUTCOMES: readonly DeliveryOutcome[] = deliveryOutcome.options;

export function outcomeOf(state: DeliveryState): DeliveryOutcome | undefined {
  return DELIVERY_OUTCOMES.find((outcome) => outcome === (state === 'settled' ? 'accepted' : state));
}

export interface DeliveryStanding {
  readonly state: DeliveryState;
  /** When what proves it happened. */
  readonly at: string;
  readonly channel: DeliveryChannel;
  /** The message of the proof. */
  readonly message: string;
  readonly group?: BounceGroup;
}

/**
 * The best proof of delivery over all recipients of all messages of a document; `undefined` without any event. A set of events has one answer, in
 * whatever order and however often they were told.
 */
export function deliveryOf(
  events: readonly MessageEvent[],
  { now, silentDays }: { readonly now: Date; readonly silentDays: number },
): DeliveryStanding | undefined {
  const silentSince = new Date(now.getTime() - silentDays * 86_400_000).toISOString();
  const distinct = [
    ...new Map(events.toSorted(byContent).map((event) => [`${event.message} ${event.key}`, event])).values(),
  ];
  const byRecipient = new Map<string, MessageEvent[]>();
  for (const event of distinct) {
    const recipient = `${event.message} ${event.recipient}`;
    byRecipient.set(recipient, [...(byRecipient.get(recipient) ?? []), event]);
  }
  const standings = [...byRecipient.values()].map((told) => standingOf(told, silentSince));
  return standings.toSorted(bestFirst)[0];
}

/** What is proven stays proven; of what was tried several times the last try counts, and in it what came later. */
function standingOf(told: readonly MessageEvent[], silentSince: string): DeliveryStanding {
  const proven = told.flatMap((event) =>
    event.kind in PROVEN ? [standing(event, PROVEN[event.kind] ?? 'delivered')] : [],
  );
  const tries = told.filter(({ kind }) => kind in TRIED).toSorted(byTry);
  const last = tries.at(-1);
  const tried = last === undefined ? [] : [standing(last, silence(last, silentSince) ?? TRIED[last.kind] ?? 'planned')];
  const [best] = [...proven, ...tried].toSorted(bestFirst);
  if (best === undefined) throw new Error('A recipient without events has no standing.');
  return best;
}

function silence({ kind, at }: MessageEvent, silentSince: string): DeliveryState | undefined {
  return kind === 'accepted' && at <= silentSince ? 'settled' : undefined;
}

/** A person or a mailbox over there has it. An answer proves that it came. */
const PROVEN: Partial<Record<MessageEventKind, DeliveryState>> = {
  delivered: 'delivered',
  replied: 'delivered',
  auto_replied: 'delivered',
  read_receipt: 'read',
  opened_portal: 'opened',
  downloaded: 'downloaded',
};

const TRIED: Partial<Record<MessageEventKind, DeliveryState>> = {
  withdrawn: 'withdrawn',
  planned: 'planned',
  queued: 'queued',
  sending: 'sending',
  accepted: 'accepted',
  delayed: 'delayed',
  refused: 'refused',
  bounced: 'bounced',
  complained: 'complained',
};

/** Within a try a mail server's words may be written down in any order: a report speaks after the acceptance, whatever its clock says. */
const STEPS: Partial<Record<MessageEventKind, number>> = {
  planned: 0,
  queued: 1,
  sending: 2,
  accepted: 3,
  delayed: 4,
  refused: 5,
  bounced: 6,
  complained: 7,
  withdrawn: 8,
};

function byTry(a: MessageEvent, b: MessageEvent): number {
  return (
    a.attempt - b.attempt || (STEPS[a.kind] ?? 9) - (STEPS[b.kind] ?? 9) || compareText(b.at, a.at) || byContent(a, b)
  );
}

function standing({ at, channel, message, group }: MessageEvent, state: DeliveryState): DeliveryStanding {
  return { state, at, channel, message, ...(group !== undefined && { group }) };
}

/** Of two proofs that are as good, the first counts. */
function bestFirst(a: DeliveryStanding, b: DeliveryStanding): number {
  return (
    DELIVERY_STATES.indexOf(b.state) - DELIVERY_STATES.indexOf(a.state) ||
    compareText(a.at, b.at) ||
    compareText(`${a.message} ${a.channel} ${a.group ?? ''}`, `${b.message} ${b.channel} ${b.group ?? ''}`)
  );
}

function byContent(a: MessageEvent, b: MessageEvent): number {
  return compareText(textOf(a), textOf(b));
}

function textOf({ message, key, recipient, attempt, channel, kind, at, group }: MessageEvent): string {
  return JSON.stringify([message, key, recipient, attempt, channel, kind, at, group ?? '']);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a standing says of the invoice itself; nothing while the message has not left. */
export function signalOf({ state }: DeliveryStanding): 'sent' | 'delivered' | 'undeliverable' | undefined {
  return SIGNALS[state];
}

const SIGNALS: Readonly<Record<DeliveryState, 'sent' | 'delivered' | 'undeliverable' | undefined>> = {
  withdrawn: undefined,
  planned: undefined,
  queued: undefined,
  sending: undefined,
  refused: 'undeliverable',
  bounced: 'undeliverable',
  complained: 'sent',
  delayed: 'sent',
  accepted: 'sent',
  settled: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  opened: 'delivered',
  downloaded: 'delivered',
};

/** The same as an event of the invoice, for `applyEvents`: each outcome is told once, under a name of its own. */
export function invoiceEventOf(standing: DeliveryStanding): Extract<InvoiceEvent, { kind: 'signal' }> | undefined {
  const signal = signalOf(standing);
  if (signal === undefined) return undefined;
  return {
    id: `delivery ${standing.message} ${standing.state} ${standing.at}`,
    at: standing.at,
    kind: 'signal',
    signal,
    ...(signal === 'undeliverable' && standing.group !== undefined && { reasonCode: standing.group }),
  };
}
