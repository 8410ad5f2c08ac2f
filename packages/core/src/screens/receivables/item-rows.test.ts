import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../testing/english-words.ts';
import type { ShownHold } from './hold.ts';
import { dunningSentence, itemRows, outlookSentence, type ShownItem } from './item-rows.ts';

const TODAY = '2026-11-29';
const item: ShownItem = {
  id: 'F-1|2026-11-19',
  documentNumber: 'F-1',
  kind: 'invoice',
  dueDate: '2026-11-19',
  currency: 'EUR',
  open: '100.00',
  level: 0,
};
const hold = (changes: Partial<ShownHold> = {}): ShownHold => ({
  id: 'h',
  kind: 'dispute',
  from: '2026-11-20',
  reason: '',
  by: '',
  ...changes,
});
const rowOf = (holds: readonly ShownHold[], changes: Partial<ShownItem> = {}) =>
  itemRows([{ ...item, ...changes }], holds, TODAY)[0];

describe('an open item', () => {
  it.each([
    ['overdue', 10, {}],
    ['due-today', 0, { dueDate: TODAY }],
    ['not-due', -1, { dueDate: '2026-11-30' }],
    ['credit', 10, { open: '-100.00' }],
  ] as const)('is %s', (state, daysOverdue, changes) =>
    expect(rowOf([], changes)).toMatchObject({ state, daysOverdue }),
  );

  it.each([
    ['of the customer', hold()],
    ['of the document', hold({ documentNumber: 'F-1' })],
    ['of the instalment', hold({ documentNumber: 'F-1', dueDate: '2026-11-19' })],
    ['of a part as large as it', hold({ documentNumber: 'F-1', amount: '100.00' })],
  ])('is disputed by a hold %s', (_, standing) => expect(rowOf([standing])?.state).toBe('dispute'));

  it.each([
    ['another document', hold({ documentNumber: 'F-2' })],
    ['another instalment', hold({ documentNumber: 'F-1', dueDate: '2026-12-19' })],
    ['yesterday', hold({ until: '2026-11-28' })],
    ['tomorrow', hold({ from: '2026-11-30' })],
    ['nobody, being lifted', hold({ liftedAt: '2026-11-28T00:00:00Z' })],
  ])('is not stopped by a hold on %s', (_, other) =>
    expect(rowOf([other])).toMatchObject({ state: 'overdue', holds: [] }),
  );

  it('stays overdue where only a part of it is held, and shows the hold', () => {
    const row = rowOf([hold({ documentNumber: 'F-1', amount: '99.99' })]);
    expect([row?.state, row?.holds.length]).toEqual(['overdue', 1]);
  });

  it('shows the hardest of several holds', () =>
    expect(rowOf([hold({ kind: 'promise' }), hold({ kind: 'insolvency' })])?.state).toBe('insolvency'));

  it('says how far its dunning is', () => {
    expect(dunningSentence(item, ENGLISH)).toBe('No letter yet.');
    const reminded = { ...item, lastLetterOn: '2026-11-20' };
    expect(dunningSentence(reminded, ENGLISH)).toBe('Reminded on Nov 20, 2026, before the due date.');
    expect(dunningSentence({ ...reminded, level: 2 }, ENGLISH)).toBe('Level 2, last letter Nov 20, 2026.');
  });
});

it.each([
  [{ code: 'LETTER', level: 2, on: '2026-12-01' }, 'Next: letter of level 2 on Dec 1, 2026.'],
  [{ code: 'LETTER', level: 0, on: '2026-12-01' }, 'Next: reminder on Dec 1, 2026.'],
  [{ code: 'DISPUTED' }, 'It is disputed.'],
  [{ code: 'NOT_YET', on: '2026-12-01' }, 'Its next step is not due yet. Until Dec 1, 2026.'],
] as const)('says what comes next', (outlook, sentence) =>
  expect(outlookSentence({ ...item, outlook }, ENGLISH)).toBe(sentence),
);
