import { expect, it } from 'vitest';
import { moneyWorkCount, type MoneyWork } from './money-work.ts';

const NOTHING: MoneyWork = { proposals: 0, unmatched: 0, disputes: [], promisesDue: [], promisesBroken: [] };
const hold = { id: '1', kind: 'dispute', from: '2026-11-29', reason: '', by: '' } as const;

it('counts each hold, and entries as one thing to do', () => {
  expect(moneyWorkCount(NOTHING)).toBe(0);
  expect(moneyWorkCount({ ...NOTHING, proposals: 7 })).toBe(1);
  expect(moneyWorkCount({ ...NOTHING, unmatched: 1, disputes: [hold, hold], promisesBroken: [hold] })).toBe(4);
});
