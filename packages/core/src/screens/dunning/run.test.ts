import { expect, it } from 'vitest';
import type { SkipCode } from '../../dunning/index.ts';
import { ENGLISH } from '../testing/english-words.ts';
import { handOverDocuments, leftOutGroups, runLevels, runSentence, skipSentence, type ShownRun } from './run.ts';

const skip = (code: SkipCode, document: string, until?: string) => ({
  itemId: `${document}|2026-11-01`,
  code,
  sentence: 'It is so.',
  customerId: 'c',
  ...(until !== undefined && { until }),
});
const report: ShownRun['report'] = {
  customers: 3,
  items: 9,
  letters: 2,
  byLevel: { '2': 1, '0': 1 },
  totals: { EUR: '120.00', CHF: '5.00' },
  skipped: { NOT_YET: 7, DISPUTED: 1 },
  leftOut: [skip('DISPUTED', 'F|1')],
  handOver: [],
  inDefault: 0,
  warnings: [],
};
const run: ShownRun = {
  id: 'r',
  state: 'draft',
  origin: 'manual',
  by: 'eva',
  plannedAt: '2026-11-29T08:00:00Z',
  snapshot: '',
  report,
};

it('says what it asks for, by currency', () => {
  expect(runSentence(run, ENGLISH)).toBe('2 letters: €120.00, CHF 5.00'.replace('CHF ', 'CHF\u00a0'));
  expect(runSentence({ ...run, report: { ...report, letters: 0 } }, ENGLISH)).toBe('No letter is due.');
});

it('counts letters by level, reminders first', () =>
  expect(runLevels(run)).toEqual([
    { level: 0, letters: 1 },
    { level: 2, letters: 1 },
  ]));

it('puts first what somebody may wonder about, and loses no count', () => {
  expect(leftOutGroups(run).map(({ code, count, items }) => `${code} ${count} ${items.length}`)).toEqual([
    'DISPUTED 1 1',
    'NOT_YET 7 0',
  ]);
  expect(leftOutGroups(run)[0]?.items[0]).toMatchObject({ documentNumber: 'F|1', dueDate: '2026-11-01' });
});

it('says why in the language of who looks, and until when', () => {
  expect(skipSentence(skip('DISPUTED', 'F-1'), ENGLISH)).toBe('It is disputed.');
  expect(skipSentence(skip('NOT_YET', 'F-1', '2026-12-01'), ENGLISH)).toBe(
    'Its next step is not due yet. Until Dec 1, 2026.',
  );
  expect(skipSentence(skip('OF_TOMORROW' as SkipCode, 'F-1'), ENGLISH)).toBe('It is so.');
});

it('names each document of a hand-over once', () =>
  expect(handOverDocuments({ itemIds: ['F-1|2026-01-01', 'F-1|2026-02-01', 'F-2|2026-01-01'] })).toEqual([
    'F-1',
    'F-2',
  ]));
