import { z } from 'zod';
import { Decimal } from './decimal.ts';

/**
 * A decimal at the doors: a string such as `"19.90"`, never a JSON number (a float has already lost cents when we see it).
 * At most 15 digits before the point and 10 after, wider than BR-FR-DEC-01 (19,2) needs and far from absurd.
 */
export const decimal = z
  .union([z.string(), z.custom<Decimal>((value) => value instanceof Decimal)], {
    error: 'must be a decimal number written as a string, e.g. "19.90"',
  })
  .transform((value, context) => {
    if (value instanceof Decimal) return value;
    const number = numberIn(value);
    if (number === undefined) {
      context.addIssue({
        code: 'custom',
        message: 'must be a plain decimal number, at most 15 digits before the point and 10 after',
      });
      return z.NEVER;
    }
    return number;
  });

const BOUNDED = /^-?\d{1,15}(?:\.\d{1,10})?$/;

const parsed = (text: string): Decimal | undefined => (BOUNDED.test(text) ? Decimal.parse(text) : undefined);

/** Of a longer text, cut out of a document, engines keep all of the document. */
const LONGEST_KEPT = 12;

/**
 * The number of a text. Those that came last are kept by their text, in tables of fixed size: a document repeats its quantities, rates and
 * prices, and a hundred thousand lines need not hold as many objects that say `1`.
 */
function numberIn(text: string): Decimal | undefined {
  if (text.length > LONGEST_KEPT) return parsed(text);
  const slot = slotOf(text);
  if (TEXTS[slot] === text) return NUMBERS[slot];
  const number = parsed(text);
  if (number === undefined) return undefined;
  TEXTS[slot] = text;
  return (NUMBERS[slot] = number);
}

const SLOTS = 2 ** 10;
const TEXTS = Array.from({ length: SLOTS }, () => '');
const NUMBERS: (Decimal | undefined)[] = Array.from({ length: SLOTS });

function slotOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash, 31) + text.charCodeAt(at);
  return Math.imul(hash, 0x9e3779b1) >>> 22;
}

/** A decimal that is zero or more. */
export const positiveDecimal = decimal.refine((value) => !value.isNegative(), 'must not be negative');

/** An amount in a currency. The currency is ISO 4217. */
export interface Money {
  readonly amount: Decimal;
  readonly currency: string;
}
