import { canonicalJson, type Json } from '../access/index.ts';
import type { AgencyEvent } from './schema/index.ts';

/** What is odd about an event. It counts all the same, unless the flag says that it counts once. */
export type EventFlagCode =
  /** Told before, word for word; counts once. */
  | 'DUPLICATE'
  /** The id was used before for something else; the first one counts. */
  | 'CONFLICT'
  /** Arrived after one that happened later. */
  | 'OUT_OF_ORDER'
  /** Another event has the same place in the case. */
  | 'SAME_SEQ'
  /** Happened after the case was closed; money counts. */
  | 'AFTER_CLOSE'
  /** The same payment, cost or remittance under another event; counts once. */
  | 'MONEY_TOLD_TWICE'
  /** The allocation of a payment does not come to its amount; the amount counts. */
  | 'ALLOCATION_DIFFERS'
  /** Gross less commission is not net. */
  | 'REMITTANCE_DIFFERS';

export interface EventFlag {
  readonly eventId: string;
  readonly code: EventFlagCode;
}

/** The events of one case as they happened. */
export interface OrderedEvents {
  /** Each one once, by `seq`, then by the moment, then by id: the same whatever the order of arrival. */
  readonly events: readonly AgencyEvent[];
  readonly flags: readonly EventFlag[];
  /** Places in the case of which nothing has arrived yet. */
  readonly missing: readonly number[];
}

/** Puts events, given as they arrived, into the order in which they happened. None is lost: what counts once is flagged. */
export function inOrder(arrived: readonly AgencyEvent[]): OrderedEvents {
  const flags: EventFlag[] = [];
  const byId = new Map<string, AgencyEvent>();
  let highest = 0;
  for (const event of arrived) {
    const known = byId.get(event.eventId);
    if (known !== undefined) {
      flags.push({ eventId: event.eventId, code: textOf(known) === textOf(event) ? 'DUPLICATE' : 'CONFLICT' });
      continue;
    }
    byId.set(event.eventId, event);
    if (event.seq < highest) flags.push({ eventId: event.eventId, code: 'OUT_OF_ORDER' });
    highest = Math.max(highest, event.seq);
  }
  const events = [...byId.values()].toSorted(asHappened);
  return { events, flags: [...flags, ...samePlaces(events)], missing: gaps(events) };
}

function asHappened(a: AgencyEvent, b: AgencyEvent): number {
  return a.seq - b.seq || Date.parse(a.occurredAt) - Date.parse(b.occurredAt) || (a.eventId < b.eventId ? -1 : 1);
}

function samePlaces(events: readonly AgencyEvent[]): readonly EventFlag[] {
  return events
    .filter(({ seq }, index) => events[index - 1]?.seq === seq)
    .map(({ eventId }) => ({ eventId, code: 'SAME_SEQ' }));
}

/** At most so many are named: a wild sequence number is no reason to fill the memory. */
const MOST_GAPS = 100;

function gaps(events: readonly AgencyEvent[]): readonly number[] {
  const seen = new Set(events.map(({ seq }) => seq));
  const last = events.at(-1)?.seq ?? 0;
  const missing: number[] = [];
  for (let seq = 1; seq < last && missing.length < MOST_GAPS; seq += 1) if (!seen.has(seq)) missing.push(seq);
  return missing;
}

/** Equal events have equal texts, whatever the order of their members. */
function textOf(event: AgencyEvent): string {
  const plain: Json = JSON.parse(JSON.stringify(event));
  return canonicalJson(plain);
}
