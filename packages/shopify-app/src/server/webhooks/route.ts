import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import { deliveryOf } from './delivery.ts';
import { deliveryTaker, type TakeDelivery, type WebhookParts } from './take-delivery.ts';
import type { Verify } from './verify.ts';

/** An order of thousands of lines is some megabytes; Shopify repeats what is refused, for nothing. */
const LIMIT = '10mb';

/**
 * The one address of all webhooks, to be mounted before anything parses bodies. 200 once the delivery is kept for good, or when there is nothing to
 * keep (a repeat would not change that); 401 for a signature that is not Shopify's; 400 without the headers; 503 when it cannot be kept now.
 * Shopify gives five seconds and repeats for four hours: https://shopify.dev/docs/apps/build/webhooks/troubleshooting-webhooks
 */
export function webhookRoute({ verify, ...parts }: WebhookParts & { readonly verify: Verify }): Router {
  const router = express.Router();
  const steps = { verify, take: deliveryTaker(parts), log: parts.log };
  router.post('/', express.raw({ type: () => true, limit: LIMIT }), (request, response) =>
    answer(steps, request, response),
  );
  router.use(refuse);
  return router;
}

interface Steps {
  readonly verify: Verify;
  readonly take: TakeDelivery;
  readonly log: WebhookParts['log'];
}

async function answer({ verify, take, log }: Steps, request: Request, response: Response): Promise<void> {
  // Without a body there is nothing to parse, and Express leaves it undefined.
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (!verify(body, request.get('x-shopify-hmac-sha256'))) return end(response, 401);
  const delivery = deliveryOf(request.headers);
  if (delivery === undefined) return end(response, 400);
  const told = { topic: delivery.topic, shop: delivery.shop, delivery: delivery.id };
  try {
    const outcome = await take(delivery, body);
    if (outcome === 'taken' || outcome === 'repeated') log.debug({ ...told, outcome }, 'webhook');
    else log.warn({ ...told, outcome }, 'a webhook had no effect');
    end(response, 200);
  } catch (error) {
    log.error({ ...told, error: error instanceof Error ? error.name : 'unknown' }, 'a webhook was not kept');
    end(response, 503);
  }
}

/** Too large, or not sent to its end: the status is all there is to say. */
const refuse: ErrorRequestHandler = (error: { readonly status?: number }, _request, response, next) => {
  if (response.headersSent) next(error);
  else end(response, error.status ?? 500);
};

function end(response: Response, status: number): void {
  response.status(status).end();
}
