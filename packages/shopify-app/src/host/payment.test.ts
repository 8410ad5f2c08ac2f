import { Decimal } from '@quittance/core/model';
import { expect, test } from 'vitest';
import { creditNote, invoice } from '../../test/status-update.ts';
import { isClaimed, paymentDue, readClaim } from './payment.ts';

function order(total: string, outstanding: string, currency = 'EUR') {
  return { currency, total: Decimal.of(total), outstanding: Decimal.of(outstanding) };
}

const paid = { status: 'paid', open: '0' };

test.each([
  { name: 'nothing paid', documents: [invoice()], order: order('120', '120') },
  { name: 'Shopify knows it already', documents: [invoice(paid)], order: order('120.00', '0.00') },
  { name: 'Shopify owes the buyer', documents: [invoice(paid)], order: order('120.00', '-5.00') },
  { name: 'Shopify knows of more than we do', documents: [invoice()], order: order('120', '50') },
  { name: 'in another currency', documents: [invoice(paid)], order: order('130', '130', 'USD') },
  {
    name: 'a deposit is among them',
    documents: [invoice(paid), invoice({ kind: 'deposit' })],
    order: order('120', '120'),
  },
  {
    name: 'a credit note set against an unpaid invoice is not money',
    documents: [invoice({ open: '100.00', status: 'partially-paid' }), creditNote()],
    order: order('100.00', '100.00'),
  },
  {
    name: 'an ERP’s credit note that is set against nothing yet',
    documents: [invoice({ ...paid }), creditNote({ open: '20.00', status: 'issued' })],
    order: order('120.00', '120.00'),
  },
])('$name: nothing to record', ({ documents, order }) => {
  expect(paymentDue(documents, order)).toBeUndefined();
});

test.each([
  { name: 'all of it', documents: [invoice(paid)], order: order('120.00', '120.00') },
  { name: 'the rest', documents: [invoice(paid)], order: order('120.00', '20.00') },
  { name: 'more than all', documents: [invoice({ open: '-1.00', status: 'paid' })], order: order('120.00', '120.00') },
  { name: 'what a credit note left', documents: [invoice(paid), creditNote()], order: order('100.00', '100.00') },
])('$name: in full', ({ documents, order }) => {
  expect(paymentDue(documents, order)).toEqual({ kind: 'full' });
});

test('a part of an invoice', () => {
  const due = paymentDue([invoice({ open: '90.10', status: 'partially-paid' })], order('120.00', '120.00'));
  expect(due).toMatchObject({ kind: 'part', currency: 'EUR' });
  expect(due?.kind === 'part' && due.amount.toString()).toBe('29.90');
});

test('a paid invoice of half an order never pays the other half', () => {
  const half = invoice({ ...paid, total: '60.00' });
  expect(paymentDue([half], order('120.00', '120.00'))).toMatchObject({ kind: 'part' });
});

test('a claim holds for its balance, and for ten minutes', () => {
  const claim = readClaim('{"outstanding":"120.00","amount":"29.90","at":"2026-11-02T10:00:00.000Z"}');
  const at = (time: string) => new Date(`2026-11-02T${time}Z`);
  expect(isClaimed(claim, Decimal.of('120.0'), at('10:09:59'))).toBe(true);
  expect(isClaimed(claim, Decimal.of('120.00'), at('10:10:00'))).toBe(false);
  expect(isClaimed(claim, Decimal.of('90.10'), at('10:01:00'))).toBe(false);
  expect(isClaimed(undefined, Decimal.of('120.00'), at('10:01:00'))).toBe(false);
  expect(readClaim('{"outstanding":1}')).toBeUndefined();
});
