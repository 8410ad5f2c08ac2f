import { expect, it } from 'vitest';
import { caseAnswer, caseDecision } from './case-answer.ts';

it.each([
  ['text', ' It was delivered. ', { text: 'It was delivered.' }],
  ['document', 'See the note', { text: 'See the note' }],
  ['amount', '40,50', { amount: '40.50' }],
  ['date', '2026-12-01', { date: '2026-12-01' }],
])('answers a question for a %s', (form, typed, answer) =>
  expect(caseAnswer({ requestId: 'r', form }, typed)).toEqual({ requestId: 'r', ...answer }),
);

it.each([
  ['text', ' '],
  ['amount', 'forty'],
  ['date', '1.12.2026'],
])('takes as no %s: %j', (form, typed) => expect(caseAnswer({ requestId: 'r', form }, typed)).toBeUndefined());

it('asks for yes or no where words could mean either', () => {
  expect(caseDecision({ requestId: 'r', form: 'confirmation' })).toMatchObject({
    action: 'answer',
    yes: { body: { requestId: 'r', confirmed: true } },
    no: { body: { requestId: 'r', confirmed: false } },
  });
  expect(caseDecision({ requestId: 'r', form: 'settlement' })).toMatchObject({
    action: 'approve-settlement',
    yes: { body: { requestId: 'r', approved: true } },
    no: { body: { requestId: 'r', approved: false } },
  });
  expect(caseDecision({ requestId: 'r', form: 'text' })).toBeUndefined();
});
