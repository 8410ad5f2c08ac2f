import {
  addDays,
  type DunningCustomer,
  type DunningItem,
  type DunningSettings,
  type Hold,
  type IsoDate,
} from '../../model/index.ts';
import { calendarOf } from '../calendar/calendar.ts';
import { momentOf } from '../calendar/wall-clock.ts';
import { afterLetter, afterSending } from '../plan/after-letter.ts';
import { feeItemOf } from '../plan/fee-item.ts';
import { mayStillSend } from '../plan/may-still-send.ts';
import type { CustomerPlan, Letter } from '../plan/plan.ts';
import { planCustomer, type CustomerCase } from '../plan/plan-customer.ts';
import { dunningRun, type Creditor, type DunningRun } from '../plan/run.ts';
import { takePayment, type SimulatedPayment } from './take-payment.ts';

export interface SimulationInput {
  readonly creditor: Creditor;
  readonly settings: DunningSettings;
  readonly customers: readonly DunningCustomer[];
  readonly items: readonly DunningItem[];
  readonly holds: readonly Hold[];
  readonly payments: readonly SimulatedPayment[];
  /** Holidays beside those by law, by country. */
  readonly holidays?: Readonly<Record<string, readonly IsoDate[]>>;
  readonly from: IsoDate;
  readonly until: IsoDate;
}

export interface SimulatedDay {
  readonly day: IsoDate;
  readonly plans: readonly CustomerPlan[];
  /** Letters as they left. */
  readonly sent: readonly Letter[];
  /** Letters that were planned and stopped before they left. */
  readonly stopped: readonly Letter[];
}

/** The clock of the creditor at which runs are planned. */
const RUN_AT = '07:00';

/**
 * What a procedure would do, day by day: payments of the day first, then the plan, then letters at their hour, each read again before it
 * leaves. What is ready for an agency is taken to be handed over, and fees to be booked.
 */
export function* simulate(input: SimulationInput): Generator<SimulatedDay, void, undefined> {
  let items = input.items;
  let waiting: readonly Letter[] = [];
  for (let day = input.from; day <= input.until; day = addDays(day, 1)) {
    items = arrive(items, input.payments, day);
    const run = runAt(input, momentOf(input.creditor.timeZone, day, RUN_AT));
    const plans = input.customers.map((customer) => planCustomer(caseOf(customer, items, input.holds), run));
    const byCustomer = new Map(plans.map((plan) => [plan.customerId, plan]));
    items = items.map((item) => committed(item, byCustomer.get(item.customerId), day));
    const next = momentOf(input.creditor.timeZone, addDays(day, 1), RUN_AT);
    const all = [...waiting, ...plans.flatMap(({ letters }) => letters)];
    waiting = all.filter(({ sendAt }) => sendAt >= next);
    const left = sendAll(all.filter(({ sendAt }) => sendAt < next).toSorted(bySendAt), items, input);
    items = left.items;
    yield { day, plans, sent: left.sent, stopped: left.stopped };
  }
}

function arrive(
  items: readonly DunningItem[],
  payments: readonly SimulatedPayment[],
  day: IsoDate,
): readonly DunningItem[] {
  let after = items;
  for (const [index, payment] of payments.entries())
    if (payment.date === day) after = takePayment(after, payment, `payment-${index + 1}`);
  return after;
}

function runAt({ creditor, settings, holidays }: SimulationInput, now: string): DunningRun {
  return dunningRun({ now: new Date(now), creditor, settings, calendar: calendarOf(holidays) });
}

function caseOf(customer: DunningCustomer, items: readonly DunningItem[], holds: readonly Hold[]): CustomerCase {
  return { customer, holds, items: items.filter(({ customerId }) => customerId === customer.id) };
}

function committed(item: DunningItem, plan: CustomerPlan | undefined, day: IsoDate): DunningItem {
  if (plan === undefined) return item;
  if (plan.waived.includes(item.id)) return { ...item, open: item.open.minus(item.open) };
  const isOut = plan.handOver.some(({ itemIds, currency }) => currency === item.currency && itemIds.includes(item.id));
  return isOut ? { ...item, handedOverOn: day } : plan.letters.reduce(afterLetter, item);
}

function sendAll(
  letters: readonly Letter[],
  items: readonly DunningItem[],
  input: SimulationInput,
): Pick<SimulatedDay, 'sent' | 'stopped'> & { readonly items: readonly DunningItem[] } {
  const [sent, stopped]: [Letter[], Letter[]] = [[], []];
  let after = items;
  for (const letter of letters) {
    const now = readAgain(letter, after, input);
    if (now === undefined) stopped.push(letter);
    else sent.push(now);
    const fee = now === undefined ? undefined : feeItemOf(now);
    after = after.map((item) => (item.customerId === letter.customerId ? afterSending(item, letter, now) : item));
    if (fee !== undefined) after = [...after, fee];
  }
  return { items: after, sent, stopped };
}

function readAgain(letter: Letter, items: readonly DunningItem[], input: SimulationInput): Letter | undefined {
  const customer = input.customers.find(({ id }) => id === letter.customerId);
  if (customer === undefined) return undefined;
  return mayStillSend(letter, caseOf(customer, items, input.holds), runAt(input, letter.sendAt));
}

function bySendAt(a: Letter, b: Letter): number {
  return a.sendAt < b.sendAt ? -1 : a.sendAt > b.sendAt ? 1 : 0;
}
