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
    say('PROCEDURE', `Procedure “${lead.entry.chosen.id}”: ${CHOSEN_BY[lead.entry.chosen.by]}.`),
    ...itemReasons(draft),
    ...voiceReasons(letter, draft, voice),
    timingReason(draft),
    ...amountReasons(letter, draft),
  ];
}

function say(code: ExplanationCode, sentence: string): Explanation {
  return { code, sentence };
}

function levelReason(
  { kind, level }: Omit<Letter, 'explanation'>,
  { debtor, moment }: Draft,
  entry: Entry,
): Explanation {
  const { item } = entry.stand;
  if (kind === 'reminder')
    return say('LEVEL', `Reminder: ${item.documentNumber} is due on ${item.dueDate}, and nothing was said yet.`);
  const late = `${item.documentNumber} was due on ${item.dueDate}, ${daysBetween(item.dueDate, debtor.today)} days before ${debtor.today}`;
  const before = item.lastLetterOn === undefined ? 'no letter before' : `the last letter on ${item.lastLetterOn}`;
  const again = entry.step <= item.level ? ', once more' : '';
  return say('LEVEL', `Level ${level}${again}, dated ${moment.day}: ${late}, ${before}.`);
}

function itemReasons({ entries, currency }: Draft): Explanation[] {
  return entries.flatMap(({ stand: { item, held }, wanted, step, promisedFor, procedure }) => [
    ...(promisedFor === undefined
      ? []
      : [say('PROMISE_BROKEN', `${item.documentNumber} was promised for ${promisedFor} and is still open.`)]),
    ...(step < wanted
      ? [
          say(
            'LOWERED',
            `${item.documentNumber} would have reached level ${wanted} of “${procedure.id}”, but the amount does not reach its minimum.`,
          ),
        ]
      : []),
    ...(held.isPositive()
      ? [
          say(
            'PART_HELD',
            `${held.toString()} ${currency} of ${item.documentNumber} are disputed or promised and not claimed.`,
          ),
        ]
      : []),
  ]);
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
        ),
      ]
    : [];
  const fallback = voice.fallback
    ? [say('CHANNEL', `By ${channels.join(' and ')}: no usable contact for the channels of the step.`)]
    : [];
  return [...byRow, ...fallback];
}

function timingReason({ debtor, moment, run }: Draft): Explanation {
  const { customer, sendingClock } = debtor;
  const wishes = [
    ...(customer.sendHour === moment.time ? ['the customer’s best hour'] : []),
    ...(customer.sendWeekday === undefined ? [] : [`${WEEKDAYS[customer.sendWeekday - 1] ?? ''} preferred`]),
    ...(moment.day === sendingClock.day ? [] : ['the next sending day']),
  ];
  const why = wishes.length === 0 ? 'the hour of the sending window' : wishes.join(', ');
  return say('TIMING', `${moment.day} ${moment.time} ${moment.timeZone} (${run.policy.sending.zone}’s clock): ${why}.`);
}

function amountReasons(letter: Omit<Letter, 'explanation'>, { run, debtor, currency, credits }: Draft): Explanation[] {
  const { totals, newDeadline } = letter;
  const netting = debtor.customer.netting ?? run.policy.netting;
  return [
    ...(credits.length > 0 ? [say('NETTING', nettingSentence(netting, credits, currency))] : []),
    ...(totals.interest.plus(totals.compensation).isPositive()
      ? [
          say(
            'INTEREST',
            `Late-payment interest ${totals.interest.toString()} ${currency} to ${letter.day} and compensation ${totals.compensation.toString()} ${currency}.`,
          ),
        ]
      : []),
    ...(totals.fee.isPositive() ? [say('FEE', `Fee of the level: ${totals.fee.toString()} ${currency}.`)] : []),
    ...(newDeadline === undefined ? [] : [say('DEADLINE', `To be paid by ${newDeadline}.`)]),
  ];
}

function nettingSentence(netting: string, credits: readonly DunningItem[], currency: string): string {
  const numbers = credits
    .map(({ documentNumber, open }) => `${documentNumber} (${open.toString()} ${currency})`)
    .join(', ');
  if (netting === 'net') return `Credits lower the total: ${numbers}.`;
  return netting === 'show' ? `Credits are shown: ${numbers}.` : `Credits are left out: ${numbers}.`;
}
