import { isPast } from '../format/date.ts';
import { isZeroAmount } from '../format/money.ts';

/** A document as far as its colour needs it; amounts are decimal strings, days `YYYY-MM-DD`. */
export interface OwedDocument {
  readonly kind: 'invoice' | 'creditNote' | 'deposit' | 'corrective';
  readonly status: string;
  readonly open: string;
  readonly dueDate?: string | null | undefined;
}

export type Colour = 'green' | 'red' | 'blue' | 'orange' | 'grey' | 'purple';

const STAGES: Readonly<Record<string, Colour>> = {
  received: 'grey',
  taken: 'blue',
  pushing: 'blue',
  pushed: 'blue',
  invoiced: 'orange',
  delivered: 'orange',
  tracked: 'orange',
  paid: 'green',
  credited: 'grey',
  cancelled: 'grey',
  stopped: 'red',
};

/** Blue moves by itself, orange waits for the buyer, red for the merchant, green is done. */
export function stageColour(stage: string): Colour {
  return STAGES[stage] ?? 'grey';
}

const DOCUMENTS: Readonly<Record<string, Colour>> = {
  issued: 'blue',
  'partially-paid': 'orange',
  paid: 'green',
  credited: 'grey',
  refunded: 'green',
  settled: 'green',
  overdue: 'red',
};

export function documentColour(status: string, kind: OwedDocument['kind'] = 'invoice'): Colour {
  // For a credit note that is only issued, money must still go back: the merchant's turn.
  if (kind === 'creditNote' && status === 'issued') return 'orange';
  return DOCUMENTS[status] ?? 'grey';
}

/** What to show for a document: being overdue is no status of its own, it comes with the calendar. */
export function shownStatus(document: OwedDocument, today: Date): string {
  return isOverdue(document, today) ? 'overdue' : document.status;
}

export function isOverdue({ kind, open, dueDate }: Omit<OwedDocument, 'status'>, today: Date): boolean {
  if (kind === 'creditNote' || dueDate === null || dueDate === undefined) return false;
  return !isZeroAmount(open) && !open.startsWith('-') && isPast(dueDate, today);
}
