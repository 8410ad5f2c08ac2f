import { isPast } from '../../format/date.ts';
import { isZeroAmount } from '../../format/money.ts';
import type { InvoiceRow } from '../../../api/admin/quittance/contract.ts';

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

export function documentColour(status: string, kind: InvoiceRow['kind'] = 'invoice'): Colour {
  // For a credit note that is only issued, money must still go back: the merchant's turn.
  if (kind === 'creditNote' && status === 'issued') return 'orange';
  return DOCUMENTS[status] ?? 'grey';
}

/** What to show for a document: being overdue is no status of its own, it comes with the calendar. */
export function shownStatus(invoice: Pick<InvoiceRow, 'kind' | 'status' | 'open' | 'due_date'>, today: Date): string {
  return isOverdue(invoice, today) ? 'overdue' : invoice.status;
}

export function isOverdue(invoice: Pick<InvoiceRow, 'kind' | 'open' | 'due_date'>, today: Date): boolean {
  if (invoice.kind === 'creditNote' || invoice.due_date === null) return false;
  return !isZeroAmount(invoice.open) && !invoice.open.startsWith('-') && isPast(invoice.due_date, today);
}
