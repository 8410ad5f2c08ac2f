import { expect, it } from 'vitest';
import { caseAnswer } from './case-answer.ts';

it.each([
  ['text', ' It was delivered. ', { text: 'It was delivered.' }],
  ['document', 'See the note', { text: 'See the note' }],
  ['confirmation', 'Yes', { confirmed: true, text: 'Yes' }],
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
