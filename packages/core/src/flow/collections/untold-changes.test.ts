import { describe, expect, it } from 'vitest';
import type { CaseItemStanding, UntoldPayment } from '../../store/index.ts';
import { untoldChanges } from './untold-changes.ts';

const item = (more: Partial<CaseItemStanding> = {}): CaseItemStanding => ({
  documentId: 'D',
  dueDate: '2026-10-01',
  kind: 'principal',
  number: 'F-1',
  open: '100.00',
  openNow: '100.00',
  changed: '0',
  ...more,
});
const payment = (key: string, amount: string): UntoldPayment => ({
  documentId: 'D',
  key,
  amount,
  date: '2026-10-05',
  reference: null,
});
const told = (items: readonly CaseItemStanding[], payments: readonly UntoldPayment[] = []) => {
  const { changes, idle } = untoldChanges(items, payments, 'now');
  return { changes: changes.map(({ key, amount }) => `${key} ${amount.toString()}`), idle: idle.map(({ key }) => key) };
};

describe('untoldChanges', () => {
  it('says nothing where both sides hold the same', () => {
    expect(told([item()])).toEqual({ changes: [], idle: [] });
    expect(told([item({ openNow: '60.00', changed: '40.00' })])).toEqual({ changes: [], idle: [] });
  });

  it('tells a payment as far as it lowered the claim, and remembers the rest of it', () => {
    expect(told([item({ openNow: '60.00' })], [payment('p', '40.00')]).changes).toEqual(['p 40.00']);
    expect(told([item({ openNow: '-20.00' })], [payment('p', '120.00')]).changes).toEqual(['p 100.00']);
    expect(told([item()], [payment('p', '40.00')])).toEqual({ changes: [], idle: ['p'] });
  });

  it('tells what no payment explains as a credit', () => {
    expect(told([item({ openNow: '30.00' })], [payment('p', '40.00')]).changes).toEqual([
      'p 40.00',
      'change|now 30.00',
    ]);
  });

  it('tells a payment that went back, and a claim that rose', () => {
    expect(told([item({ changed: '40.00' })], [payment('reversed|p', '-40.00')]).changes).toEqual([
      'reversed|p -40.00',
    ]);
    expect(told([item({ openNow: '110.00' })]).changes).toEqual(['change|now -10.00']);
  });

  it('takes the instalments of a document together', () => {
    const two = [
      item({ open: '50.00', openNow: '0.00' }),
      item({ dueDate: '2026-11-01', open: '50.00', openNow: '40.00' }),
    ];
    expect(told(two, [payment('p', '60.00')]).changes).toEqual(['p 60.00']);
  });

  it('raises the claim when a credit was used up elsewhere', () => {
    expect(told([item({ kind: 'credit', open: '-10.00', openNow: '0.00' })]).changes).toEqual(['change|now -10.00']);
  });
});
