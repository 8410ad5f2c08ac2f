import { describe, expect, it } from 'vitest';
import { fromWebhook } from '../src/order/from-webhook.ts';
import { parseLossless } from '../src/order/lossless-json.ts';
import { payloadsIn } from '../src/order/payload.ts';
import { toOrder } from '../src/order/to-order.ts';
import { SHOP } from './mapped.ts';
import { webhookBody } from './webhook-body.ts';

const SPEC = {
  currency: 'CHF',
  shop: { currency: 'EUR', rate: '1.04' },
  taxesIncluded: false,
  lines: [
    { price: '12.50', quantity: 3, rates: ['0.19'], discounts: ['2.00'] },
    { price: '3.00', quantity: 1, rates: ['0.07'] },
  ],
  shipping: [{ price: '4.90', rates: ['0.19'] }],
  refunds: [{ lines: [{ line: 0, quantity: 1 }], shipping: '1.00', discrepancy: '-0.50' }],
  fields: {
    note_attributes: [{ name: 'VAT', value: 'x' }],
    payment_terms: { payment_terms_type: 'net', due_in_days: 30 },
  },
};
const STRANGE: readonly unknown[] = [null, '', 'x', -1, 1e300, true, [], {}, [null], 'a\u0000\ud800', '9'.repeat(40)];

/** Every place of a value, as a path. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inside]) => placesIn(inside, [...path, key]))];
}

function withAt(value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value)) return value.map((one, index) => (String(index) === key ? withAt(one, rest, other) : one));
  const record = value as Record<string, unknown>;
  return { ...record, [key]: withAt(record[key], rest, other) };
}

describe('a body with anything anywhere', () => {
  const { body } = webhookBody(SPEC);

  it('is an order or refused with a reason, and never throws', () => {
    let refusals = 0;
    for (const [index, place] of placesIn(body).entries()) {
      // Three of them at each place, others at the next.
      for (const strange of [0, 4, 8].map((step) => STRANGE[(index + step) % STRANGE.length])) {
        const sent = parseLossless(JSON.stringify(withAt(body, place, strange)));
        payloadsIn(sent);
        const read = fromWebhook(sent);
        const order = read.ok ? toOrder(read.value, SHOP) : read;
        if (order.ok) continue;
        refusals += 1;
        expect(order.problems.every(({ code, message }) => code !== '' && message !== '')).toBe(true);
      }
    }
    expect(refusals).toBeGreaterThan(100);
  });

  it('control: as it was made it is an order', () => {
    const read = fromWebhook(parseLossless(JSON.stringify(body)));
    expect(read.ok && toOrder(read.value, SHOP).ok).toBe(true);
  });
});
