import type { Fault } from './system.ts';

type WireFault = Exclude<Fault, 'session-expired' | 'wrong-password' | 'refusal'>;

export interface FaultyFetch {
  readonly fetch: typeof fetch;
  /** Strikes the next call that `fits`, or, when the fault is `unreachable`, every call until `mend`. */
  strike(fault: WireFault, fits?: (body: string, url: string) => boolean): void;
  mend(): void;
}

/** A network between us and a real server that loses, garbles and delays what it is told to. */
export function faultyFetch(inner: typeof fetch): FaultyFetch {
  let armed: { fault: WireFault; fits: (body: string, url: string) => boolean } | undefined;

  const faulty: typeof fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    const fault = armed?.fits(typeof init?.body === 'string' ? init.body : '', url) === true ? armed.fault : undefined;
    if (fault === undefined) return inner(input, init);
    if (fault !== 'unreachable') armed = undefined;
    return suffer(fault, () => inner(input, init), init?.signal ?? undefined);
  };
  return {
    fetch: faulty,
    strike: (fault, fits = () => true) => {
      armed = { fault, fits };
    },
    mend: () => {
      armed = undefined;
    },
  };
}

async function suffer(
  fault: WireFault,
  call: () => Promise<Response>,
  signal: AbortSignal | undefined,
): Promise<Response> {
  switch (fault) {
    case 'answer-lost':
      await (await call()).text();
      throw broken('ECONNRESET');
    case 'unreachable':
      throw broken('ECONNREFUSED');
    case 'busy':
      return new Response('', { status: 429, headers: { 'retry-after': '2' } });
    case 'html':
      return new Response('<!DOCTYPE html><title>Sign in</title>', { headers: { 'content-type': 'text/html' } });
    case 'malformed':
      return new Response((await (await call()).text()).slice(0, -1), { status: 200 });
    case 'silent':
      return new Promise((_, reject) => {
        signal?.addEventListener('abort', () =>
          reject(signal.reason instanceof Error ? signal.reason : new Error('aborted')),
        );
      });
  }
}

function broken(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
