import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, doubleOf } from '../../engine/index.ts';

// The artefact for CII casts some amounts to exact decimals and compares others as binary floating-point numbers. These numbers give the verdict
// that it gives; no money is ever held or written in them.

const CENT = Decimal.of('0.01');
const HALF_CENT = Decimal.of('0.005');

/** To cents, a half towards plus infinity, as XPath rounds. */
export function rounded(amount: Decimal): Decimal {
  const cents = amount.round(2);
  return amount.minus(cents).equals(HALF_CENT) ? cents.plus(CENT) : cents;
}

export function sum(amounts: Iterable<XmlElement>): Decimal {
  let total = Decimal.ZERO;
  for (const amount of amounts) total = total.plus(decimalOf(amount));
  return total;
}

export const toDouble = (amount: Decimal): number => Number(amount.toString());

/** The floating-point number that a decimal is nearest to, exactly. */
const EXACT_DIGITS = 20;
export function exactly(value: number): Decimal {
  if (Number.isInteger(value)) return Decimal.fromUnits(BigInt(value), 0);
  const text = value.toFixed(EXACT_DIGITS);
  return /^-?\d+\.\d+$/.test(text) ? Decimal.fromUnits(BigInt(text.replace('.', '')), EXACT_DIGITS) : Decimal.ZERO;
}

/** To cents as the decimal rounds that a floating-point number really is, as a floating-point number again. */
export function roundedExactly(value: number): number {
  const cents = value * 100;
  // Away from the middle between two cents, and small, it is seen which of them is nearer, whatever the product has lost.
  const isPlain = Math.abs(cents) < 1e12 && Math.abs(cents - Math.floor(cents) - 0.5) > 0.001;
  return isPlain ? Math.round(cents) / 100 : toDouble(rounded(exactly(value)));
}

/** `undefined` of none. A single negative zero stays one. */
export function sumOfDoubles(amounts: readonly XmlElement[]): number | undefined {
  let total: number | undefined;
  for (const amount of amounts) total = total === undefined ? doubleOf(amount) : total + doubleOf(amount);
  return total;
}

/** To cents, in floating-point numbers, as XPath rounds them. */
export const roundedDouble = (value: number): number => Math.round(value * 10 * 10) / 100;

/** A negative zero is not zero where the artefact compares with one, unless it is written without a point. */
const comparable = (amount: XmlElement): number => {
  const value = doubleOf(amount);
  return value === 0 && !amount.value.includes('.') ? 0 : value;
};

export const isZero = (amount: XmlElement): boolean => Object.is(comparable(amount), 0);

export const isPositive = (amount: XmlElement): boolean => doubleOf(amount) > 0;

/** Neither below zero nor a negative zero. What is no number at all (NaN) is not below zero. */
export const isNotNegative = (amount: XmlElement): boolean => {
  const value = comparable(amount);
  return !(value < 0 || Object.is(value, -0));
};
