import { expect, test } from 'vitest';
import { creditNote, invoice } from '../../test/status-update.ts';
import { digestOf, invoiceMetafields, METAFIELD_TYPES, readWritten, stepFor } from './invoice-metafields.ts';

const link = (documentId: string) => `https://app.example/invoices/${documentId}`;

function values(...args: Parameters<typeof invoiceMetafields>) {
  return Object.fromEntries(invoiceMetafields(...args).map(({ key, value }) => [key, value]));
}

test('an invoice is shown by number, status, open amount, due date and link', () => {
  expect(values({ documents: [invoice()] }, link)).toEqual({
    invoice_number: 'F2026-17',
    invoice_status: 'issued',
    invoice_open: '{"amount":"120.00","currency_code":"EUR"}',
    invoice_due: '2026-12-02',
    invoice_document: 'https://app.example/invoices/6b1f0c2e-0000-4000-8000-000000000001',
    invoice_delivery: '–',
    invoice_reason: '–',
    invoices: JSON.stringify([
      {
        kind: 'invoice',
        number: 'F2026-17',
        status: 'issued',
        issueDate: '2026-11-02',
        dueDate: '2026-12-02',
        currency: 'EUR',
        total: '120.00',
        open: '120.00',
        delivery: null,
        link: 'https://app.example/invoices/6b1f0c2e-0000-4000-8000-000000000001',
      },
    ]),
  });
});

test('how far the invoice is on its way to the buyer', () => {
  const delivery = { state: 'bounced', at: '2026-11-03T10:00:00Z', channel: 'email', addressProblem: 'address' };
  const shown = values({ documents: [invoice({ delivery })] }, link);
  expect(shown['invoice_delivery']).toBe('bounced');
  expect(JSON.parse(shown['invoices'] ?? '')).toMatchObject([{ delivery }]);
});

test('every metafield has the type its definition has, and none is blank', () => {
  for (const metafield of invoiceMetafields({ documents: [invoice()] }, link)) {
    expect(METAFIELD_TYPES).toHaveProperty(metafield.key, metafield.type);
    expect(metafield.value).not.toBe('');
  }
});

test('an order that is stuck says why and what to do, and keeps its invoice', () => {
  const stopped = { code: 'BUYER_VAT_MISSING', message: 'The VAT number is missing.', advice: 'Ask the buyer for it.' };
  expect(values({ stopped, documents: [invoice()] }, link)).toMatchObject({
    invoice_status: 'needs-attention',
    invoice_reason: 'The VAT number is missing.\nAsk the buyer for it.\n(BUYER_VAT_MISSING)',
    invoice_number: 'F2026-17',
  });
});

test('before any document there is a status, and no number, amount or day', () => {
  expect(values({ documents: [] }, link)).toEqual({
    invoice_status: 'in-progress',
    invoice_reason: '–',
    invoices: '[]',
  });
});

test('of several documents the newest invoice is shown, with what is open on all of them', () => {
  const second = invoice({
    documentId: 'second',
    number: 'F2026-18',
    issueDate: '2026-11-04',
    dueDate: '2027-01-03',
    total: '60.00',
    open: '60.00',
  });
  const credited = creditNote({ issueDate: '2026-11-20' });
  const shown = values({ documents: [credited, second, invoice({ open: '100.00', status: 'partially-paid' })] }, link);
  expect(shown).toMatchObject({
    invoice_number: 'F2026-18',
    invoice_status: 'partially-paid',
    invoice_open: '{"amount":"160.00","currency_code":"EUR"}',
    invoice_due: '2026-12-02',
  });
  expect(JSON.parse(shown['invoices'] ?? '')).toHaveLength(3);
});

test.each([
  { name: 'overpaid', documents: [invoice({ status: 'paid', open: '-5.00' })], amount: '0' },
  {
    name: 'a credit note of the ERP from which money must go back',
    documents: [invoice({ open: '40.00' }), creditNote({ open: '20.00', status: 'issued' })],
    amount: '40.00',
  },
  {
    name: 'an invoice in another currency',
    documents: [invoice({ currency: 'USD', issueDate: '2026-10-01' }), invoice({ open: '40.00' })],
    amount: '40.00',
  },
])('the buyer owes $amount: $name', ({ documents, amount }) => {
  expect(values({ documents }, link)['invoice_open']).toBe(JSON.stringify({ amount, currency_code: 'EUR' }));
});

test('a document that the ERP has not numbered yet is not shown', () => {
  expect(values({ documents: [invoice({ number: '', issueDate: '' })] }, link)).not.toHaveProperty('invoice_number');
});

test('the JSON of hundreds of documents stays below what Shopify takes', () => {
  const many = Array.from({ length: 900 }, (_, index) => invoice({ number: `F2026-${index}` }));
  const json = values({ documents: many }, link)['invoices'] ?? '';
  expect(Buffer.byteLength(json)).toBeLessThan(128_000);
  expect(json).toContain('F2026-899');
});

test('the digest follows what is said, and nothing else', () => {
  const digest = digestOf(invoiceMetafields({ documents: [invoice()] }, link));
  expect(digestOf(invoiceMetafields({ documents: [invoice()] }, link))).toBe(digest);
  expect(digestOf(invoiceMetafields({ documents: [invoice({ open: '119.99' })] }, link))).not.toBe(digest);
});

test.each([
  { before: undefined, step: 'write' },
  { before: { digest: 'a', sequence: 6 }, step: 'older' },
  { before: { digest: 'b', sequence: 6 }, step: 'older' },
  { before: { digest: 'a', sequence: 5 }, step: 'shown' },
  { before: { digest: 'a', sequence: 4 }, step: 'mark' },
  { before: { digest: 'b', sequence: 4 }, step: 'write' },
  { before: { digest: 'b', sequence: 5 }, step: 'write' },
])('after $before, event 5 with digest a is: $step', ({ before, step }) => {
  expect(stepFor(before, { digest: 'a', sequence: 5 })).toBe(step);
});

test('what somebody else put into our marker counts as nothing written', () => {
  expect(readWritten('{"digest":"a","sequence":5}')).toEqual({ digest: 'a', sequence: 5 });
  for (const value of ['not json', '{}', '{"digest":1,"sequence":5}', '[]']) expect(readWritten(value)).toBeUndefined();
});
