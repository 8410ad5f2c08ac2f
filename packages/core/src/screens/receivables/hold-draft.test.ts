import { describe, expect, it } from 'vitest';
import { hold } from '../../model/index.ts';
import { HOLD_KINDS, holdDraft, holdErrors, holdInput, withKind } from './hold-draft.ts';
import type { ShownItem } from './item-rows.ts';

const TODAY = '2026-11-29';
const ITEM: ShownItem = {
  id: 'F-1|2026-11-19',
  documentNumber: 'F-1',
  kind: 'invoice',
  dueDate: '2026-11-19',
  currency: 'EUR',
  open: '100.00',
  level: 1,
};
const dispute = { ...holdDraft('dispute', ITEM.id), reason: 'Wrong colour' };
const faults = (draft: typeof dispute) => Object.keys(holdErrors(draft, [ITEM], TODAY));

describe('the form of a hold', () => {
  it('takes a dispute of a part, typed with a comma', () => {
    const draft = { ...dispute, amount: '40,50' };
    expect(faults(draft)).toEqual([]);
    expect(holdInput(draft, 'c', [ITEM])).toEqual({
      kind: 'dispute',
      customerId: 'c',
      documentNumber: 'F-1',
      dueDate: '2026-11-19',
      amount: '40.50',
      currency: 'EUR',
      reason: 'Wrong colour',
    });
  });

  it.each([
    ['more than is open', { ...dispute, amount: '100.01' }, 'amount'],
    ['a part of everything', { ...dispute, item: '', amount: '1' }, 'amount'],
    ['no reason', { ...dispute, reason: ' ' }, 'reason'],
    ['a day that is over', { ...dispute, until: '2026-11-28' }, 'until'],
    ['a promise without its day', withKind(dispute, 'promise'), 'until'],
  ])('refuses %s', (_, draft, field) => expect(faults(draft)).toEqual([field]));

  it('asks no reason for a promise', () =>
    expect(faults({ ...holdDraft('promise', ITEM.id), until: TODAY })).toEqual([]));

  it('lets insolvency stop everything', () => {
    const draft = withKind({ ...dispute, amount: '40' }, 'insolvency');
    expect(holdInput(draft, 'c', [ITEM])).toEqual({ kind: 'insolvency', customerId: 'c', reason: 'Wrong colour' });
  });

  it.each(HOLD_KINDS)('makes a %s that core takes', (kind) => {
    const draft = withKind({ ...dispute, until: '2026-12-01' }, kind);
    expect(hold.safeParse({ id: '1', from: TODAY, ...holdInput(draft, 'c', [ITEM]) }).success).toBe(true);
  });
});
