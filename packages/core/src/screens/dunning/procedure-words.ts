import type { AmountByCurrency, DunningLevel, DunningProcedure, DunningReminder } from '../../model/index.ts';
import { inRow, type Words } from '../format/words.ts';
import { channelNames } from './letter-reasons.ts';

/** What a step of a procedure does: when, what, and what comes with it. */
export interface StepWords {
  /** 0: the reminder before the due date. */
  readonly level: number;
  readonly when: string;
  readonly what: string;
  /** Minimum, fee, interest, deadline, orders, agency: a sentence for each that the step has. */
  readonly effects: readonly string[];
}

/** A procedure in words, step by step. */
export function procedureWords({ reminder, levels }: DunningProcedure, words: Words): readonly StepWords[] {
  return [
    ...(reminder === undefined ? [] : [reminderWords(reminder, words)]),
    ...levels.map((level, index) => levelWords(level, index, words)),
  ];
}

function reminderWords(reminder: DunningReminder, words: Words): StepWords {
  return {
    level: 0,
    when: words.tOr('dunning.procedure.when.before', '', { count: -reminder.afterDays }),
    what: whatOf(reminder, words),
    effects: minimum(reminder.minAmount, words),
  };
}

function levelWords(level: DunningLevel, index: number, words: Words): StepWords {
  const basis = level.basis === 'last-letter' && index === 0 ? 'due' : level.basis;
  return {
    level: index + 1,
    when: words.tOr(`dunning.procedure.when.${basis}`, basis, { count: level.afterDays }),
    what: whatOf(level, words),
    effects: effectsOf(level, words),
  };
}

function whatOf({ tone, channels }: DunningLevel | DunningReminder, { tOr }: Words): string {
  return tOr('dunning.procedure.what', '', {
    tone: tOr(`dunning.tone.${tone}`, tone),
    channels: channelNames(channels, tOr),
  });
}

function effectsOf(level: DunningLevel, words: Words): readonly string[] {
  const { minAmount, minShare, fee, interest, deadlineDays, holdOrders, handOver } = level;
  const say = (name: string, values = {}) => words.tOr(`dunning.procedure.effect.${name}`, name, values);
  return [
    ...minimum(minAmount, words),
    ...(minShare.isZero() ? [] : [say('minShare', { percent: minShare.toString() })]),
    ...(Object.keys(fee).length === 0 ? [] : [say('fee', { amount: amounts(fee, words) })]),
    ...(interest ? [say('interest')] : []),
    ...(deadlineDays === undefined ? [] : [say('deadline', { count: deadlineDays })]),
    ...(holdOrders ? [say('holdOrders')] : []),
    ...(handOver ? [say('handOver')] : []),
  ];
}

function minimum(minAmount: AmountByCurrency, words: Words): readonly string[] {
  if (Object.keys(minAmount).length === 0) return [];
  return [words.tOr('dunning.procedure.effect.minAmount', '', { amount: amounts(minAmount, words) })];
}

function amounts(byCurrency: AmountByCurrency, { money }: Words): string {
  return inRow(Object.entries(byCurrency).map(([currency, amount]) => money(amount.toString(), currency)));
}
