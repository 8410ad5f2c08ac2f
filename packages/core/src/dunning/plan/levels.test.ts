import { describe, expect, it } from 'vitest';
import { customerOf, itemOf, letterOn, PLAIN, planOn, reasonsOn } from '../../../test/dunning/cases.ts';
import type { DunningSettingsJson } from '../../model/index.ts';

// 2026-10-01 is a Thursday.
const late = itemOf('F-1');
const atLevel = (level: number, lastLetterOn: string, amount = '100.00') =>
  itemOf('F-1', { level, lastLetterOn, amount, open: amount });

describe('levels', () => {
  it('are reached so many days after the due date, not a day before', () => {
    expect(reasonsOn('2026-10-07', { items: [late] })).toEqual({ 'F-1|2026-10-01': 'NOT_YET 2026-10-08' });
    const letter = letterOn('2026-10-08', { items: [late] });
    expect(letter).toMatchObject({
      level: 1,
      template: 'level-1',
      tone: 'friendly',
      day: '2026-10-08',
      key: 'c-1|EUR|2026-10-08',
    });
    expect(letter?.items).toMatchObject([{ levelBefore: 0, levelAfter: 1, key: 'F-1|2026-10-01|1|0|0' }]);
  });

  it('rise by one, however late the item is', () => {
    expect(letterOn('2027-06-01', { items: [late] })?.level).toBe(1);
  });

  it('count from the last letter where the level says so', () => {
    expect(reasonsOn('2026-10-17', { items: [atLevel(1, '2026-10-08')] })).toEqual({
      'F-1|2026-10-01': 'NOT_YET 2026-10-18',
    });
    // The 18th is a Sunday: the letter bears the Monday.
    expect(letterOn('2026-10-18', { items: [atLevel(1, '2026-10-08')] })).toMatchObject({
      level: 2,
      day: '2026-10-19',
    });
  });

  it('count business days where the level says so', () => {
    const settings: DunningSettingsJson = {
      procedures: [{ id: 'business', levels: [{ afterDays: 5, basis: 'business-days', template: 't', tone: 'firm' }] }],
    };
    const item = itemOf('F-1', { dueDate: '2026-12-24' });
    // Christmas, a weekend and New Year lie between.
    expect(reasonsOn('2026-12-31', { items: [item], settings })).toEqual({ 'F-1|2026-12-24': 'NOT_YET 2027-01-04' });
    expect(letterOn('2027-01-04', { items: [item], settings })?.level).toBe(1);
  });

  it('wait for the deadline of the letter before', () => {
    const settings: DunningSettingsJson = {
      procedures: [
        {
          id: 'business',
          levels: [
            { afterDays: 7, template: 'a', tone: 'friendly', deadlineDays: 10 },
            { afterDays: 8, template: 'b', tone: 'firm' },
          ],
        },
      ],
    };
    expect(letterOn('2026-10-08', { items: [late], settings })?.newDeadline).toBe('2026-10-19');
    expect(reasonsOn('2026-10-19', { items: [atLevel(1, '2026-10-08')], settings })).toEqual({
      'F-1|2026-10-01': 'DEADLINE_RUNNING 2026-10-20',
    });
    expect(letterOn('2026-10-20', { items: [atLevel(1, '2026-10-08')], settings })?.level).toBe(2);
  });

  it('end, and say so', () => {
    expect(reasonsOn('2027-01-01', { items: [atLevel(3, '2026-11-01')] })).toEqual({
      'F-1|2026-10-01': 'PROCEDURE_OVER',
    });
  });
});

describe('a letter', () => {
  it('is one for the customer: the hardest item leads, others overdue come along and keep their level', () => {
    const items = [
      atLevel(1, '2026-10-08'),
      itemOf('F-2', { dueDate: '2026-10-14' }),
      itemOf('F-3', { dueDate: '2026-12-01' }),
    ];
    const plan = planOn('2026-10-20', { items });
    expect(plan.letters).toHaveLength(1);
    expect(plan.letters[0]).toMatchObject({ level: 2, template: 'level-2' });
    expect(
      plan.letters[0]?.items.map(({ documentNumber, levelAfter, step }) => [documentNumber, levelAfter, step]),
    ).toEqual([
      ['F-1', 2, 2],
      ['F-2', 0, 0],
    ]);
    expect(plan.skipped.map(({ code }) => code)).toEqual(['NOT_YET']);
  });

  it('is one per currency', () => {
    const items = [late, itemOf('F-2', { currency: 'USD' })];
    expect(
      planOn('2026-10-08', { items }).letters.map(({ currency, totals }) => [currency, totals.total.toString()]),
    ).toEqual([
      ['EUR', '100.00'],
      ['USD', '100.00'],
    ]);
  });

  it('keeps a gap to the last message about the item, and to the last letter to the customer', () => {
    expect(reasonsOn('2026-10-08', { items: [itemOf('F-1', { lastMessageOn: '2026-10-06' })] })).toEqual({
      'F-1|2026-10-01': 'ITEM_GAP 2026-10-09',
    });
    const customer = customerOf({ lastLetterOn: { EUR: '2026-10-05' } });
    expect(reasonsOn('2026-10-08', { items: [late], customer })).toEqual({
      'F-1|2026-10-01': 'CUSTOMER_GAP 2026-10-12',
    });
  });

  it('gives each item one fate: a letter or a reason', () => {
    const items = [
      late,
      itemOf('F-2', { dueDate: '2026-10-05' }),
      itemOf('F-3', { open: '0.00' }),
      itemOf('F-4', { dueDate: '2026-11-01' }),
    ];
    const { letters, skipped } = planOn('2026-10-08', { items });
    const told = [
      ...letters.flatMap((letter) => letter.items.map(({ id }) => id)),
      ...skipped.map(({ itemId }) => itemId),
    ];
    expect(told.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
  });
});

describe('minimum amounts', () => {
  it('not reached mean a lower level, not silence', () => {
    const letter = letterOn('2026-11-02', { items: [atLevel(2, '2026-10-20', '49.99')] });
    expect(letter).toMatchObject({
      level: 2,
      template: 'level-2',
      items: [{ levelAfter: 2, repeatsAfter: 1, key: 'F-1|2026-10-01|2|0|1' }],
    });
    expect(letter?.explanation.map(({ code }) => code)).toContain('LOWERED');
    expect(letterOn('2026-11-02', { items: [atLevel(2, '2026-10-20', '50.00')] })?.level).toBe(3);
  });

  it('fall as far as it takes; the item keeps its level', () => {
    const letter = letterOn('2026-11-02', { items: [atLevel(2, '2026-10-20', '19.00')] });
    expect(letter).toMatchObject({ level: 1, template: 'level-1', items: [{ levelAfter: 2, step: 1 }] });
  });

  it('count all items that reached the level', () => {
    const items = [
      atLevel(2, '2026-10-20', '30.00'),
      itemOf('F-2', { level: 3, lastLetterOn: '2026-10-10', amount: '25.00' }),
    ];
    expect(letterOn('2026-11-02', { items })?.level).toBe(3);
  });

  it('of the first level have no lower one', () => {
    const settings: DunningSettingsJson = {
      procedures: [
        { id: 'business', levels: [{ afterDays: 7, template: 'a', tone: 'firm', minAmount: { EUR: '100.01' } }] },
      ],
    };
    expect(reasonsOn('2026-10-08', { items: [late], settings })).toEqual({ 'F-1|2026-10-01': 'BELOW_MINIMUM' });
    expect(letterOn('2026-10-08', { items: [itemOf('F-1', { currency: 'USD' })], settings })?.level).toBe(1);
  });

  it('repeat a letter so often and no more', () => {
    const item = itemOf('F-1', { level: 2, repeats: 2, lastLetterOn: '2026-10-20', amount: '30.00' });
    expect(reasonsOn('2026-11-02', { items: [item] })).toEqual({ 'F-1|2026-10-01': 'REPEATED_ENOUGH' });
  });

  it('may be a share of all that is owed', () => {
    const [plain] = PLAIN.procedures ?? [];
    const levels = plain?.levels.map((level) => ({ ...level, minShare: '50' })) ?? [];
    const settings: DunningSettingsJson = { procedures: [{ id: 'business', levels }] };
    const rest = (amount: string) => itemOf('F-2', { dueDate: '2026-12-01', amount });
    expect(letterOn('2026-10-08', { items: [late, rest('100.00')], settings })?.level).toBe(1);
    expect(letterOn('2026-10-08', { items: [late, rest('100.01')], settings })).toBeUndefined();
  });
});

describe('the reminder before the due date', () => {
  const settings: DunningSettingsJson = {
    procedures: [
      {
        id: 'business',
        reminder: { afterDays: -3, minAmount: { EUR: '50.00' } },
        levels: PLAIN.procedures?.[0]?.levels ?? [],
      },
    ],
  };
  const due = (dueDate: string, more = {}) => itemOf('F-1', { dueDate, ...more });

  it('goes out once, raises nothing and threatens nothing', () => {
    const letter = letterOn('2026-10-09', { items: [due('2026-10-12')], settings });
    expect(letter).toMatchObject({
      kind: 'reminder',
      level: 0,
      template: 'reminder-friendly',
      items: [{ levelAfter: 0 }],
    });
    expect(letter?.newDeadline).toBeUndefined();
    expect(reasonsOn('2026-10-12', { items: [due('2026-10-12', { lastLetterOn: '2026-10-09' })], settings })).toEqual({
      'F-1|2026-10-12': 'NOT_YET 2026-10-19',
    });
  });

  it('goes out earlier where its day is none of business', () => {
    // Three days before Tuesday the 13th is a Saturday.
    expect(reasonsOn('2026-10-08', { items: [due('2026-10-13')], settings })).toEqual({
      'F-1|2026-10-13': 'NOT_YET 2026-10-09',
    });
    expect(letterOn('2026-10-09', { items: [due('2026-10-13')], settings })?.day).toBe('2026-10-09');
  });

  it('is too late when it would arrive after the due date', () => {
    expect(reasonsOn('2026-10-10', { items: [due('2026-10-10')], settings })).toEqual({
      'F-1|2026-10-10': 'REMINDER_OVER',
    });
  });

  it('is not worth a small amount, and waits where a letter goes first', () => {
    expect(reasonsOn('2026-10-09', { items: [due('2026-10-12', { open: '49.00' })], settings })).toEqual({
      'F-1|2026-10-12': 'BELOW_MINIMUM',
    });
    expect(reasonsOn('2026-10-09', { items: [due('2026-10-12'), itemOf('F-2')], settings })).toEqual({
      'F-1|2026-10-12': 'OTHERS_FIRST',
    });
  });
});

describe('the end of the procedure', () => {
  const settings: DunningSettingsJson = {
    procedures: [
      {
        id: 'business',
        levels: [{ afterDays: 7, template: 'final', tone: 'final', deadlineDays: 8, handOver: true, holdOrders: true }],
      },
    ],
  };
  const final = itemOf('F-1', { level: 1, lastLetterOn: '2026-10-08' });

  it('is the agency’s when the deadline is over, and orders are held from the level on', () => {
    expect(planOn('2026-10-08', { items: [late], settings })).toMatchObject({ holdOrders: true, handOver: [] });
    expect(planOn('2026-10-16', { items: [final], settings })).toMatchObject({ holdOrders: true, handOver: [] });
    const plan = planOn('2026-10-17', { items: [final], settings });
    expect(plan.handOver).toMatchObject([{ customerId: 'c-1', currency: 'EUR', itemIds: ['F-1|2026-10-01'] }]);
    expect(plan.skipped.map(({ code }) => code)).toEqual(['READY_FOR_AGENCY']);
    expect(planOn('2026-10-07', { items: [late], settings }).holdOrders).toBe(false);
  });

  it('happens once, and never against credits that outweigh it', () => {
    const out = itemOf('F-1', { level: 1, lastLetterOn: '2026-10-08', handedOverOn: '2026-10-17' });
    expect(reasonsOn('2026-10-20', { items: [out], settings })).toEqual({ 'F-1|2026-10-01': 'HANDED_OVER' });
    const credit = itemOf('A-1', { kind: 'creditNote', amount: '-100.00' });
    expect(planOn('2026-10-20', { items: [final, credit], settings }).handOver).toEqual([]);
  });
});
