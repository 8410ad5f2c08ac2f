import type { Response } from 'express';
import { z } from 'zod';
import { refuse, REQUEST_INVALID } from './refusal.ts';

/** What a schema makes of a request; else it is refused by field, and `undefined`. */
export function valid<T>(response: Response, schema: z.ZodType<T>, value: unknown): T | undefined {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => ({
    ...REQUEST_INVALID,
    message: path.length === 0 ? REQUEST_INVALID.message : `${path.join('.')}: ${message}`,
    field: path.join('.'),
  }));
  refuse(response, 422, problems);
  return undefined;
}

/** An order's numeric id in Shopify, in a path. */
export const orderPath = z.object({ orderId: z.string().regex(/^\d{1,20}$/, 'must be a numeric order id') });
