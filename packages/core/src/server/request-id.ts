import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from './caller.ts';

/** Names every request, in the answer and in the log. `draining` says that the process is shutting down. */
export function identified(draining: () => boolean = () => false): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const id = randomUUID();
    c.set('requestId', id);
    await next();
    // Not by `c.header`: on a finished answer that builds a new one around a stream, which costs more than all the rest of the door.
    c.res.headers.set('x-request-id', id);
    // The client opens its next connection elsewhere.
    if (draining()) c.res.headers.set('connection', 'close');
  };
}
