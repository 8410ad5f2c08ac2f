import { expect, it } from 'vitest';
import { ENGLISH } from '../testing/english-words.ts';
import { receivableTimeline } from './receivable-timeline.ts';

const told = (kind: string, details: Readonly<Record<string, unknown>>, documentNumber?: string) =>
  receivableTimeline(
    [{ id: '1', at: '2026-11-29T08:00:00Z', kind, details, ...(documentNumber !== undefined && { documentNumber }) }],
    ENGLISH,
  )[0];

it.each([
  ['letter.sent', { level: 2, total: '120.00', currency: 'EUR' }, undefined, 'Letter of level 2 sent, €120.00'],
  ['letter.sent', { level: 0, total: '5', currency: 'EUR' }, undefined, 'Reminder before the due date sent, €5.00'],
  ['item.sent', { level: 2 }, 'F-1', 'F-1: letter of level 2 sent'],
  ['hold.placed', { kind: 'dispute' }, 'F-1', 'F-1: disputed'],
  ['hold.lifted', { kind: 'manual' }, undefined, 'Everything the customer owes: hold lifted'],
  ['promise.broken', {}, 'F-1', 'F-1: promise not kept'],
  ['claim.charged', { kind: 'interest', amount: '3.10', currency: 'EUR' }, 'F-1', 'F-1: interest of €3.10 charged'],
  ['payment.posted', { amount: '50.00', currency: 'EUR' }, 'F-1', 'F-1: payment of €50.00'],
  ['customer.in-default', {}, undefined, 'In default: new orders are to be held'],
  ['something.new', {}, undefined, 'something.new'],
])('%s', (kind, details, document, title) => expect(told(kind, details, document)?.title).toBe(title));

it('says why and by whom', () => {
  expect(
    told('hold.placed', { kind: 'dispute', reason: 'Broken: a leg.', by: 'eva', until: '2026-12-01' })?.detail,
  ).toBe('until Dec 1, 2026 · Broken: a leg. · by eva');
  expect(told('letter.dropped', { reason: 'NOT_ANY_MORE' })?.detail).toBe(
    'What it was about is paid, held or not due any more.',
  );
});

it('explains every choice that was made by itself', () => {
  const explanation = [{ code: 'DEADLINE', sentence: 'To be paid by 2026-12-09.', figures: { day: '2026-12-09' } }];
  expect(told('letter.sent', { level: 1, explanation })?.reasons).toEqual(['To be paid by Dec 9, 2026.']);
  expect(told('letter.sent', { level: 1, explanation: 'nothing' })?.reasons).toEqual([]);
});
