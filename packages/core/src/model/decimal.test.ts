import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from './decimal.ts';

/** Integers around nought, around the edge of what a JavaScript number holds exactly, and far beyond it. */
const units = fc.oneof(
  fc.bigInt({ min: -100_000n, max: 100_000n }),
  fc.bigInt({ min: -2_000_000_000_000n, max: 2_000_000_000_000n }),
  fc.tuple(fc.constantFrom(-1n, 1n), fc.bigInt({ min: 2n ** 51n, max: 2n ** 54n })).map(([sign, size]) => sign * size),
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
);
const scale = fc.integer({ min: 0, max: 10 });
const number = fc.record({ units, scale });
type Plain = { readonly units: bigint; readonly scale: number };
const decimalOf = ({ units: whole, scale: digits }: Plain): Decimal => Decimal.fromUnits(whole, digits);

/** The same arithmetic in nothing but `bigint`, to compare with. */
const power = (exponent: number): bigint => 10n ** BigInt(exponent);
const at = ({ units: whole, scale: own }: Plain, finer: number): bigint => whole * power(finer - own);
const halfUp = (n: bigint, d: bigint): bigint => {
  const abs = (value: bigint): bigint => (value < 0n ? -value : value);
  const quotient = (2n * abs(n) + abs(d)) / (2n * abs(d));
  return n < 0n !== d < 0n ? -quotient : quotient;
};
const same = (decimal: Decimal, whole: bigint, digits: number): void => {
  expect(decimal.scale).toBe(digits);
  expect(decimal.unitsAt(digits)).toBe(whole);
};
const runs = { numRuns: 20_000 };

describe('a decimal is exact at every size', () => {
  it('adds, subtracts, multiplies and compares as integers do', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const finer = Math.max(a.scale, b.scale);
        const [left, right] = [decimalOf(a), decimalOf(b)];
        same(left.plus(right), at(a, finer) + at(b, finer), finer);
        same(left.minus(right), at(a, finer) - at(b, finer), finer);
        same(left.times(right), a.units * b.units, a.scale + b.scale);
        expect(left.compare(right)).toBe(at(a, finer) < at(b, finer) ? -1 : at(a, finer) > at(b, finer) ? 1 : 0);
        expect(left.isZero()).toBe(a.units === 0n);
        expect(left.isNegative()).toBe(a.units < 0n);
        expect(left.isPositive()).toBe(a.units > 0n);
      }),
      runs,
    );
  });

  it('divides and rounds half away from zero', () => {
    fc.assert(
      fc.property(number, number, scale, (a, b, digits) => {
        fc.pre(b.units !== 0n);
        const exponent = digits + b.scale - a.scale;
        const n = exponent > 0 ? a.units * power(exponent) : a.units;
        const d = exponent < 0 ? b.units * power(-exponent) : b.units;
        same(decimalOf(a).dividedBy(decimalOf(b), digits), halfUp(n, d), digits);
        const rounded = digits >= a.scale ? at(a, digits) : halfUp(a.units, power(a.scale - digits));
        same(decimalOf(a).round(digits), rounded, digits);
      }),
      runs,
    );
  });

  it('is its own text', () => {
    fc.assert(
      fc.property(fc.record({ units: fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }), scale }), (a) => {
        const text = decimalOf(a).toString();
        const read = Decimal.of(text);
        same(read, a.units, a.scale);
        expect(read.trimmed().equals(read)).toBe(true);
        expect(read.trimmed().toString()).not.toMatch(/\.\d*0$/);
      }),
      runs,
    );
  });

  it('has one nought', () => {
    for (const nought of ['0', '-0', '-0.00', '0.00'].map((text) => Decimal.of(text))) {
      expect(nought.negated().times(Decimal.of('-5')).trimmed().toString()).toBe('0');
      expect(nought.dividedBy(Decimal.of('-3'), 2).toString()).toBe('0.00');
    }
    expect(Decimal.of('-0.001').round(2).toString()).toBe('0.00');
  });

  it('control: floats would lose what it keeps', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(Decimal.of('0.1').plus(Decimal.of('0.2')).toString()).toBe('0.3');
    expect(BigInt(Number.MAX_SAFE_INTEGER + 2)).not.toBe(9_007_199_254_740_993n);
    expect(Decimal.of('9007199254740991').plus(Decimal.of('2')).toString()).toBe('9007199254740993');
  });
});
