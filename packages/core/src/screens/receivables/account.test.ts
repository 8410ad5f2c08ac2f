import { describe, expect, it } from 'vitest';
import { accountState, ageingBars, type ShownBalance } from './account.ts';

const balance = (open: string, overdue = '0'): ShownBalance => ({ currency: 'EUR', open, overdue, level: 0 });

describe('the state of an account', () => {
  it.each([
    ['clear', []],
    ['clear', [balance('0.00')]],
    ['credit', [balance('-5.00')]],
    ['open', [balance('12.00'), balance('-5.00')]],
    ['overdue', [balance('12.00', '0.01')]],
  ] as const)('is %s', (state, balances) => expect(accountState({ balances })).toBe(state));

  it('is in default whatever else is true', () =>
    expect(accountState({ balances: [balance('1', '1')], inDefaultSince: '2026-11-01T00:00:00Z' })).toBe('in-default'));
});

describe('the bars of the ageing', () => {
  const ageing = { currency: 'EUR', notDue: '50.00', to30: '25.00', to60: '25.00', to90: '0', over90: '0' };

  it('share what is owed', () =>
    expect(ageingBars(ageing).map(({ age, percent }) => `${age} ${percent}`)).toEqual([
      'notDue 50',
      'to30 25',
      'to60 25',
      'to90 0',
      'over90 0',
    ]));

  it('leave credits without a bar, and keep their amount', () => {
    const [notDue, to30] = ageingBars({ ...ageing, notDue: '-50.00' });
    expect([notDue?.percent, notDue?.amount, to30?.percent]).toEqual([0, '-50.00', 50]);
  });

  it('are empty when nothing is owed', () =>
    expect(ageingBars({ ...ageing, notDue: '0', to30: '0', to60: '0' }).every(({ percent }) => percent === 0)).toBe(
      true,
    ));
});
