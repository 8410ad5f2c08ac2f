import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, order as orderShape, type OrderJson } from '../model/index.ts';
import { totalDifference } from './compare-total.ts';
import { apportion } from '../billing/index.ts';
import { pricedLines, totalOf } from './priced-lines.ts';
import { exactPrices } from './tryton/exact-price.ts';

const cents = (max: number) => fc.integer({ min: 1, max }).map((units) => Decimal.fromUnits(BigInt(units), 2));

function taxIncluded(prices: readonly Decimal[], rates: readonly string[], total: Decimal, off = '0') {
  return orderShape.parse({
    source: { host: 'h', shop: 's', orderId: '1' },
    number: '1',
    placedAt: '2026-11-21T10:00:00Z',
    currency: 'EUR',
    pricesIncludeTax: true,
    buyer: { kind: 'consumer', name: 'n' },
    lines: prices.map((price, index) => ({
      id: String(index),
      name: 'n',
      quantity: '1',
      unitPrice: price.toString(),
      taxes: [{ rate: rates[index % rates.length] ?? '20' }],
    })),
    discounts: off === '0' ? [] : [{ amount: off }],
    totals: { total: total.toString() },
  } satisfies OrderJson);
}

describe('pricedLines', () => {
  it('comes within a cent per rate of what the buyer saw, however many lines', () => {
    fc.assert(
      fc.property(fc.array(cents(99_999), { minLength: 1, maxLength: 60 }), (prices) => {
        const total = Decimal.sum(prices);
        const lines = pricedLines(taxIncluded(prices, ['20', '5.5'], total));
        expect(totalOf(lines).total.minus(total).abs().greaterThan(Decimal.of('0.02'))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('control: lines rounded one by one drift further than that', () => {
    const prices = Array.from({ length: 40 }, () => Decimal.of('0.99'));
    const alone = Decimal.sum(prices.map((price) => price.dividedBy(Decimal.of('1.2'), 2)));
    expect(
      alone.times(Decimal.of('1.2')).round(2).minus(Decimal.sum(prices)).abs().greaterThan(Decimal.of('0.02')),
    ).toBe(true);
  });

  it('takes an order discount off without losing a cent', () => {
    const lines = pricedLines(
      taxIncluded(['10.00', '20.00', '30.01'].map(Decimal.of), ['20'], Decimal.of('49.99'), '10.02'),
    );
    expect(totalOf(lines).total.toString()).toBe('49.99');
  });

  it('keeps quantities, list prices and paths', () => {
    const [line] = pricedLines(taxIncluded([Decimal.of('12.00')], ['20'], Decimal.of('12.00')));
    expect(line).toMatchObject({ kind: 'item', path: 'lines[0]' });
    expect([line?.net.toString(), line?.listPrice.toString()]).toEqual(['10.00', '10.0000']);
  });
});

describe('apportion', () => {
  it('adds up exactly', () => {
    fc.assert(
      fc.property(cents(9_999_999), fc.array(cents(99_999), { minLength: 1, maxLength: 50 }), (amount, weights) => {
        expect(Decimal.sum(apportion(amount, weights, 2)).equals(amount)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('exactPrices', () => {
  it('multiplies out to the net amount for any number of pieces', () => {
    fc.assert(
      fc.property(cents(99_999_999), fc.integer({ min: 1, max: 20_000 }), (net, pieces) => {
        const prices = exactPrices(Decimal.of(BigInt(pieces)), net);
        // Tryton rounds each line's amount to cents; two lines may share half a cent between them.
        const sum = Decimal.sum(prices.map(({ quantity, unitPrice }) => quantity.times(unitPrice)));
        expect(sum.round(2).equals(net)).toBe(true);
        expect(Decimal.sum(prices.map(({ quantity }) => quantity)).equals(Decimal.of(BigInt(pieces)))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('totalDifference', () => {
  it('accepts a cent per line and not one more', () => {
    const order = taxIncluded(['10.00', '20.00'].map(Decimal.of), ['20'], Decimal.of('30.00'));
    expect(totalDifference(order, Decimal.of('29.98'))).toMatchObject({ ok: true });
    expect(totalDifference(order, Decimal.of('29.97'))).toMatchObject({
      ok: false,
      kind: 'rejected',
      cause: { code: 'TOTAL_DIFFERS' },
    });
  });
});
