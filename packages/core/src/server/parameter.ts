import type { Context } from 'hono';
import { z } from 'zod';
import { parameterProblems, type Call } from './operation.ts';
import { answerProblems } from './problem.ts';
import { readJson, type Unreadable } from './read-body.ts';

/** The name of a merchant or of a connection. */
export const SLUG = /^[a-z][a-z0-9-]{0,39}$/;

/** A yes or no in a query string. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** `limit` and `after` of a page. */
export const paging = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(200))
    .exactOptional(),
  after: z.string().max(500).exactOptional(),
};

/** A query that filters and pages, as the flow takes the two. */
export function split<Query extends { readonly limit?: number; readonly after?: string }>(query: Query) {
  const { limit, after, ...filter } = query;
  return { filter, page: { ...(limit !== undefined && { limit }), ...(after !== undefined && { after }) } };
}

export function unreadable(c: Context, { status, problem }: Unreadable): Response {
  return answerProblems(c, status, [problem]);
}

/** The same where no body at all is as good as an empty object. */
export function readOptionalBody<T>(call: Call<unknown>, schema: z.ZodType<T>): ReturnType<typeof readBodyAs<T>> {
  const { headers } = call.c.req.raw;
  if (call.c.req.raw.body !== null && headers.get('content-length') !== '0') return readBodyAs(call, schema);
  return Promise.resolve({ ok: true, value: schema.parse({}) });
}

/** A JSON body that follows a schema, or the answer to give. */
export async function readBodyAs<T>(
  { c, bodyLimit }: Call<unknown>,
  schema: z.ZodType<T>,
): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly answer: Response }> {
  const body = await readJson(c, bodyLimit);
  if (!body.ok) return { ok: false, answer: unreadable(c, body) };
  const parsed = schema.safeParse(body.value);
  if (!parsed.success) return { ok: false, answer: answerProblems(c, 422, parameterProblems(parsed.error)) };
  return { ok: true, value: parsed.data };
}
