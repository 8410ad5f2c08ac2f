import type { DocumentStatus } from '@quittance/core/hosts';
import { Decimal } from '@quittance/core/model';
import { invoicesOf, nextDueDate, shownDocuments } from './invoice-status.ts';

/** The payment terms of an order in Shopify. Moments are ISO 8601, `timeZone` an IANA name. */
export interface Terms {
  readonly id: string;
  /** `NET`, `FIXED`, `RECEIPT`, `FULFILLMENT`, `UNKNOWN` */
  readonly type: string;
  readonly dueInDays: number | null;
  readonly dueAt: readonly (string | null)[];
  readonly timeZone: string;
}

/** A `PaymentScheduleInput`: terms of a fixed day take the day, net terms the day from which they count. */
export type Schedule = { readonly dueAt: string } | { readonly issuedAt: string };

/**
 * The schedule that makes Shopify's due date the invoice's. `undefined` when it is the same day already, when nothing is open, and for terms
 * that a day does not fit: several instalments, on receipt, on fulfilment.
 */
export function scheduleFor(documents: readonly DocumentStatus[], terms: Terms): Schedule | undefined {
  const open = invoicesOf(shownDocuments(documents)).filter((invoice) => Decimal.of(invoice.open).isPositive());
  const due = nextDueDate(open);
  if (due === undefined || !open.some(({ dueDate }) => dueDate === due) || terms.dueAt.length !== 1) return undefined;
  const [current] = terms.dueAt;
  if (current != null && dayIn(terms.timeZone, current) === due) return undefined;
  if (terms.type === 'FIXED') return { dueAt: momentOn(due, terms.timeZone) };
  if (terms.type !== 'NET' || terms.dueInDays === null) return undefined;
  return { issuedAt: momentOn(daysBefore(due, terms.dueInDays), terms.timeZone) };
}

/** A moment that is this day where the shop is: 10 h UTC nearly everywhere, the others for the islands on both sides of the date line. */
function momentOn(day: string, timeZone: string): string {
  const moments = ['10', '12', '09'].map((hour) => `${day}T${hour}:00:00Z`);
  return moments.find((moment) => dayIn(timeZone, moment) === day) ?? `${day}T10:00:00Z`;
}

function dayIn(timeZone: string, moment: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(moment));
}

function daysBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}
