import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../testing/english-words.ts';
import { holdSentence, holdState, mayBeLifted, type ShownHold } from './hold.ts';

const TODAY = '2026-11-29';
const dispute: ShownHold = { id: '1', kind: 'dispute', documentNumber: 'F-1', from: TODAY, reason: '', by: 'eva' };
const promise: ShownHold = { ...dispute, kind: 'promise', until: '2026-12-01' };
const lifting = { by: 'eva', reason: 'settled', outcome: 'lifted' as const };

describe('the state of a hold', () => {
  it.each([
    ['standing', dispute],
    ['standing', { ...promise, until: TODAY }],
    ['coming', { ...dispute, from: '2026-11-30' }],
    ['over', { ...dispute, from: '2026-11-01', until: '2026-11-28' }],
    ['broken', { ...promise, from: '2026-11-01', until: '2026-11-28', brokenAt: '2026-11-29T00:00:00Z' }],
    ['lifted', { ...dispute, liftedAt: '2026-11-29T09:00:00Z', lifting }],
    ['kept', { ...promise, liftedAt: '2026-11-29T09:00:00Z', lifting: { ...lifting, outcome: 'kept' as const } }],
  ] as const)('is %s', (state, hold) => expect(holdState(hold, TODAY)).toBe(state));

  it('decides whether it can be lifted', () => {
    expect(mayBeLifted(dispute)).toBe(true);
    expect(mayBeLifted({ ...dispute, liftedAt: '2026-11-29T09:00:00Z' })).toBe(false);
  });
});

describe('the sentence of a hold', () => {
  it.each([
    [dispute, 'F-1 is disputed'],
    [promise, 'F-1: payment is promised, by Dec 1, 2026'],
    [{ ...dispute, amount: '120.00', currency: 'EUR' }, 'F-1 is disputed, €120.00 of it'],
    [{ ...dispute, dueDate: '2026-11-01' }, 'F-1 is disputed, due on Nov 1, 2026'],
  ])('says what it stops', (hold, sentence) => expect(holdSentence(hold, ENGLISH)).toBe(sentence));

  it('names everything where no document is named', () => {
    const { documentNumber: _, ...whole } = dispute;
    expect(holdSentence({ ...whole, kind: 'manual' }, ENGLISH)).toBe('Everything the customer owes is on hold');
  });
});
