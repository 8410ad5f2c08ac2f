import { expect, test } from 'vitest';
import { documentView } from '../../test/order-view.ts';
import { dayEverywhere, newlyOverdue } from './overdue.ts';

test.each([
  ['2026-12-03T11:59:59Z', '2026-12-02'],
  ['2026-12-03T12:00:00Z', '2026-12-03'],
])('at %s the day everywhere is %s', (now, day) => {
  expect(dayEverywhere(new Date(now))).toBe(day);
});

test.each([
  ['due yesterday', { dueDate: '2026-12-02' }, [1]],
  ['due today', { dueDate: '2026-12-03' }, []],
  ['due thirty days ago', { dueDate: '2026-11-03' }, [30]],
  ['no news any more', { dueDate: '2026-11-02' }, []],
  ['paid', { dueDate: '2026-12-02', open: '0.00' }, []],
  ['a credit note', { dueDate: '2026-12-02', kind: 'creditNote' }, []],
  ['payable at once, on no day', { dueDate: undefined as unknown as string }, []],
  ['not numbered by the ERP yet', { dueDate: '2026-12-02', number: '' }, []],
] as const)('%s', (_what, over, days) => {
  expect(newlyOverdue([documentView(over)], '2026-12-03').map((each) => each.days)).toEqual(days);
});
