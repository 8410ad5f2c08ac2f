import { z } from 'zod';
import { decimal, positiveDecimal } from './amount.ts';
import { isoDateTime } from './date.ts';
import { Decimal } from './decimal.ts';
import type { StatusSignal } from './status-codes.ts';

/** Where an invoice stands, in one word; the parts of {@link InvoiceState} say more. */
export const invoiceStatus = z.enum([
  'draft',
  'issued',
  'sent',
  'delivered',
  'undeliverable',
  'in-process',
  'accepted',
  'partially-accepted',
  'disputed',
  'suspended',
  'refused',
  'rejected',
  'cancelled',
  'partially-paid',
  'paid',
  'overpaid',
  'credited',
]);
export type InvoiceStatus = z.output<typeof invoiceStatus>;

const signals = [
  'sent',
  'delivered',
  'undeliverable',
  'in-process',
  'accepted',
  'partially-accepted',
  'disputed',
  'suspended',
  'completed',
  'refused',
  'rejected',
  'payment-announced',
  'payment-reported',
  'cancelled',
  'noted',
] as const satisfies readonly StatusSignal[];

const eventIdentity = {
  /** Unique per invoice: the same event told twice changes nothing. */
  id: z.string().min(1).max(200),
  /** When it happened, not when we heard of it. */
  at: isoDateTime,
};

/** What happened to one invoice. Amounts are in its currency; a payment that was given back is negative. */
export const invoiceEvent = z.discriminatedUnion('kind', [
  z.strictObject({ ...eventIdentity, kind: z.literal('issued'), total: positiveDecimal }),
  z.strictObject({
    ...eventIdentity,
    kind: z.literal('signal'),
    signal: z.enum(signals),
    reasonCode: z.string().max(60).optional(),
  }),
  z.strictObject({ ...eventIdentity, kind: z.literal('payment'), amount: decimal }),
  z.strictObject({ ...eventIdentity, kind: z.literal('credit'), amount: positiveDecimal }),
]);
export type InvoiceEvent = z.output<typeof invoiceEvent>;

export interface InvoiceState {
  readonly status: InvoiceStatus;
  readonly total: Decimal;
  readonly paid: Decimal;
  readonly credited: Decimal;
  /** Total less payments and credits; negative when overpaid. */
  readonly open: Decimal;
  /** The buyer said that the money is on its way. */
  readonly paymentAnnounced: boolean;
  /** Why it is refused, rejected, disputed, suspended or undeliverable. */
  readonly reasonCode?: string;
}

/**
 * The state that a set of events amounts to. Their order of arrival and repetitions make no difference: events are told apart by id and
 * taken in the order in which they happened (`at`, then id).
 *
 * - Refused (210), rejected (213) and cancelled (220) are final; the first of them counts.
 * - Whether it is paid follows from amounts alone, never from a name such as "paid".
 * - A lower status never lowers the state: transport and approval only rise; a dispute or suspension ends with an answer to it.
 */
export function applyEvents(events: readonly InvoiceEvent[]): InvoiceState {
  const distinct = [...new Map(events.toSorted(byContent).map((event) => [event.id, event])).values()];
  const happened = distinct.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || compareText(a.id, b.id));
  const issued = happened.find((event) => event.kind === 'issued');
  const total = issued?.total ?? Decimal.ZERO;
  const paid = Decimal.sum(happened.flatMap((event) => (event.kind === 'payment' ? [event.amount] : [])));
  const credited = Decimal.sum(happened.flatMap((event) => (event.kind === 'credit' ? [event.amount] : [])));
  const told = happened.reduce<Told>(
    (so, event) => (event.kind === 'signal' ? tell(so, event.signal, event.reasonCode) : so),
    SILENCE,
  );
  const open = total.minus(paid).minus(credited);
  const money = { total, paid, credited, open };
  return {
    ...money,
    status: issued === undefined ? (told.final ?? 'draft') : statusOf(told, money),
    paymentAnnounced: told.paymentAnnounced,
    ...(told.reasonCode !== undefined && { reasonCode: told.reasonCode }),
  };
}

type Transport = 'sent' | 'delivered';
type Approval = 'in-process' | 'partially-accepted' | 'accepted';
type Final = 'refused' | 'rejected' | 'cancelled';
type Obstacle = 'disputed' | 'suspended' | 'undeliverable';

interface Told {
  readonly transport?: Transport;
  readonly approval?: Approval;
  readonly obstacle?: Obstacle;
  readonly final?: Final;
  readonly paymentAnnounced: boolean;
  readonly reasonCode?: string;
}

const SILENCE: Told = { paymentAnnounced: false };

function tell(so: Told, signal: StatusSignal, reasonCode: string | undefined): Told {
  if (so.final !== undefined) return so;
  switch (signal) {
    case 'sent':
      return { ...so, transport: so.transport ?? 'sent' };
    case 'delivered':
      return { ...(so.obstacle === 'undeliverable' ? cleared(so) : so), transport: 'delivered' };
    case 'undeliverable':
      return so.transport === 'delivered' || so.approval !== undefined ? so : hindered(so, signal, reasonCode);
    case 'in-process':
      return { ...so, approval: so.approval ?? 'in-process' };
    case 'partially-accepted':
      return { ...cleared(so), approval: so.approval === 'accepted' ? 'accepted' : signal };
    case 'accepted':
      return { ...cleared(so), approval: signal };
    case 'disputed':
    case 'suspended':
      return hindered(so, signal, reasonCode);
    case 'completed':
      return so.obstacle === 'suspended' ? cleared(so) : so;
    case 'payment-announced':
      return { ...cleared(so), paymentAnnounced: true };
    case 'refused':
    case 'rejected':
    case 'cancelled':
      return { ...cleared(so), final: signal, ...(reasonCode !== undefined && { reasonCode }) };
    case 'payment-reported':
    case 'noted':
      return so;
    default:
      return signal satisfies never;
  }
}

function hindered(so: Told, obstacle: Obstacle, reasonCode: string | undefined): Told {
  return { ...cleared(so), obstacle, ...(reasonCode !== undefined && { reasonCode }) };
}

function cleared({ obstacle: _obstacle, reasonCode: _reasonCode, ...rest }: Told): Told {
  return rest;
}

function statusOf(
  told: Told,
  { total, paid, credited, open }: Pick<InvoiceState, 'total' | 'paid' | 'credited' | 'open'>,
): InvoiceStatus {
  if (told.final !== undefined) return told.final;
  if (open.isNegative()) return 'overpaid';
  if (open.isZero()) return credited.isPositive() && credited.equals(total) ? 'credited' : 'paid';
  if (told.obstacle !== undefined) return told.obstacle;
  if (paid.isPositive() || credited.isPositive()) return 'partially-paid';
  return told.approval ?? told.transport ?? 'issued';
}

/** Two events that claim one id: the same one must win whatever the order, so that which is kept is decided by what they say. */
function byContent(a: InvoiceEvent, b: InvoiceEvent): number {
  return compareText(JSON.stringify(a), JSON.stringify(b));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
