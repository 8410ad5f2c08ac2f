import type { SendingMoment } from '../calendar/sending-moment.ts';
import { accessoryStep } from './accessory.ts';
import { beforeLetter } from './after-letter.ts';
import { composeLetter } from './compose.ts';
import { backOn } from './gate.ts';
import type { Letter, LetterItem } from './plan.ts';
import { byDueDate, creditsOf } from './plan-currency.ts';
import type { CustomerCase } from './plan-customer.ts';
import { procedureFor } from './procedure-for.ts';
import { lowerSteps, scaleOf, type Entry } from './raise.ts';
import { debtorOf, type Debtor, type DunningRun } from './run.ts';
import { oldestFirst, standsOf, type Stand } from './stand.ts';

/**
 * The letter as it may leave now, `undefined` if it may not: to be asked in the transaction that sends it, with the customer's items, holds
 * and contacts as they are then, and a `run` of that moment.
 *
 * What is paid, disputed, promised, blocked, insolvent or with an agency by now is dropped; what is open of the rest is claimed, with
 * interest on that. A letter that missed its day does not leave any more. Steps are settled anew, so that nobody gets a final letter for the
 * one small item that is left. Nothing is ever added.
 */
export function mayStillSend(letter: Letter, now: CustomerCase, run: DunningRun): Letter | undefined {
  const debtor = debtorOf(now.customer, run);
  if (run.bankDataStale || isAway(debtor) || isLate(letter, debtor, run)) return undefined;
  const items = now.items.filter(({ currency }) => currency === letter.currency).toSorted(oldestFirst);
  const stands = standsOf(items, now.holds, debtor.today);
  const credits = creditsOf(items);
  const { currency } = letter;
  const kept = stands.flatMap((stand) => entryNow(letter, stand, stands, debtor, run) ?? []);
  const isReminder = letter.kind === 'reminder';
  const entries = isReminder ? kept : lowerSteps(kept, scaleOf(items, currency, debtor, run)).toSorted(byDueDate);
  const composed = composeLetter({ debtor, run, currency, entries, credits, moment: momentOf(letter, debtor) });
  return composed.letter === undefined ? undefined : asPlanned(composed.letter, letter);
}

function isAway(debtor: Debtor): boolean {
  const back = backOn(debtor);
  return back !== undefined && debtor.today < back;
}

/** It bears a day that is over, or would leave in the quiet hours: the next run writes it anew, with the deadline of its own day. */
function isLate({ day }: Letter, { sendingClock }: Debtor, { policy }: DunningRun): boolean {
  return sendingClock.day > day || (sendingClock.day === day && sendingClock.time >= policy.sending.to);
}

/** The item as the plan had it, with no more claimed than it said; `undefined` where nothing of it may be claimed now. */
function entryNow(
  letter: Letter,
  stand: Stand,
  stands: readonly Stand[],
  { customer, today }: Debtor,
  run: DunningRun,
): Entry | undefined {
  const told = letter.items.find(({ id }) => id === stand.item.id);
  const chosen = procedureFor(stand.item, customer, run);
  if (told === undefined || stand.stop !== undefined || chosen.procedure === undefined) return undefined;
  if (letter.kind === 'reminder' && stand.item.dueDate < today) return undefined;
  const accessory = accessoryStep(stand.item, stands, run.policy.claims, today)?.kind;
  if (accessory === 'wait' || accessory === 'waive') return undefined;
  const alone = told.step === 0 && letter.kind !== 'reminder';
  return {
    stand: { ...stand, item: beforeLetter(stand.item, told), claimable: leastOf(stand, told) },
    chosen,
    procedure: chosen.procedure,
    step: told.step,
    wanted: told.step,
    promisedFor: told.promisedFor,
    ...(alone && { skip: { code: 'NOT_YET' } }),
  };
}

function leastOf({ claimable }: Stand, { open }: LetterItem): Stand['claimable'] {
  return claimable.greaterThan(open) ? open : claimable;
}

function momentOf({ day, sendAt }: Letter, { sendingClock, sendingZone }: Debtor): SendingMoment {
  return { day, sendAt, time: sendingClock.time, timeZone: sendingZone };
}

/** What was explained when it was planned stays; what changed since is told besides. */
function asPlanned(now: Letter, planned: Letter): Letter {
  const { explanation } = planned;
  if (isSame(now, planned)) return { ...now, explanation };
  const gone = planned.items.filter(({ id }) => now.items.every((item) => item.id !== id));
  const left = gone.length === 0 ? '' : ` Left out: ${gone.map(({ documentNumber }) => documentNumber).join(', ')}.`;
  const [amount, plannedAmount] = [now.totals.total.toString(), planned.totals.total.toString()];
  const sentence = `Read again before sending: ${amount} in place of ${plannedAmount} ${planned.currency}.${left}`;
  const figures = { amount, plannedAmount, currency: planned.currency };
  return { ...now, explanation: [...explanation, { code: 'CHANGED_BEFORE_SENDING', sentence, figures }] };
}

function isSame(now: Letter, planned: Letter): boolean {
  return (
    now.items.length === planned.items.length &&
    now.level === planned.level &&
    now.totals.total.equals(planned.totals.total) &&
    now.channels.join() === planned.channels.join()
  );
}
