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
    title: words.tOr(`receivables.event.${event.kind}`, event.kind, valuesOf(event, words)),
    detail: detailOf(event.details, words),
    reasons: isLetterReasons(event.details['explanation']) ? letterReasons(event.details['explanation'], words) : [],
  }));
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
