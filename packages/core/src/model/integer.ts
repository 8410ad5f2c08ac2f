/**
 * An exact integer of any size: a JavaScript number as long as it is a safe one, a `bigint` beyond. Amounts of ordinary orders then cost
 * no allocation, and nothing is ever rounded: each result that leaves the safe range is worked out again in `bigint`.
 *
 * One integer has one form, so `===` compares; there is no negative zero.
 */
export type Integer = number | bigint;

export function integer(value: bigint): Integer {
  return MIN_SAFE <= value && value <= MAX_SAFE ? Number(value) : value;
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const MIN_SAFE = -MAX_SAFE;
/** Texts up to this length are safe integers, sign included. */
export const SAFE_DIGITS = 15;

/** The integer of plain digits with an optional minus sign. */
export function parseInteger(digits: string): Integer {
  return digits.length <= SAFE_DIGITS ? Number(digits) + 0 : integer(BigInt(digits));
}

export function add(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return integer(BigInt(a) + BigInt(b));
}

export function multiply(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    // A product beyond the safe range is seen, however it was rounded; adding nought turns -0 into 0.
    const product = a * b + 0;
    if (Number.isSafeInteger(product)) return product;
  }
  return integer(BigInt(a) * BigInt(b));
}

export function negate(a: Integer): Integer {
  return typeof a === 'number' ? 0 - a : integer(-a);
}

/** 10 to the power of `exponent`, which is not negative. */
export function powerOfTen(exponent: number): Integer {
  return POWERS[exponent] ?? integer(10n ** BigInt(exponent));
}

const POWERS: readonly Integer[] = Array.from({ length: 41 }, (_, exponent) => integer(10n ** BigInt(exponent)));

/** The quotient rounded half away from zero. */
export function divideHalfUp(numerator: Integer, denominator: Integer): Integer {
  if (typeof numerator === 'number' && typeof denominator === 'number') {
    const n = 2 * Math.abs(numerator) + Math.abs(denominator);
    const d = 2 * Math.abs(denominator);
    // Below 2^53 together, the nearest double of n / d never reaches the next integer, so that `floor` is exact.
    if (n + d <= Number.MAX_SAFE_INTEGER) {
      const quotient = Math.floor(n / d);
      return numerator < 0 === denominator < 0 ? quotient : 0 - quotient;
    }
  }
  return integer(divideLargeHalfUp(BigInt(numerator), BigInt(denominator)));
}

function divideLargeHalfUp(numerator: bigint, denominator: bigint): bigint {
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = (2n * n + d) / (2n * d);
  return numerator < 0n === denominator < 0n ? quotient : -quotient;
}

/** The integer without its last digit where that is a nought, else `undefined`. */
export function withoutLastZero(a: Integer): Integer | undefined {
  if (typeof a === 'number') return a % 10 === 0 ? a / 10 : undefined;
  return a % 10n === 0n ? integer(a / 10n) : undefined;
}
