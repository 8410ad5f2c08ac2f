import { addDays, type DunningItem, type IsoDate } from '../../model/index.ts';
import { addBusinessDays } from '../calendar/calendar.ts';
import { laterOf } from '../calendar/day.ts';
import { sendingMoment, type SendingMoment } from '../calendar/sending-moment.ts';
import type { SkipCode } from './plan.ts';
import type { Debtor, DunningRun } from './run.ts';

export type Gate =
  | { readonly moment: SendingMoment }
  | { readonly moment?: undefined; readonly code: SkipCode; readonly until?: IsoDate };

/** What the letter is like, as far as its moment depends on it. */
export interface Urgency {
  /** A broken promise is answered at once: the gap between letters does not count, the day does. */
  readonly atOnce: boolean;
  /** It may wait for the customer's better weekday. */
  readonly mayWait: boolean;
}

/** Whether a letter may be written to the customer today, and when it would leave. */
export function gateOf(
  items: readonly DunningItem[],
  currency: string,
  urgency: Urgency,
  debtor: Debtor,
  run: DunningRun,
): Gate {
  const { customer, today, row } = debtor;
  const back = backOn(debtor);
  if (back !== undefined && today < back) return { code: 'OUT_OF_OFFICE', until: back };
  const last = lastLetter(items, customer.lastLetterOn[currency]);
  const gap = urgency.atOnce ? 1 : (row?.gapDays ?? run.policy.customerGapDays);
  const free = last === '' ? today : addDays(last, gap);
  if (today < free) return { code: 'CUSTOMER_GAP', until: free };
  const moment = momentFor(debtor, run, urgency.mayWait);
  return moment.day > last ? { moment } : { code: 'CUSTOMER_GAP', until: addDays(last, 1) };
}

function momentFor(
  { customer, place, sendingClock, sendingZone }: Debtor,
  run: DunningRun,
  mayWait: boolean,
): SendingMoment {
  const wish = { hour: customer.sendHour, weekday: mayWait ? customer.sendWeekday : undefined };
  return sendingMoment(sendingClock, run.policy.sending, place, wish, sendingZone);
}

/** One business day after the contact is back: nobody reads reminders first. */
export function backOn({ customer: { absentUntil }, place }: Debtor): IsoDate | undefined {
  return absentUntil === undefined ? undefined : addBusinessDays(place, absentUntil, 1);
}

function lastLetter(items: readonly DunningItem[], told: IsoDate = ''): IsoDate {
  return items.reduce((last, { lastLetterOn = '' }) => laterOf(last, lastLetterOn), told);
}
