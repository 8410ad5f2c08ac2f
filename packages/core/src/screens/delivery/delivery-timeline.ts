import type { MessageEventKind } from '../../model/index.ts';
import type { TextOr } from '../texts/index.ts';
import type { ShownMessage } from './shown-delivery.ts';

interface TrackedEvent {
  readonly id: string;
  readonly messageId: string;
  /** The place of the recipient in the message. */
  readonly recipient: number;
  readonly kind: MessageEventKind;
  readonly at: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly evidence?: string;
}

/** One line of the history of a delivery. */
export interface DeliveryEntry {
  readonly id: string;
  readonly at: string;
  readonly kind: MessageEventKind;
  readonly title: string;
  readonly detail: string | undefined;
  /** What proves it, to be fetched byte for byte. */
  readonly evidence: string | undefined;
}

/** What happened to the messages of a document, newest first; `day` writes days for people. */
export function deliveryTimeline(
  { messages, events }: { readonly messages: readonly ShownMessage[]; readonly events: readonly TrackedEvent[] },
  tOr: TextOr,
  day: (day: string) => string,
): readonly DeliveryEntry[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  return events
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .map((event) => entryOf(event, byId.get(event.messageId), tOr, day));
}

function entryOf(
  { id, at, kind, details, evidence, recipient }: TrackedEvent,
  message: ShownMessage | undefined,
  tOr: TextOr,
  day: (day: string) => string,
): DeliveryEntry {
  const event = tOr(`delivery.event.${kind}`, kind, { context: message?.channel ?? '' });
  const to = message?.recipients[recipient]?.address;
  const title = to === undefined || to === '' ? event : tOr('delivery.eventTo', event, { event, to });
  return { id, at, kind, title, detail: detailOf(details, tOr, day), evidence };
}

/** What the event says of itself: the group of reasons, the status of the other side, the day of the return. */
function detailOf(details: TrackedEvent['details'], tOr: TextOr, day: (day: string) => string): string | undefined {
  const { group, status, code, returnDate } = details;
  const said = [
    typeof group === 'string' ? tOr(`delivery.group.${group}`, group) : undefined,
    typeof returnDate === 'string' ? tOr('delivery.until', returnDate, { day: day(returnDate) }) : undefined,
    typeof status === 'string' ? status : typeof code === 'string' ? code : undefined,
  ].filter((words) => words !== undefined);
  return said.length === 0 ? undefined : said.join(' ');
}
