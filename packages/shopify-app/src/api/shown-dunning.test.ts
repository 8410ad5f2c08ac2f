import type { AccountView } from '@quittance/core/flow';
import { expect, test } from 'vitest';
import { shownDunningOf } from './shown-dunning.ts';

const item: AccountView['items'][number] = {
  id: 'F2026-1|2026-01-31',
  documentNumber: 'F2026-1',
  kind: 'invoice',
  issueDate: '2026-01-01',
  dueDate: '2026-01-31',
  currency: 'EUR',
  amount: '120.00',
  open: '120.00',
  level: 2,
  lastLetterOn: '2026-02-10',
};
const hold: AccountView['holds'][number] = {
  id: 'h-1',
  customerId: 'c-1',
  kind: 'dispute',
  documentNumber: 'F2026-1',
  from: '2026-02-12',
  reason: 'Broken',
  by: 'Ada',
  placedAt: '2026-02-12T09:00:00Z',
  scope: 'document',
} as never;
const reader = { language: 'en', timeZone: 'Europe/Paris' } as const;

test('an overdue invoice says how far its reminders are', () => {
  const shown = shownDunningOf({ items: [item], holds: [] }, 'F2026-1', reader);
  expect(shown).toMatchObject({ state: 'overdue', word: 'Overdue', tone: 'critical', holds: [] });
  expect(shown?.sentences[0]).toContain('Level 2, last letter Feb 10, 2026.');
});

test('a dispute is said, in the language that was asked for', () => {
  const shown = shownDunningOf({ items: [item], holds: [hold] }, 'F2026-1', { ...reader, language: 'de' });
  expect(shown?.state).toBe('dispute');
  expect(shown?.holds).toHaveLength(1);
  expect(shown?.holds[0]).toContain('F2026-1');
});

test('of a document of which nothing is open nothing is said', () => {
  expect(shownDunningOf({ items: [item], holds: [hold] }, 'F2026-2', reader)).toBeNull();
});
