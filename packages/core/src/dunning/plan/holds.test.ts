import { describe, expect, it } from 'vitest';
import { customerOf, holdOf, itemOf, letterOn, PLAIN, planOn, reasonsOn } from '../../../test/dunning/cases.ts';
import { hold } from '../../model/index.ts';

const late = itemOf('F-1');
const id = 'F-1|2026-10-01';

describe('holds', () => {
  it.each([
    ['dispute', 'DISPUTED'],
    ['manual', 'ON_HOLD'],
    ['insolvency', 'INSOLVENT'],
  ] as const)('%s stops everything of the customer', (kind, code) => {
    expect(reasonsOn('2026-10-08', { items: [late], holds: [holdOf(kind)] })).toEqual({ [id]: code });
  });

  it('stand from their first day to the end of their last, or until they are lifted', () => {
    const until = holdOf('manual', { until: '2026-10-08' });
    expect(reasonsOn('2026-10-08', { items: [late], holds: [until] })).toEqual({ [id]: 'ON_HOLD 2026-10-09' });
    expect(letterOn('2026-10-09', { items: [late], holds: [until] })?.level).toBe(1);
    expect(letterOn('2026-10-08', { items: [late], holds: [holdOf('manual', { from: '2026-10-09' })] })?.level).toBe(1);
    expect(
      letterOn('2026-10-08', { items: [late], holds: [holdOf('dispute', { liftedOn: '2026-10-08' })] })?.level,
    ).toBe(1);
  });

  it('of one document or instalment leave the rest', () => {
    const items = [late, itemOf('F-1', { dueDate: '2026-09-01' }), itemOf('F-2')];
    const one = holdOf('dispute', { documentNumber: 'F-1', dueDate: '2026-09-01' });
    expect(letterOn('2026-10-08', { items, holds: [one] })?.items.map((item) => item.id)).toEqual([
      id,
      'F-2|2026-10-01',
    ]);
    const both = holdOf('dispute', { documentNumber: 'F-1' });
    expect(letterOn('2026-10-08', { items, holds: [both] })?.items.map((item) => item.id)).toEqual(['F-2|2026-10-01']);
  });

  it('of a part leave the rest of the item, the oldest instalment first', () => {
    const items = [itemOf('F-1', { dueDate: '2026-09-01' }), late];
    const part = holdOf('dispute', { documentNumber: 'F-1', amount: '130.00' });
    const letter = letterOn('2026-10-08', { items, holds: [part] });
    expect(letter?.items.map((item) => [item.dueDate, item.open.toString(), item.held.toString()])).toEqual([
      ['2026-10-01', '70.00', '30.00'],
    ]);
    expect(letter?.explanation.map(({ code }) => code)).toContain('PART_HELD');
    expect(letter?.totals.total.toString()).toBe('70.00');
  });

  it('must say what they hold', () => {
    expect(hold.safeParse({ id: 'h', kind: 'manual', from: '2026-01-01' }).success).toBe(false);
    expect(hold.safeParse({ id: 'h', kind: 'promise', customerId: 'c', from: '2026-01-01' }).success).toBe(false);
    expect(
      hold.safeParse({ id: 'h', kind: 'dispute', customerId: 'c', amount: '1.00', from: '2026-01-01' }).success,
    ).toBe(false);
  });
});

describe('a promise', () => {
  const promise = holdOf('promise', { until: '2026-10-10', documentNumber: 'F-1' });
  const told = itemOf('F-1', { level: 1, lastLetterOn: '2026-10-08', lastMessageOn: '2026-10-10' });

  it('holds until its date', () => {
    expect(reasonsOn('2026-10-10', { items: [told], holds: [promise] })).toEqual({ [id]: 'PROMISED 2026-10-11' });
    expect(planOn('2026-10-10', { items: [told], holds: [promise] }).events).toEqual([]);
  });

  it('that is broken is an event, and answered at once: no waiting time, no gap', () => {
    const plan = planOn('2026-10-12', { items: [told], holds: [promise] });
    expect(plan.events).toEqual([
      {
        kind: 'promise-broken',
        key: 'promise-broken|h-promise',
        holdId: 'h-promise',
        customerId: 'c-1',
        itemIds: [id],
        promisedFor: '2026-10-10',
      },
    ]);
    expect(plan.letters).toMatchObject([
      { kind: 'promise-broken', template: 'promise-broken', level: 2, items: [{ promisedFor: '2026-10-10' }] },
    ]);
  });

  it('is answered once', () => {
    const answered = itemOf('F-1', { level: 2, lastLetterOn: '2026-10-12' });
    const plan = planOn('2026-10-16', { items: [answered], holds: [promise] });
    expect([plan.events, plan.letters]).toEqual([[], []]);
  });

  it('that was kept, or lifted, is not broken', () => {
    expect(planOn('2026-10-12', { items: [itemOf('F-1', { open: '0.00' })], holds: [promise] }).events).toEqual([]);
    const kept = holdOf('promise', { until: '2026-10-10', documentNumber: 'F-1', liftedOn: '2026-10-09' });
    expect(planOn('2026-10-12', { items: [told], holds: [kept] }).events).toEqual([]);
  });

  it('broken after the final letter leads to the agency at once', () => {
    const settings = {
      procedures: [
        {
          id: 'business',
          levels: [{ afterDays: 7, template: 'final', tone: 'final' as const, deadlineDays: 30, handOver: true }],
        },
      ],
    };
    const plan = planOn('2026-10-12', { items: [told], holds: [promise], settings });
    expect(plan.handOver).toHaveLength(1);
  });
});

describe('bank data', () => {
  it('that is stale stops the run, as business days of the merchant go', () => {
    // Four days, of which two are a weekend.
    expect(letterOn('2026-10-13', { items: [late], bankDataAsOf: '2026-10-08' })?.level).toBe(1);
    expect(reasonsOn('2026-10-14', { items: [late], bankDataAsOf: '2026-10-08' })).toEqual({ [id]: 'BANK_DATA_STALE' });
  });
});

describe('absence', () => {
  it('postpones to one business day after the return, and moves no legal clock', () => {
    const customer = customerOf({ absentUntil: '2026-10-16' });
    expect(reasonsOn('2026-10-16', { items: [late], customer })).toEqual({ [id]: 'OUT_OF_OFFICE 2026-10-19' });
    const settings = {
      procedures: [
        {
          id: 'business',
          levels: (PLAIN.procedures?.[0]?.levels ?? []).map((level) => ({ ...level, interest: true })),
        },
      ],
    };
    const letter = letterOn('2026-10-19', { items: [late], customer, settings });
    expect(letter).toMatchObject({ level: 1, items: [{ claim: { days: 18 } }] });
  });
});

describe('nobody to write to', () => {
  it('is told', () => {
    expect(reasonsOn('2026-10-08', { items: [late], customer: customerOf({ channels: [] }) })).toEqual({
      [id]: 'UNREACHABLE',
    });
    expect(letterOn('2026-10-08', { items: [late], customer: customerOf({ channels: ['print'] }) })?.channels).toEqual([
      'print',
    ]);
  });
});
