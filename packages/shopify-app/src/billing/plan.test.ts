import { describe, expect, it, test } from 'vitest';
import { billable, daysToBill, priceOf } from './plan.ts';

describe('the days to bill', () => {
  it.each([
    ['none while a time zone still has the day', '2026-11-01', '2026-11-04T23:59:59Z', []],
    ['one two days after its end', '2026-11-01', '2026-11-05T00:00:00Z', ['2026-11-02']],
    ['none when all are', '2026-11-02', '2026-11-04T12:00:00Z', []],
    [
      'all after a rest, over a leap day',
      '2028-02-27',
      '2028-03-04T00:00:00Z',
      ['2028-02-28', '2028-02-29', '2028-03-01'],
    ],
  ])('are %s', (_, billedThrough, now, days) => {
    expect(daysToBill(billedThrough, new Date(now))).toEqual(days);
  });
});

test.each([
  [0, 50, 0],
  [0, 51, 1],
  [49, 2, 1],
  [50, 3, 3],
  [500, 0, 0],
])('after %i in the month, %i documents make %i to pay', (before, onDay, expected) => {
  expect(billable(before, onDay)).toBe(expected);
});

test('a month comes to the same however its days are cut', () => {
  const days = [20, 0, 31, 7, 100];
  let before = 0;
  const total = days.reduce((sum, onDay) => {
    const paid = billable(before, onDay);
    before += onDay;
    return sum + paid;
  }, 0);
  expect(total).toBe(billable(0, 158));
});

test('prices are exact', () => {
  expect(priceOf(3)).toBe('0.30');
  expect(priceOf(1_234_567)).toBe('123456.70');
});
