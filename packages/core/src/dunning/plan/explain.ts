import type { DunningItem } from '../../model/index.ts';
import { daysBetween } from '../calendar/day.ts';
import type { ChosenVoice } from './channels.ts';
import type { Draft, Lead } from './compose.ts';
import type { Explanation, ExplanationCode, Letter } from './plan.ts';
import type { Entry } from './raise.ts';
import type { ChosenProcedure } from './procedure-for.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const CHOSEN_BY: Readonly<Record<ChosenProcedure['by'], string>> = {
  invoice: 'the invoice asks for it',
  customer: 'the customer has it as its own',
  segment: 'it is that of the customer’s segment',
  kind: 'it is that of customers of this kind',
};

/** Why a letter is as it is: one sentence for each choice that was made by itself. */
export function explain(
  letter: Omit<Letter, 'explanation'>,
  draft: Draft,
  lead: Lead,
  voice: ChosenVoice,
): Explanation[] {
  return [
    levelReason(letter, draft, lead.entry),
    procedureReason(lead.entry.chosen),
    ...itemReasons(draft),
    ...voiceReasons(letter, draft, voice),
    timingReason(draft),
    ...amountReasons(letter, draft),
  ];
}

function say(code: ExplanationCode, sentence: string, figures: NonNullable<Explanation['figures']>): Explanation {
  return { code, sentence, figures };
}

function procedureReason({ id, by }: ChosenProcedure): Explanation {
  return say('PROCEDURE', `Procedure “${id}”: ${CHOSEN_BY[by]}.`, { procedure: id, by });
}

function levelReason(
  { kind, level }: Omit<Letter, 'explanation'>,
  { debtor, moment }: Draft,
  entry: Entry,
): Explanation {
  const { documentNumber, dueDate, lastLetterOn, level: reached } = entry.stand.item;
  if (kind === 'reminder')
    return say('LEVEL', `Reminder: ${documentNumber} is due on ${dueDate}, and nothing was said yet.`, {
      step: 'reminder',
      documentNumber,
      dueDate,
    });
  const days = daysBetween(dueDate, debtor.today);
  const late = `${documentNumber} was due on ${dueDate}, ${days} days before ${debtor.today}`;
  const before = lastLetterOn === undefined ? 'no letter before' : `the last letter on ${lastLetterOn}`;
  const again = entry.step <= reached;
  return say('LEVEL', `Level ${level}${again ? ', once more' : ''}, dated ${moment.day}: ${late}, ${before}.`, {
    step: again ? 'again' : lastLetterOn === undefined ? 'first' : 'next',
    level,
    day: moment.day,
    documentNumber,
    dueDate,
    days,
    ...(lastLetterOn !== undefined && { lastLetterOn }),
  });
}

function itemReasons({ entries, currency }: Draft): Explanation[] {
  return entries.flatMap((entry) => [...promiseReason(entry), ...loweredReason(entry), ...heldReason(entry, currency)]);
}

function promiseReason({ stand: { item }, promisedFor }: Entry): Explanation[] {
  if (promisedFor === undefined) return [];
  const { documentNumber } = item;
  const sentence = `${documentNumber} was promised for ${promisedFor} and is still open.`;
  return [say('PROMISE_BROKEN', sentence, { documentNumber, promisedFor })];
}

function loweredReason({ stand: { item }, wanted, step, procedure }: Entry): Explanation[] {
  if (step >= wanted) return [];
  const { documentNumber } = item;
  const sentence = `${documentNumber} would have reached level ${wanted} of “${procedure.id}”, but the amount does not reach its minimum.`;
  return [say('LOWERED', sentence, { documentNumber, level: wanted, procedure: procedure.id })];
}

function heldReason({ stand: { item, held } }: Entry, currency: string): Explanation[] {
  if (!held.isPositive()) return [];
  const [{ documentNumber }, amount] = [item, held.toString()];
  const sentence = `${amount} ${currency} of ${documentNumber} are disputed or promised and not claimed.`;
  return [say('PART_HELD', sentence, { documentNumber, amount, currency })];
}

function voiceReasons(
  { tone, channels }: Omit<Letter, 'explanation'>,
  { debtor }: Draft,
  voice: ChosenVoice,
): Explanation[] {
  const { segment = 'any', riskBand = 'any' } = debtor.row ?? {};
  const byRow = voice.byRow
    ? [
        say(
          'POLICY_ROW',
          `Policy table, segment ${segment}, risk ${riskBand}: tone ${tone}, by ${channels.join(' and ')}.`,
          { segment, riskBand, tone, channels: channels.join(' ') },
        ),
      ]
    : [];
  const fallback = voice.fallback
    ? [
        say('CHANNEL', `By ${channels.join(' and ')}: no usable contact for the channels of the step.`, {
          channels: channels.join(' '),
        }),
      ]
    : [];
  return [...byRow, ...fallback];
}

function timingReason({ debtor, moment, run }: Draft): Explanation {
  const { customer, sendingClock } = debtor;
  const wishes = [
    ...(customer.sendHour === moment.time ? ['best-hour' as const] : []),
    ...(customer.sendWeekday === undefined ? [] : ['weekday' as const]),
    ...(moment.day === sendingClock.day ? [] : ['next-day' as const]),
  ];
  const weekday = WEEKDAYS[(customer.sendWeekday ?? 1) - 1] ?? '';
  const why =
    wishes.length === 0 ? 'the hour of the sending window' : wishes.map((wish) => WISHES[wish](weekday)).join(', ');
  const { zone } = run.policy.sending;
  const { day, time, timeZone } = moment;
  return say('TIMING', `${day} ${time} ${timeZone} (${zone}’s clock): ${why}.`, {
    day,
    time,
    timeZone,
    wishes: wishes.length === 0 ? 'window' : wishes.join(' '),
  });
}

const WISHES = {
  'best-hour': () => 'the customer’s best hour',
  weekday: (name: string) => `${name} preferred`,
  'next-day': () => 'the next sending day',
} as const;

function amountReasons(letter: Omit<Letter, 'explanation'>, draft: Draft): Explanation[] {
  const { day, newDeadline } = letter;
  const { currency } = draft;
  const interest = letter.totals.interest.toString();
  const compensation = letter.totals.compensation.toString();
  const fee = letter.totals.fee.toString();
  const claimed = letter.totals.interest.plus(letter.totals.compensation).isPositive();
  const stated = `Late-payment interest ${interest} ${currency} to ${day} and compensation ${compensation} ${currency}.`;
  return [
    ...nettingReason(draft),
    ...(claimed ? [say('INTEREST', stated, { interest, compensation, currency, day })] : []),
    ...(letter.totals.fee.isPositive()
      ? [say('FEE', `Fee of the level: ${fee} ${currency}.`, { amount: fee, currency })]
      : []),
    ...(newDeadline === undefined ? [] : [say('DEADLINE', `To be paid by ${newDeadline}.`, { day: newDeadline })]),
  ];
}

function nettingReason({ run, debtor, currency, credits }: Draft): Explanation[] {
  if (credits.length === 0) return [];
  const mode = debtor.customer.netting ?? run.policy.netting;
  const numbers = credits.map(({ documentNumber }) => documentNumber).join(', ');
  return [say('NETTING', nettingSentence(mode, credits, currency), { mode, numbers })];
}

function nettingSentence(netting: string, credits: readonly DunningItem[], currency: string): string {
  const numbers = credits
    .map(({ documentNumber, open }) => `${documentNumber} (${open.toString()} ${currency})`)
    .join(', ');
  if (netting === 'net') return `Credits lower the total: ${numbers}.`;
  return netting === 'show' ? `Credits are shown: ${numbers}.` : `Credits are left out: ${numbers}.`;
}
