import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { MedusaError } from '@medusajs/framework/utils';
import type { z } from 'zod';

/** Checks the query string against `schema`; the route finds the result in `req.validatedQuery`. */
export function validateQuery(schema: z.ZodType<Record<string, unknown>>) {
  return (req: MedusaRequest, _: MedusaResponse, next: MedusaNextFunction): void => {
    const read = schema.safeParse(req.query);
    if (read.success) {
      req.validatedQuery = read.data;
      next();
    } else {
      next(invalid(read.error));
    }
  };
}

/** Checks the body against `schema`; the route finds the result in `req.validatedBody`. */
export function validateBody(schema: z.ZodType) {
  return (req: MedusaRequest, _: MedusaResponse, next: MedusaNextFunction): void => {
    const read = schema.safeParse(req.body ?? {});
    if (read.success) {
      req.validatedBody = read.data;
      next();
    } else {
      next(invalid(read.error));
    }
  };
}

/** Field and what is wrong with it; never what was sent, which may be a secret. */
function invalid(error: z.ZodError): MedusaError {
  const issues = error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || 'the request'}: ${issue.message}`);
  return new MedusaError(MedusaError.Types.INVALID_DATA, `Invalid request: ${issues.join('; ')}`);
}
