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
    const parsed = BOUNDED.test(value) ? Decimal.parse(value) : undefined;
    if (parsed === undefined) {
      context.addIssue({
        code: 'custom',
        message: 'must be a plain decimal number, at most 15 digits before the point and 10 after',
      });
      return z.NEVER;
    }
    return parsed;
  });

const BOUNDED = /^-?\d{1,15}(?:\.\d{1,10})?$/;

/** A decimal that is zero or more. */
export const positiveDecimal = decimal.refine((value) => !value.isNegative(), 'must not be negative');

/** An amount in a currency. The currency is ISO 4217. */
export interface Money {
  readonly amount: Decimal;
  readonly currency: string;
}
