import { describe, expect, it } from 'vitest';
import { Decimal } from '../../model/index.ts';
import { ageingOf } from './ageing.ts';
import { statementOfAccount, type Movement } from './statement-of-account.ts';

const booked = (
  date: string,
  kind: Movement['kind'],
  documentNumber: string,
  amount: string,
  currency = 'EUR',
): Movement => ({
  date,
  kind,
  documentNumber,
  currency,
  amount: Decimal.of(amount),
});
const open = (documentNumber: string, dueDate: string, amount: string, currency = 'EUR') => ({
  documentNumber,
  dueDate,
  currency,
  open: Decimal.of(amount),
});

const movements = [
  booked('2026-09-10', 'invoice', 'F-1', '100.00'),
  booked('2026-10-20', 'payment', 'F-1', '-60.00'),
  booked('2026-10-05', 'invoice', 'F-2', '250.00'),
  booked('2026-11-02', 'creditNote', 'A-1', '-30.00'),
  booked('2026-10-07', 'invoice', 'F-3', '80.00', 'USD'),
  booked('2026-12-01', 'payment', 'F-2', '-250.00'),
];
const openItems = [
  open('F-1', '2026-10-10', '40.00'),
  open('F-2', '2026-12-05', '250.00'),
  open('A-1', '2026-11-02', '-30.00'),
  open('F-3', '2026-07-01', '80.00', 'USD'),
];

describe('statementOfAccount', () => {
  const [euro, dollar] = statementOfAccount({ from: '2026-10-01', to: '2026-11-30', movements, openItems });

  it('opens with what was before, lists what happened in order, and closes with the balance', () => {
    expect(euro?.opening.toString()).toBe('100.00');
    expect(euro?.lines.map(({ documentNumber, balance }) => `${documentNumber} ${balance.toString()}`)).toEqual([
      'F-2 350.00',
      'F-1 290.00',
      'A-1 260.00',
    ]);
    expect(euro?.closing.toString()).toBe('260.00');
    expect(euro?.problems).toEqual([]);
  });

  it('keeps currencies apart', () => {
    expect([dollar?.currency, dollar?.closing.toString(), dollar?.ageing.over90.toString()]).toEqual([
      'USD',
      '80.00',
      '80.00',
    ]);
  });

  it('ages what is open, credits apart', () => {
    expect(JSON.parse(JSON.stringify(euro?.ageing))).toEqual({
      notDue: '250.00',
      days1To30: '0',
      days31To60: '40.00',
      days61To90: '0',
      over90: '0',
      credits: '-30.00',
      total: '260.00',
    });
  });

  it('says when open items and bookings disagree', () => {
    const [wrong] = statementOfAccount({
      from: '2026-10-01',
      to: '2026-11-30',
      movements,
      openItems: openItems.slice(1),
    });
    expect(wrong?.problems.map(({ code }) => code)).toEqual(['STATEMENT_DOES_NOT_ADD_UP']);
  });
});

describe('ageingOf', () => {
  it.each([
    ['2026-11-30', 'notDue'],
    ['2026-11-29', 'days1To30'],
    ['2026-10-31', 'days1To30'],
    ['2026-10-30', 'days31To60'],
    ['2026-10-01', 'days31To60'],
    ['2026-09-30', 'days61To90'],
    ['2026-09-01', 'days61To90'],
    ['2026-08-31', 'over90'],
  ] as const)('puts what was due on %s under %s on 2026-11-30', (dueDate, bucket) => {
    expect(ageingOf([{ dueDate, open: Decimal.ONE }], '2026-11-30')[bucket].toString()).toBe('1');
  });
});
