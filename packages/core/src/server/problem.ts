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

export type ProblemDocument = z.input<typeof problemDocument>;

export function answerProblems(c: Context, status: ContentfulStatusCode, problems: readonly Problem[]): Response {
  const document = problemsDocument(String(c.get('requestId')), status, problems);
  return c.body(JSON.stringify(document), status, { 'content-type': 'application/problem+json' });
}

/** The body of a refusal, for hosts' routes that answer beside the door as it does. */
export function problemsDocument(requestId: string, status: number, problems: readonly Problem[]): ProblemDocument {
  const [first = UNEXPECTED] = problems;
  return {
    type: `urn:quittance:problem:${first.code}`,
    title: first.message,
    status,
    detail: first.advice,
    instance: `urn:uuid:${requestId}`,
    problems: problems.length === 0 ? [first] : problems,
  };
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
