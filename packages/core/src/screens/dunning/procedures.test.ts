import { describe, expect, it } from 'vitest';
import { STANDARD_PROCEDURES } from '../../dunning/index.ts';
import { dunningProcedure } from '../../model/index.ts';
import { ENGLISH } from '../testing/english-words.ts';
import { newLevel, procedureDraft, procedureErrors, procedureInput } from './procedure-draft.ts';
import { procedureWords } from './procedure-words.ts';
import { listProcedures, withoutProcedure, withProcedure } from './procedures.ts';

const [business] = STANDARD_PROCEDURES;
if (business === undefined) throw new Error('There is no standard procedure.');
const draft = procedureDraft(business);

describe('the form of a procedure', () => {
  it.each(STANDARD_PROCEDURES)('gives $id back as it was', (procedure) =>
    expect(dunningProcedure.parse(procedureInput(procedureDraft(procedure)))).toEqual(procedure),
  );

  it('takes another level', () => {
    const more = { ...draft, levels: [...draft.levels, newLevel(draft)] };
    expect(procedureErrors(more)).toEqual({});
    expect(dunningProcedure.parse(procedureInput(more)).levels).toHaveLength(business.levels.length + 1);
  });

  it('reads amounts as people type them', () => {
    const typed = { ...newLevel(draft), minAmount: '5,50; 4 chf', fee: '' };
    const { levels } = dunningProcedure.parse(procedureInput({ ...draft, levels: [typed] }));
    expect(JSON.parse(JSON.stringify(levels[0]?.minAmount))).toEqual({ EUR: '5.50', CHF: '4' });
  });

  it.each([
    ['id', { ...draft, id: 'Key accounts' }],
    ['id', { ...draft, id: 'none' }],
    ['reminder.afterDays', { ...draft, reminder: draft.reminder && { ...draft.reminder, afterDays: 'x' } }],
    ['levels.0.afterDays', { ...draft, levels: [{ ...newLevel(draft), afterDays: '-1' }] }],
    ['levels.0.channels', { ...draft, levels: [{ ...newLevel(draft), channels: [] }] }],
    ['levels.0.minAmount', { ...draft, levels: [{ ...newLevel(draft), minAmount: 'five' }] }],
    ['levels.0.fee', { ...draft, levels: [{ ...newLevel(draft), fee: '5 EUR; x' }] }],
    ['levels.0.minShare', { ...draft, levels: [{ ...newLevel(draft), minShare: '101' }] }],
    ['levels.0.deadlineDays', { ...draft, levels: [{ ...newLevel(draft), deadlineDays: '0' }] }],
  ])('says what is wrong at %s', (path, wrong) => expect(Object.keys(procedureErrors(wrong))).toEqual([path]));
});

describe('a procedure in words', () => {
  const words = procedureWords(business, ENGLISH);

  it('says when each step comes', () =>
    expect(words.map(({ level, when }) => `${level}: ${when}`)).toEqual([
      '0: 3 days before the due date',
      '1: 5 business days after the due date',
      '2: 14 days after the letter before',
      '3: 14 days after the letter before',
      '4: 14 days after the letter before',
    ]));

  it('says what comes with it', () => {
    expect(words[3]?.what).toBe('Letter (firm) by e-mail, letter.');
    expect(words[4]?.effects).toEqual([
      'Only from €50.00.',
      'States late-payment interest and the fixed compensation.',
      'Gives 10 days to pay; the next level waits for them.',
      'New orders of the customer are to be held.',
      'When the deadline is over, it is ready for an agency.',
    ]);
  });
});

describe('the list of procedures', () => {
  const own = [
    { id: 'business', levels: [] },
    { id: 'friends', levels: [] },
  ];

  it('says which are the product’s, changed or own', () =>
    expect(listProcedures(own).map(({ procedure, origin }) => `${procedure.id} ${origin}`)).toEqual([
      'business changed',
      'public standard',
      'consumer standard',
      'friends own',
    ]));

  it('takes one more, or another in its place, and lets one go', () => {
    expect(withProcedure(own, { id: 'friends', levels: [] })).toHaveLength(2);
    expect(withProcedure(own, { id: 'new', levels: [] })).toHaveLength(3);
    expect(withoutProcedure(own, 'business').map(({ id }) => id)).toEqual(['friends']);
  });
});
