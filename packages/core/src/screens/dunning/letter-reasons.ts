import type { Explanation } from '../../dunning/index.ts';
import { inRow, type Words } from '../format/words.ts';

/** Why a letter is as it is: a sentence for each choice that was made by itself, in the language of who looks. */
export function letterReasons(explanation: readonly Explanation[], words: Words): readonly string[] {
  return explanation.map(({ code, sentence, figures }) =>
    figures === undefined ? sentence : words.tOr(`dunning.why.${code}`, sentence, shown(figures, words)),
  );
}

/** Whether something out of a history is the explanation of a letter. */
export function isLetterReasons(value: unknown): value is readonly Explanation[] {
  return (
    Array.isArray(value) &&
    value.every((each) => typeof each === 'object' && each !== null && 'code' in each && 'sentence' in each)
  );
}

type Figures = NonNullable<Explanation['figures']>;

const AMOUNTS: ReadonlySet<string> = new Set(['amount', 'plannedAmount', 'interest', 'compensation']);

/** `step` and `mode` choose among sentences. */
function shown(figures: Figures, words: Words): Record<string, string | number> {
  const currency = String(figures['currency'] ?? '');
  const context = String(figures['step'] ?? figures['mode'] ?? '');
  const entries = Object.entries(figures).map(([name, value]) => [name, figure(name, value, currency, words)] as const);
  return { ...Object.fromEntries(entries), context };
}

function figure(name: string, value: string | number, currency: string, { tOr, money, day }: Words): string | number {
  if (typeof value === 'number') return value;
  if (AMOUNTS.has(name)) return money(value, currency);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return day(value);
  if (name === 'channels') return channelNames(value.split(' '), tOr);
  if (name === 'wishes') return inRow(value.split(' ').map((wish) => tOr(`dunning.wish.${wish}`, wish)));
  if (name === 'tone') return tOr(`dunning.tone.${value}`, value);
  if (name === 'by') return tOr(`dunning.chosenBy.${value}`, value);
  return value === 'any' ? tOr('dunning.any', value) : value;
}

/** The ways of a letter, for people. */
export function channelNames(channels: readonly string[], tOr: Words['tOr']): string {
  return inRow(channels.map((channel) => tOr(`delivery.channel.${channel}`, channel)));
}
