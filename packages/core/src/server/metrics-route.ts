import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { ApiEnv } from './caller.ts';
import type { Metrics } from './metrics.ts';
import { answerProblems } from './problem.ts';
import { UNAUTHENTICATED } from './refusal.ts';

export function metricsRoute(metrics: Metrics, token: string | undefined): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/metrics', async (c) => {
    if (token !== undefined && !sameText(c.req.header('authorization') ?? '', `Bearer ${token}`))
      return answerProblems(c, 401, [UNAUTHENTICATED]);
    const { type, body } = await metrics.text();
    return c.body(body, 200, { 'content-type': type });
  });
}

/** Takes the same time wherever they differ. */
function sameText(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}
