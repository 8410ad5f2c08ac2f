import { z } from 'zod';
import { segmentsOf } from '../sms-gateway/segments.ts';

/** What the contract of docs/channels.md has a client post; anything else a real gateway refuses. */
const posted = z.strictObject({
  id: z.string().regex(/^[\w.@-]{1,200}$/),
  from: z.string().min(1),
  to: z.string(),
  text: z.string().min(1),
  encoding: z.enum(['gsm-7', 'ucs-2']),
  segments: z.int().min(1),
  receiptsUrl: z.url().optional(),
});

export interface Gateway {
  readonly fetch: typeof fetch;
  readonly received: z.output<typeof posted>[];
  /** Answered to the next call in place of what the contract says. */
  next: (() => Promise<Response>) | undefined;
}

/** A gateway as the contract describes it: it checks key, shape, number, length and repeats. */
export function startGateway(key = 'Bearer right'): Gateway {
  const received: Gateway['received'] = [];
  const gateway: Gateway = {
    received,
    next: undefined,
    fetch: async (_url, init) => {
      const { next } = gateway;
      gateway.next = undefined;
      if (next !== undefined) return next();
      const headers = new Headers(init?.headers);
      if (headers.get('authorization') !== key) return answer(401, { code: 'unauthorized' });
      if (init?.method !== 'POST') return answer(200, {});
      if (headers.get('content-type') !== 'application/json') return answer(415, { code: 'not_json' });
      const body = posted.safeParse(JSON.parse(typeof init.body === 'string' ? init.body : '{}'));
      if (!body.success || headers.get('idempotency-key') !== body.data.id) return answer(400, { code: 'bad_request' });
      return Promise.resolve(take(body.data));
    },
  };

  function take(message: z.output<typeof posted>): Response {
    const known = received.findIndex(({ id }) => id === message.id);
    if (known >= 0)
      return JSON.stringify(received[known]) === JSON.stringify(message)
        ? answer(200, { id: `gw-${known + 1}`, status: 'accepted' })
        : answer(409, { code: 'other_message_with_this_id' });
    if (!/^\+[1-9]\d{6,14}$/.test(message.to)) return answer(422, { code: 'invalid_number' });
    if (message.to.endsWith('999')) return answer(422, { code: 'opted_out', message: 'STOP was received' });
    const { encoding, count } = segmentsOf(message.text);
    if (encoding !== message.encoding || count !== message.segments) return answer(422, { code: 'wrong_segments' });
    received.push(message);
    return answer(202, { id: `gw-${received.length}`, status: 'accepted' });
  }

  return gateway;
}

export function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}
