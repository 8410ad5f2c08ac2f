import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import type { Problem } from '../model/index.ts';

/** One {@link BrokenRule} as JSON. */
export const findingItem = z.strictObject({
  layer: z.string(),
  rule: z.string(),
  severity: z.enum(['fatal', 'warning', 'information']),
  location: z.string(),
  terms: z.array(z.string()).readonly(),
  message: z.string(),
  advice: z.strictObject({ en: z.string(), fr: z.string(), de: z.string() }),
  count: z.int(),
});

/** One {@link Problem} as JSON. */
export const problemItem = z.strictObject({
  code: z.string(),
  message: z.string(),
  advice: z.string(),
  retry: z.enum(['never', 'later', 'after-fix']),
  field: z.string().optional(),
  rule: z.string().optional(),
  findings: z.array(findingItem).readonly().optional(),
  choices: z.array(z.string()).readonly().optional(),
});

/** RFC 9457 `application/problem+json`; `problems` lists everything found, the first of which gives title and detail. */
export const problemDocument = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** The request's id, as in the log. */
  instance: z.string(),
  problems: z.array(problemItem).readonly(),
});

export function answerProblems(c: Context, status: ContentfulStatusCode, problems: readonly Problem[]): Response {
  const [first = UNEXPECTED] = problems;
  const document = {
    type: `urn:quittance:problem:${first.code}`,
    title: first.message,
    status,
    detail: first.advice,
    instance: `urn:uuid:${String(c.get('requestId'))}`,
    problems: problems.length === 0 ? [first] : problems,
  } satisfies z.input<typeof problemDocument>;
  return c.body(JSON.stringify(document), status, { 'content-type': 'application/problem+json' });
}

export const UNEXPECTED: Problem = {
  code: 'UNEXPECTED',
  message: 'Something failed on our side.',
  advice: 'Try again; if it stays, look up the request id in the log.',
  retry: 'later',
};

export const NOT_FOUND: Problem = {
  code: 'NOT_FOUND',
  message: 'There is nothing here.',
  advice: 'Check the path and the id; the ids of another merchant are not found either.',
  retry: 'never',
};

export const DATABASE_UNAVAILABLE: Problem = {
  code: 'DATABASE_UNAVAILABLE',
  message: 'The database does not answer.',
  advice: 'Try again in a few seconds; nothing of this request was kept.',
  retry: 'later',
};
