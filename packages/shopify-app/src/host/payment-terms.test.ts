import { expect, test } from 'vitest';
import { invoice } from '../../test/status-update.ts';
import { scheduleFor, type Terms } from './payment-terms.ts';

const net: Terms = {
  id: 'gid://shopify/PaymentTerms/1',
  type: 'NET',
  dueInDays: 30,
  dueAt: ['2026-11-30T23:00:00Z'],
  timeZone: 'Europe/Paris',
};

test('net terms count from the day that makes the due date', () => {
  expect(scheduleFor([invoice()], net)).toEqual({ issuedAt: '2026-11-02T10:00:00Z' });
});

test('terms of a fixed day take the day', () => {
  expect(scheduleFor([invoice()], { ...net, type: 'FIXED', dueInDays: null })).toEqual({
    dueAt: '2026-12-02T10:00:00Z',
  });
});

test.each([
  { timeZone: 'Pacific/Auckland', dueAt: '2026-12-02T10:00:00Z' },
  { timeZone: 'Pacific/Kiritimati', dueAt: '2026-12-02T09:00:00Z' },
  { timeZone: 'Pacific/Pago_Pago', dueAt: '2026-12-02T12:00:00Z' },
])('it is that day in $timeZone', ({ timeZone, dueAt }) => {
  expect(scheduleFor([invoice()], { ...net, type: 'FIXED', timeZone })).toEqual({ dueAt });
});

test.each([
  {
    name: 'the same day where the shop is',
    terms: { ...net, dueAt: ['2026-12-01T23:00:00Z'] },
    documents: [invoice()],
  },
  { name: 'instalments', terms: { ...net, dueAt: ['2026-11-30T23:00:00Z', null] }, documents: [invoice()] },
  { name: 'on receipt', terms: { ...net, type: 'RECEIPT' }, documents: [invoice()] },
  { name: 'on fulfilment', terms: { ...net, type: 'FULFILLMENT' }, documents: [invoice()] },
  { name: 'all paid', terms: net, documents: [invoice({ open: '0', status: 'paid' })] },
  { name: 'an invoice that names no day', terms: net, documents: [{ ...invoice(), dueDate: undefined } as never] },
  { name: 'no document', terms: net, documents: [] },
])('$name: nothing changes', ({ terms, documents }) => {
  expect(scheduleFor(documents, terms)).toBeUndefined();
});
