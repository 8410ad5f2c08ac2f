import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from './amount.ts';
import { Decimal } from './decimal.ts';

/** Plain numbers of up to 15 digits before the point and 10 after, many of them met before. */
const plain = fc
  .tuple(fc.constantFrom('', '-'), fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.option(fc.nat({ max: 99_999 })))
  .map(([sign, whole, fraction]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}`);
const often = fc.integer({ min: -50, max: 50 }).map((number) => (number / 10).toFixed(2));

describe('a decimal at the doors', () => {
  it('is the number of its text, whatever was read before it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(plain, often), { maxLength: 100 }), (texts) => {
        for (const text of texts) expect(decimal.parse(text).toString()).toBe(Decimal.of(text).toString());
      }),
      { numRuns: 1_000 },
    );
  });

  it('is one object where a document repeats it', () => {
    expect(decimal.parse('19.90')).toBe(decimal.parse('19.90'));
    expect(decimal.parse('19.90')).not.toBe(decimal.parse('19.9'));
  });

  it.each(['', ' ', '1,5', '1e3', '+1', '.5', '1.', '0x1', '--1', '1'.repeat(16), '1.00000000001'])(
    'is not %j',
    (text) => {
      expect(decimal.safeParse(text).success).toBe(false);
      expect(decimal.safeParse(text).success).toBe(false);
    },
  );
});
