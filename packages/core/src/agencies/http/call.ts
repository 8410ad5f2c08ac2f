import { misconfigured, STOPPING, transient, uncertain, type Failure } from '../outcome.ts';
import type { AgencyIo, Cause } from '../port.ts';
import type { Endpoint } from './config.ts';

export interface Call {
  readonly method: 'GET' | 'POST';
  /** Behind the address of the endpoint, `/v1/…`. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

export interface CallAnswer {
  readonly ok: true;
  readonly status: number;
  /** Parsed JSON; `undefined` for an empty or other body of a refusal. */
  readonly json: unknown;
}

type Wire = Pick<AgencyIo, 'fetch' | 'clock' | 'secret' | 'signal'>;

/** An answer longer than this is no business answer. */
const LARGEST_ANSWER = 64 * 1024 * 1024;

/**
 * One call. 2xx and 4xx come back to be judged; what is the wire's fault comes back as its outcome: a POST whose answer is lost is `uncertain`,
 * a GET `transient`.
 */
export async function call(
  io: Wire,
  { url, token }: Endpoint,
  timeoutMs: number,
  request: Call,
): Promise<CallAnswer | Failure> {
  if (io.signal?.aborted === true) return STOPPING;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = io.signal ? AbortSignal.any([io.signal, timeout]) : timeout;
  const headers = {
    accept: 'application/json',
    authorization: `Bearer ${await io.secret(token)}`,
    ...(request.body !== undefined && { 'content-type': 'application/json' }),
    ...(request.idempotencyKey !== undefined && { 'idempotency-key': request.idempotencyKey }),
  };
  try {
    const response = await io.fetch(url + request.path, {
      method: request.method,
      headers,
      redirect: 'manual',
      signal,
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    });
    return failureOfStatus(request, response, io) ?? (await answerOf(request, response));
  } catch (error) {
    return wireFailure(request, signal.aborted ? 'ABORTED' : codeOf(error), error);
  }
}

const BUSY: ReadonlySet<number> = new Set([408, 425, 429, 503]);

function failureOfStatus(request: Call, { status, headers }: Response, { clock }: Wire): Failure | undefined {
  const wait = retryAfter(headers.get('retry-after'), clock.now());
  if (BUSY.has(status))
    return transient(
      { code: 'AGENCY_BUSY', message: `The agency answered ${status}: too many calls or overloaded.` },
      wait,
    );
  if (status >= 500)
    return lost(request, { code: 'AGENCY_SERVER_ERROR', message: `The agency answered ${status}.` }, wait);
  if (status >= 300 && status < 400)
    return misconfigured({ ...NOT_THE_API, message: `The address answered with a redirection (${status}).` });
  if (status === 401 || status === 403)
    return misconfigured({
      code: 'AGENCY_TOKEN_REFUSED',
      message: `The agency refuses the token (${status}).`,
      advice: 'Ask the agency for a valid token of this side (test or live), and put it into the connection.',
    });
  return undefined;
}

async function answerOf(request: Call, response: Response): Promise<CallAnswer | Failure> {
  const { status } = response;
  const text = await response.text();
  if (/^\s*</.test(text) && response.ok)
    return misconfigured({ ...NOT_THE_API, message: 'A web page came back instead of an answer.' });
  const json = text.length > LARGEST_ANSWER ? undefined : parsed(text);
  if (json === undefined && response.ok)
    return lost(request, { code: 'AGENCY_ANSWER_UNREADABLE', message: 'The answer was empty, cut off or not JSON.' });
  return { ok: true, status, json };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const NOT_THE_API = {
  code: 'AGENCY_NOT_AN_API',
  advice: 'Check the address of the agency: a login page, a proxy or another server answers there.',
};
/** The connection never came about, so nothing was sent. */
const NOT_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

function wireFailure(request: Call, code: string | undefined, error: unknown): Failure {
  if (code === undefined) throw error;
  if (NOT_SENT.test(code))
    return transient({
      code: 'AGENCY_UNREACHABLE',
      message: `The agency cannot be reached (${code}).`,
      advice: 'Check the address, and with the agency that its server runs.',
    });
  if (/CERT|TLS|SSL|SELF_SIGNED/.test(code))
    return misconfigured({
      code: 'AGENCY_CERTIFICATE',
      message: `The agency's certificate was refused (${code}).`,
      advice: 'Ask the agency to renew its certificate, or connect to the name it was issued for.',
    });
  return lost(request, {
    code: 'AGENCY_ANSWER_LOST',
    message: `The connection ended before the answer came (${code}).`,
  });
}

/** The code of a connection that failed, by which fetch's own TypeError is told from a bug; `undefined` for anything else. */
function codeOf(error: unknown): string | undefined {
  const inner = error instanceof TypeError ? error.cause : undefined;
  if (!(inner instanceof Error)) return undefined;
  return 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.name;
}

function lost({ method }: Call, cause: Cause, wait?: number): Failure {
  return method === 'POST' ? uncertain(cause) : transient(cause, wait);
}

/** Milliseconds of a Retry-After header (RFC 9110 §10.2.3: seconds or a date), at most an hour. */
function retryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), 3_600_000);
}
