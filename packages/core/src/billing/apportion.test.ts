import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../model/index.ts';
import { apportion, partOf } from './apportion.ts';

const decimals = (...values: string[]): Decimal[] => values.map((value) => Decimal.of(value));
const shares = (total: string, weights: string[], scale = 2): string[] =>
  apportion(Decimal.of(total), decimals(...weights), scale).map(String);

describe('apportion', () => {
  it('gives the cents that are left to those who lost most', () => {
    expect(shares('10.00', ['1', '1', '1'])).toEqual(['3.34', '3.33', '3.33']);
    expect(shares('0.05', ['3', '7'])).toEqual(['0.02', '0.03']);
    expect(shares('100', ['1', '2'], 0)).toEqual(['33', '67']);
  });

  it('gives everything to the first of weights that are all nothing', () => {
    expect(shares('1.00', ['0', '0'])).toEqual(['1.00', '0.00']);
    expect(shares('1.00', [])).toEqual([]);
  });

  const sumsUp = (split: typeof apportion): void =>
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.array(fc.nat(10_000), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(0, 2, 3),
        (units, weights, scale) => {
          const total = Decimal.fromUnits(BigInt(units), scale);
          const parts = split(
            total,
            weights.map((weight) => Decimal.fromUnits(BigInt(weight), 4)),
            scale,
          );
          expect(Decimal.sum(parts).equals(total)).toBe(true);
          const sum = weights.reduce((a, b) => a + b, 0);
          parts.forEach((part, index) => {
            const exact = sum === 0 ? (index === 0 ? units : 0) : (units * (weights[index] ?? 0)) / sum;
            expect(Math.abs(Number(part.unitsAt(scale)) - exact)).toBeLessThanOrEqual(1);
          });
        },
      ),
      // What fails says so at once: the control needs no smallest counterexample.
      { numRuns: 3_000, endOnFailure: true },
    );

  it('sums to the total, each share within one unit of its exact part', () => sumsUp(apportion));

  it('control: rounding each share on its own does not', () => {
    expect(() =>
      sumsUp((total, weights, scale) => {
        const sum = Decimal.sum(weights);
        return weights.map((weight) => (sum.isZero() ? total : total.times(weight).dividedBy(sum, scale)));
      }),
    ).toThrow();
  });
});

describe('partOf', () => {
  it('sums to the whole in whatever steps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999, max: 9_999 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
        (units, steps) => {
          const whole = Decimal.fromUnits(BigInt(units), 2);
          const quantity = Decimal.of(BigInt(steps.reduce((a, b) => a + b, 0)));
          let before = Decimal.ZERO;
          const parts = steps.map((step) => {
            const part = partOf(whole, before, Decimal.of(BigInt(step)), quantity, 2);
            before = before.plus(Decimal.of(BigInt(step)));
            return part;
          });
          expect(Decimal.sum(parts).equals(whole)).toBe(true);
        },
      ),
    );
  });
});
