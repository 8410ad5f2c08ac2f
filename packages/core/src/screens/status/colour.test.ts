import { stage } from '../../model/index.ts';
import { describe, expect, it } from 'vitest';
import { documentColour, isOverdue, shownStatus, stageColour } from './colour.ts';

const today = new Date(2026, 10, 21, 12);
const owed = { kind: 'invoice', status: 'issued', open: '12.00', dueDate: '2026-11-20' } as const;

describe('overdue', () => {
  it('is what is owed past its due day', () => {
    expect(isOverdue(owed, today)).toBe(true);
    expect(shownStatus(owed, today)).toBe('overdue');
  });

  it.each([
    ['on the due day', { ...owed, dueDate: '2026-11-21' }],
    ['paid', { ...owed, open: '0.00' }],
    ['overpaid', { ...owed, open: '-3.00' }],
    ['without a due date', { ...owed, dueDate: null }],
    ['a credit note', { ...owed, kind: 'creditNote' as const }],
  ])('is not one %s', (_, invoice) => {
    expect(isOverdue(invoice, today)).toBe(false);
    expect(shownStatus(invoice, today)).toBe('issued');
  });
});

describe('stageColour', () => {
  it('tells stuck, waiting, moving and done apart', () => {
    expect(stage.options.map(stageColour)).toEqual([
      'grey',
      'blue',
      'blue',
      'orange',
      'orange',
      'orange',
      'green',
      'grey',
      'red',
      'grey',
    ]);
    expect(stageColour('a stage of tomorrow')).toBe('grey');
  });
});

describe('documentColour', () => {
  it('calls for the merchant while a credit note waits for its refund, and is done afterwards', () => {
    expect(['issued', 'refunded', 'settled'].map((status) => documentColour(status, 'creditNote'))).toEqual([
      'orange',
      'green',
      'green',
    ]);
    expect(documentColour('issued', 'invoice')).toBe('blue');
  });
});
