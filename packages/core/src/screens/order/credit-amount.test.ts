import { describe, expect, it } from 'vitest';
import { readAmount } from './credit-amount.ts';

describe('readAmount', () => {
  it.each([
    ['19.90', '19.90'],
    [' 19,90 ', '19.90'],
    ['120', '120'],
    ['120.00', '120.00'],
  ])('takes %j', (typed, amount) => expect(readAmount(typed, '120.00')).toBe(amount));

  it.each(['', '0', '0.00', '-1', '120.01', '1.234', '1 000', '1,000.00', '1e2', 'all'])('refuses %j', (typed) =>
    expect(readAmount(typed, '120.00')).toBeUndefined(),
  );
});
