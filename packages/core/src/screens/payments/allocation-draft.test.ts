import { expect, it } from 'vitest';
import { allocationDraft, allocationErrors, allocationsOf } from './allocation-draft.ts';

const ENTRY = { amount: '100.00' };

it('begins with one document for all that came in', () =>
  expect(allocationDraft(ENTRY)).toEqual([{ documentNumber: '', amount: '100.00' }]));

it('takes what a person typed', () => {
  const lines = [
    { documentNumber: ' F-1 ', amount: '60,50' },
    { documentNumber: 'F-2', amount: '39.50' },
  ];
  expect(allocationErrors(lines, ENTRY)).toEqual({ lines: [undefined, undefined], sum: undefined });
  expect(allocationsOf(lines)).toEqual([
    { documentNumber: 'F-1', amount: '60.50' },
    { documentNumber: 'F-2', amount: '39.50' },
  ]);
});

it('says what is wrong: no document, no amount, more than came in', () => {
  const { lines } = allocationErrors([{ documentNumber: '', amount: '100.01' }], ENTRY);
  expect(Object.keys(lines[0] ?? {})).toEqual(['documentNumber', 'amount']);
  const two = [
    { documentNumber: 'F-1', amount: '60' },
    { documentNumber: 'F-2', amount: '40.01' },
  ];
  expect(allocationErrors(two, ENTRY).sum?.key).toBe('payments.own.faults.sum');
});
