import { expect, test } from 'vitest';
import { creditNote, invoice } from '../../test/status-update.ts';
import { invoiceStatus, nextDueDate } from './invoice-status.ts';

const paid = { status: 'paid', open: '0' };

test.each([
  { name: 'no document', documents: [], status: 'in-progress' },
  { name: 'one invoice', documents: [invoice()], status: 'issued' },
  { name: 'all paid', documents: [invoice(paid), invoice(paid)], status: 'paid' },
  { name: 'the newest paid, the first not', documents: [invoice(), invoice(paid)], status: 'partially-paid' },
  { name: 'one credited, one paid', documents: [invoice({ status: 'credited' }), invoice(paid)], status: 'paid' },
  { name: 'all credited', documents: [invoice({ status: 'credited' }), creditNote()], status: 'credited' },
  { name: 'a paid invoice with a credit note', documents: [invoice(paid), creditNote()], status: 'paid' },
  { name: 'a credit note of the ERP alone', documents: [creditNote({ status: 'refunded' })], status: 'refunded' },
  { name: 'a status of a later release', documents: [invoice({ status: 'disputed' })], status: 'disputed' },
])('$name: $status', ({ documents, status }) => {
  expect(invoiceStatus({ documents })).toBe(status);
});

test('what is stuck needs attention, whatever its invoices say', () => {
  const stopped = { code: 'X', message: 'x', advice: 'x' };
  expect(invoiceStatus({ stopped, documents: [invoice(paid)] })).toBe('needs-attention');
});

test.each([
  {
    name: 'the earliest of the open ones',
    documents: [invoice({ dueDate: '2027-01-01' }), invoice()],
    day: '2026-12-02',
  },
  { name: 'not that of a paid one', documents: [invoice(paid), invoice({ dueDate: '2027-01-01' })], day: '2027-01-01' },
  {
    name: 'the last once all are paid',
    documents: [invoice(paid), invoice({ ...paid, dueDate: '2027-01-01' })],
    day: '2027-01-01',
  },
  { name: 'no day: at once', documents: [{ ...invoice(), dueDate: undefined } as never], day: '2026-11-02' },
  { name: 'a credit note is due to nobody', documents: [creditNote()], day: undefined },
])('due: $name', ({ documents, day }) => {
  expect(nextDueDate(documents)).toBe(day);
});
