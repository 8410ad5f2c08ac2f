import { setTimeout as wait } from 'node:timers/promises';
import type { FakeErp } from './erp.ts';

/** A `fetch` that reaches the pretended ERP without a network, after `latencyMs` each way. */
export function fetchFrom(erp: FakeErp, latencyMs = 0): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const headers = new Headers(init?.headers);
    await wait(latencyMs);
    const { status, body } = erp.handle({
      method: init?.method ?? 'GET',
      path: url.pathname + url.search,
      ...sessionOf(headers.get('authorization')),
      ...(typeof init?.body === 'string' && { body: JSON.parse(init.body) }),
    });
    await wait(latencyMs);
    return Response.json(body, { status });
  };
}

export function sessionOf(authorization: string | null | undefined): { readonly session?: string } {
  return authorization?.startsWith('Session ') === true ? { session: authorization.slice(8) } : {};
}
