import { Hono } from 'hono';
import { LARGEST_WEBHOOK, SIGNATURE_HEADER } from '../agencies/index.ts';
import type { Quittance } from '../flow/index.ts';
import type { ApiEnv } from './caller.ts';
import { SLUG, unreadable } from './parameter.ts';
import { answerProblems, NOT_FOUND } from './problem.ts';
import { readBytes } from './read-body.ts';

/**
 * Where agencies push what they have to tell: `POST /agencies/<merchant>/<agency>/<test|live>/events`. Guarded by the signature, not by a key. It is
 * answered 2xx once it is stored, a repeat like the first; whoever is not answered so pushes again, and a poll finds it anyway.
 */
export function agencyWebhooks(quittance: Pick<Quittance, 'collections'>): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.post('/:merchant/:agency/:side{test|live}/events', async (c) => {
    const { merchant, agency, side } = c.req.param();
    if (!SLUG.test(merchant) || !SLUG.test(agency)) return answerProblems(c, 404, [NOT_FOUND]);
    const body = await readBytes(c, LARGEST_WEBHOOK);
    if (!body.ok) return unreadable(c, body);
    const push = { body: body.value, signature: c.req.header(SIGNATURE_HEADER) };
    const mode = side === 'live' ? 'live' : 'test';
    const taken = await quittance.collections.agencies.takeWebhook(merchant, agency, mode, push);
    if (taken.ok) return c.json(taken.value);
    const [problem] = taken.problems;
    if (problem?.code.endsWith('_NOT_FOUND') === true) return answerProblems(c, 404, [NOT_FOUND]);
    return answerProblems(c, problem?.code === 'WEBHOOK_MALFORMED' ? 400 : 401, taken.problems);
  });
  return routes;
}
