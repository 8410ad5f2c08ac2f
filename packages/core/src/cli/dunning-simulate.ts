import { simulate, storyOf, type DunningStory, type Letter, type SimulationInput } from '../dunning/index.ts';
import { simulationFrom } from './dunning-file.ts';
import type { GlobalOptions } from './options.ts';
import { done, refusedBecause, type Outcome } from './outcome.ts';
import { readJsonInput } from './read-input.ts';
import { problemText, table } from './text.ts';

export interface SimulateOptions {
  readonly until?: string;
}

/** Plays the dunning of a file day by day. */
export async function simulateDunning(_: GlobalOptions, file: string, { until }: SimulateOptions): Promise<Outcome> {
  const input = simulationFrom(await readJsonInput(file), until);
  if (!input.ok) return refusedBecause(input.problems);
  const story = storyOf([...simulate(input.value)]);
  const { from, until: end } = input.value;
  return done({ ok: true, from, until: end, ...story }, storyText(story, input.value));
}

function storyText(story: DunningStory, { from, until, customers }: SimulationInput): string {
  const names = new Map(customers.map(({ id, name }) => [id, name === '' ? id : name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  return [
    section(
      `Letters from ${from} to ${until}`,
      story.letters.map((letter) => letterText(letter, nameOf)),
    ),
    section(
      'Stopped before they left',
      story.stopped.map(
        ({ customerId, currency, day }) => `${day}  ${nameOf(customerId)}, ${currency}: nothing was left to claim.`,
      ),
    ),
    section(
      'Promises that were not kept',
      story.events.map(
        ({ promisedFor, customerId, itemIds }) => `${promisedFor}  ${nameOf(customerId)}: ${itemIds.join(', ')}`,
      ),
    ),
    section(
      'New orders',
      story.holdOrders.map(
        ({ day, customerId, held }) => `${day}  ${nameOf(customerId)}: ${held ? 'to be held' : 'free again'}`,
      ),
    ),
    section(
      'Ready for a collection agency',
      story.handOver.map(
        ({ day, customerId, open, currency, itemIds }) =>
          `${day}  ${nameOf(customerId)}: ${open.toString()} ${currency} (${itemIds.join(', ')})`,
      ),
    ),
    section('Passed over, each time the reason changes', skippedLines(story)),
    ...story.warnings.map((problem) => problemText(problem)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.join('\n')}`;
}

function letterText(letter: Letter, nameOf: (id: string) => string): string {
  const { day, sendAt, customerId, currency, items, totals, kind, level, tone, channels, explanation } = letter;
  const what =
    kind === 'reminder' ? 'reminder' : `level ${level}${kind === 'promise-broken' ? ', promise broken' : ''}`;
  const rows = items.map(({ documentNumber, dueDate, open, levelBefore, levelAfter, claim }) => [
    documentNumber,
    `due ${dueDate}`,
    open.toString(),
    levelBefore === levelAfter ? `level ${levelAfter}` : `level ${levelBefore} to ${levelAfter}`,
    claim === undefined
      ? ''
      : `interest ${claim.interestOpen.toString()}, compensation ${claim.compensation.amount.toString()}`,
  ]);
  return [
    `\n${day}  ${nameOf(customerId)}: ${what}, ${tone}, by ${channels.join(' and ')} at ${sendAt}, to pay ${totals.total.toString()} ${currency}`,
    ...rows.map((row) => `  ${row.join('  ').trimEnd()}`),
    ...explanation.map(({ sentence }) => `  · ${sentence}`),
  ].join('\n');
}

function skippedLines({ skipped }: DunningStory): string[] {
  if (skipped.length === 0) return [];
  const rows = skipped.map(({ day, itemId, code, sentence }) => [day, itemId, code, sentence]);
  return table(['Day', 'Item', 'Code', 'Why'], rows).split('\n');
}
