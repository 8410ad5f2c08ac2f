import { Hono } from 'hono';
import { LARGEST_RECEIPTS, RECEIPT_SIGNATURE_HEADER } from '../channels/index.ts';
import type { Quittance } from '../flow/index.ts';
import type { ApiEnv } from './caller.ts';
import { SLUG, unreadable } from './parameter.ts';
import { answerProblems, NOT_FOUND } from './problem.ts';
import { readBytes } from './read-body.ts';

/**
 * Where gateways tell what became of text messages: `POST /sms/<merchant>/receipts`. Guarded by the signature, not by a key. It is answered 2xx once
 * it is stored, a repeat like the first.
 */
export function receiptWebhooks(quittance: Pick<Quittance, 'delivery'>): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.post('/:merchant/receipts', async (c) => {
    const { merchant } = c.req.param();
    if (!SLUG.test(merchant)) return answerProblems(c, 404, [NOT_FOUND]);
    const body = await readBytes(c, LARGEST_RECEIPTS);
    if (!body.ok) return unreadable(c, body);
    const push = { body: body.value, signature: c.req.header(RECEIPT_SIGNATURE_HEADER) };
    const taken = await quittance.delivery.messages.takeReceipts(merchant, push);
    if (taken.ok) return c.json(taken.value);
    const [problem] = taken.problems;
    if (problem?.code === 'WEBHOOK_NOT_FOUND') return answerProblems(c, 404, [NOT_FOUND]);
    return answerProblems(c, problem?.code === 'SMS_RECEIPT_UNREADABLE' ? 400 : 401, taken.problems);
  });
  return routes;
}
