import { inRow, type Words } from '../format/words.ts';
import { outcomeText } from '../dunning/letter.ts';
import { isLetterReasons, letterReasons } from '../dunning/letter-reasons.ts';
import type { TextValues } from '../texts/index.ts';

interface TimelineEvent {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly documentNumber?: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** One line of a customer's or a document's history. */
export interface TimelineEntry {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly title: string;
  /** What it says of itself: a reason that a person gave, the documents of a letter. */
  readonly detail: string | undefined;
  /** Why everything was chosen that was chosen by itself. */
  readonly reasons: readonly string[];
}

/** What happened about money that is owed, in the order given. */
export function receivableTimeline(events: readonly TimelineEvent[], words: Words): readonly TimelineEntry[] {
  return events.map((event) => ({
    id: event.id,
    at: event.at,
    kind: event.kind,
    title: titleOf(event, words),
    detail: detailOf(event.details, words),
    reasons: isLetterReasons(event.details['explanation']) ? letterReasons(event.details['explanation'], words) : [],
  }));
}

/** What cases with agencies add to a history is said where they are. */
function titleOf(event: TimelineEvent, words: Words): string {
  const values = valuesOf(event, words);
  const ofCase = words.tOr(`collections.history.${event.kind}`, event.kind, values);
  return words.tOr(`receivables.event.${event.kind}`, ofCase, values);
}

function valuesOf({ documentNumber, details }: TimelineEvent, words: Words): TextValues {
  const { level, amount, total, currency, kind } = details;
  const sum = typeof amount === 'string' ? amount : total;
  return {
    document: documentNumber ?? words.tOr('receivables.hold.everything', ''),
    context: level === 0 ? 'reminder' : typeof kind === 'string' ? kind : '',
    ...(typeof level === 'number' && { level }),
    ...(typeof sum === 'string' && { amount: words.money(sum, typeof currency === 'string' ? currency : '') }),
  };
}

function detailOf(details: TimelineEvent['details'], words: Words): string | undefined {
  const { until, date, documents, reason, by } = details;
  const said = [
    typeof until === 'string' ? words.tOr('receivables.event.until', until, { day: words.day(until) }) : '',
    typeof date === 'string' ? words.tOr('receivables.event.bookedOn', date, { day: words.day(date) }) : '',
    Array.isArray(documents) ? inRow(documents.map(String)) : '',
    typeof reason === 'string' ? outcomeText(reason, words.tOr) : '',
    typeof by === 'string' && by !== '' ? words.tOr('receivables.event.by', by, { by }) : '',
  ].filter((text) => text !== '');
  return said.length === 0 ? undefined : said.join(' · ');
}
