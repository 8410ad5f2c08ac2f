import type { DocumentView } from '@quittance/core/flow';
import { Decimal } from '@quittance/core/model';

const DAY = 86_400_000;
/** In the last time zone of the world it is this many milliseconds earlier than in UTC. */
const LAST_ZONE = DAY / 2;
/** What is late for longer is no news: an app that comes into an old shop starts no hundred workflows. */
const NEWS_FOR = 30;

/** The day, `YYYY-MM-DD`, that has begun wherever the shop is: what was due before it is overdue there too. */
export function dayEverywhere(now: Date): string {
  return new Date(now.getTime() - LAST_ZONE).toISOString().slice(0, 10);
}

export interface Overdue {
  readonly document: DocumentView & { readonly dueDate: string };
  /** Whole days since its day. */
  readonly days: number;
}

/** Of documents with something owed, those that became overdue in the last thirty days. `today` is `YYYY-MM-DD`. */
export function newlyOverdue(documents: readonly DocumentView[], today: string): readonly Overdue[] {
  return documents.flatMap((document) => {
    const { kind, dueDate, open, number } = document;
    if (kind === 'creditNote' || dueDate === undefined || number === '') return [];
    const days = Math.round((Date.parse(today) - Date.parse(dueDate)) / DAY);
    const isNews = days > 0 && days <= NEWS_FOR && Decimal.of(open).isPositive();
    return isNews ? [{ document: { ...document, dueDate }, days }] : [];
  });
}
