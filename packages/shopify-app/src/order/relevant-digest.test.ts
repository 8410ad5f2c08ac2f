import { expect, it } from 'vitest';
import { read } from '../../test/mapped.ts';
import { webhookBody } from '../../test/webhook-body.ts';
import { relevantDigest } from './relevant-digest.ts';
import { toOrder } from './to-order.ts';

const spec = { currency: 'EUR', taxesIncluded: true, lines: [{ price: '10.00', quantity: 2, rates: ['0.19'] }] };

function digestOf(fields: Record<string, unknown> = {}, refunds: object = {}): string {
  const order = toOrder(read(webhookBody({ ...spec, ...refunds, fields }).body), 'sample.myshopify.com');
  if (!order.ok) throw new Error(JSON.stringify(order.problems));
  return relevantDigest(order.value);
}

it('is the same after our own writes come back: a tag, a metafield, a later updated_at', () => {
  const echo = {
    updated_at: '2026-09-30T10:00:00Z',
    tags: 'invoice:open',
    metafields: [{ key: 'invoice_number', value: 'F1' }],
  };
  expect(digestOf(echo)).toBe(digestOf());
});

it('is another after a change that an invoice shows', () => {
  const changes = [
    digestOf({ po_number: 'B-1' }),
    digestOf({ note_attributes: [{ name: 'SIREN', value: '732829320' }] }),
    digestOf({ cancelled_at: '2026-09-30T10:00:00Z' }),
    digestOf({}, { refunds: [{ lines: [{ line: 0, quantity: 1 }] }] }),
  ];
  expect(new Set([...changes, digestOf()]).size).toBe(5);
});
