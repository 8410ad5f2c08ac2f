import { draftOffline, type OfflineDocument } from '@quittance/core/flow';
import { Decimal } from '@quittance/core/model';
import { describe, expect, it } from 'vitest';
import { toOrder } from '../src/order/to-order.ts';
import { GERMAN } from './merchants.ts';
import { read, SHOP } from './mapped.ts';
import { randomOf, cents } from './random.ts';
import { webhookBody, type LineSpec, type OrderSpec } from './webhook-body.ts';

/** An order as it is bought, edited, refunded in part and at last cancelled. */
function lifeOf(seed: number): OrderSpec[] {
  const random = randomOf(seed);
  const lines: LineSpec[] = Array.from({ length: 1 + random(4) }, () => ({
    price: cents(1 + random(9_999)),
    quantity: 1 + random(5),
    rates: [random(2) === 0 ? '0.19' : '0.07'],
  }));
  const bought: OrderSpec = {
    currency: 'EUR',
    taxesIncluded: random(2) === 0,
    lines,
    shipping: [{ price: cents(1 + random(999)), rates: ['0.19'] }],
  };
  const edited = {
    ...bought,
    lines: [
      ...lines.map((line) => ({ ...line, removed: random(line.quantity) })),
      { price: cents(1 + random(9_999)), quantity: 2, rates: ['0.19'] },
    ],
  };
  const refunded = { ...edited, refunds: [{ lines: [{ line: lines.length, quantity: 1 }] }] };
  return [bought, edited, refunded, { ...refunded, fields: { cancelled_at: '2026-10-01T10:00:00Z' } }];
}

/** The documents after each state of an order, and what they come to less what they give back. */
async function lived(specs: readonly OrderSpec[]): Promise<string[]> {
  let issued: readonly OfflineDocument[] = [];
  const worth: string[] = [];
  for (const [day, spec] of specs.entries()) {
    const fields = { updated_at: `2026-09-${String(15 + day)}T10:00:00Z`, ...spec.fields };
    const order = toOrder(read(webhookBody({ ...spec, fields }).body), SHOP);
    if (!order.ok) throw new Error(JSON.stringify(order.problems));
    const now = await draftOffline(order.value, GERMAN, { issueDate: '2026-09-30' }, issued);
    if (!now.ok) throw new Error(JSON.stringify(now.problems));
    issued = [...issued, ...now.value];
    worth.push(
      Decimal.sum(
        issued.map(({ kind, invoice: { totals } }) => {
          const total = totals.totalWithVat.plus(totals.roundingAmount ?? Decimal.ZERO);
          return kind === 'creditNote' ? total.negated() : total;
        }),
      ).toFixed(2),
    );
  }
  return worth;
}

describe('an order from its first day to its last', () => {
  it.each(Array.from({ length: 5 }, (_, block) => block))(
    'is always worth what Shopify says (block %i)',
    async (block) => {
      for (let seed = block * 40; seed < block * 40 + 40; seed += 1) {
        const specs = lifeOf(seed);
        const said = specs.map((spec, index) =>
          index === specs.length - 1 ? '0.00' : String(webhookBody(spec).body['current_total_price']),
        );
        expect({ seed, worth: await lived(specs) }).toEqual({ seed, worth: said });
      }
    },
  );
});
