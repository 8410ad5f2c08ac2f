import { draftOffline } from '@quittance/core/flow';
import { Decimal } from '@quittance/core/model';
import { describe, expect, it } from 'vitest';
import type { MappedOrder } from '../src/cli/map-order.ts';
import { GERMAN } from './merchants.ts';
import { map, sumsOf } from './mapped.ts';
import { cents, randomOf } from './random.ts';
import { webhookBody, type LineSpec, type OrderSpec, type RefundSpec } from './webhook-body.ts';

const RATES = ['0.19', '0.07'];

function randomOrder(seed: number): OrderSpec {
  const random = randomOf(seed);
  const lines: LineSpec[] = Array.from({ length: 1 + random(7) }, () => {
    const [price, quantity] = [1 + random(30_000), 1 + random(9)];
    const discount = random(3) === 0 ? random(price * quantity + 1) : 0;
    return {
      price: cents(price),
      quantity,
      rates: [RATES[random(2)] ?? '0.19'],
      ...(discount > 0 && { discounts: [cents(discount)] }),
    };
  });
  const fee = random(2) === 0 ? undefined : cents(random(2000) + 1);
  const taxesIncluded = random(2) === 0;
  return {
    currency: random(3) === 0 ? 'CHF' : 'EUR',
    ...(random(3) === 0 && { shop: { currency: 'EUR', rate: '1.0437' } }),
    taxesIncluded,
    lines,
    shipping: fee === undefined ? [] : [{ price: fee, rates: ['0.19'] }],
    refunds: randomRefunds(lines, { random, shipping: taxesIncluded ? fee : undefined }),
  };
}

/** Refunds of some pieces, now and then with money beyond them or less of it, then all the rest half of the time, delivery included. */
function randomRefunds(
  lines: readonly LineSpec[],
  { random, shipping }: { random: (below: number) => number; shipping: string | undefined },
): RefundSpec[] {
  if (random(3) === 0) return [];
  const left = lines.map(({ quantity }) => quantity);
  const take = (most: (pieces: number) => number): RefundSpec => ({
    lines: left.flatMap((pieces, line) => {
      const quantity = most(pieces);
      left[line] = pieces - quantity;
      return quantity === 0 ? [] : [{ line, quantity }];
    }),
  });
  const some = Array.from({ length: 1 + random(3) }, () => take((pieces) => random(pieces + 1)));
  const rest = random(2) === 0 ? [{ ...take((pieces) => pieces), ...(shipping !== undefined && { shipping }) }] : [];
  return [...some, ...rest].filter((refund) => (refund.lines ?? []).length > 0);
}

/** Planned again with all its documents, an order calls for none. */
async function dueAgain({ order, documents }: MappedOrder): Promise<unknown> {
  if (order === undefined) return 'not mapped';
  const again = await draftOffline(order, GERMAN, { issueDate: '2026-10-01' }, documents);
  return again.ok ? again.value.map(({ kind, part }) => `${kind} ${part}`) : again.problems;
}

describe('orders by Shopify’s arithmetic', () => {
  it.each(Array.from({ length: 10 }, (_, block) => block))(
    'are invoiced and credited to the cent (block %i)',
    async (block) => {
      for (let seed = block * 100; seed < block * 100 + 100; seed += 1) {
        const made = webhookBody(randomOrder(seed));
        const mapped = await map(made.body, GERMAN);
        expect({ seed, ...sumsOf(mapped) }).toEqual({
          seed,
          invoiced: made.total.round(2).toString(),
          tax: made.tax.round(2).toString(),
          credited: Decimal.sum(made.refunds).round(2).toString(),
          stops: [],
        });
        expect(await dueAgain(mapped)).toEqual([]);
        expect(mapped.documents.every(({ invoice }) => invoice.totals.roundingAmount === undefined)).toBe(true);
      }
    },
  );
});
