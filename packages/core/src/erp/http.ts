import type { AdapterIo } from './port.ts';
import { ErpFailure, misconfigured, transient, uncertain, type Failure } from './outcome.ts';

/** One call of an HTTP API. */
export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** A call that may change something over there: when its answer is lost, what happened is uncertain. */
  readonly writes: boolean;
  readonly timeoutMs: number;
}

export interface HttpAnswer {
  readonly status: number;
  /** Parsed JSON; `undefined` for an empty or non-JSON body of a refusal. */
  readonly json: unknown;
}

type Http = Pick<AdapterIo, 'fetch' | 'clock' | 'signal'>;

/** An answer longer than this is no business answer. */
const LONGEST_ANSWER = 64 * 1024 * 1024;

/**
 * Sends one call and reads its JSON answer. 2xx and 4xx come back for the spoke to judge; everything that is the wire's
 * fault (no connection, lost answer, busy, gateway, a web page instead of JSON) leaves as {@link ErpFailure}.
 */
export async function exchange(io: Http, call: HttpCall): Promise<HttpAnswer> {
  if (io.signal?.aborted === true) throw new ErpFailure(transient(STOPPING));
  const response = await send(io, call);
  const wait = retryAfter(response.headers.get('retry-after'), io.clock.now());
  if (BUSY.has(response.status)) {
    await response.body?.cancel();
    throw new ErpFailure(
      transient(
        { code: 'ERP_BUSY', message: `The ERP answered ${response.status}: too many requests or overloaded.` },
        wait,
      ),
    );
  }
  if (response.status >= 500) {
    await response.body?.cancel();
    throw lost(call, { code: 'ERP_SERVER_ERROR', message: `The ERP answered ${response.status}.` }, wait);
  }
  if (response.status >= 300 && response.status < 400) {
    throw new ErpFailure(
      misconfigured({
        ...NOT_THE_API,
        message: `The address answered with a redirection (${response.status}), not with the API.`,
      }),
    );
  }
  return { status: response.status, json: await body(call, response) };
}

const BUSY: ReadonlySet<number> = new Set([408, 425, 429, 503]);
const STOPPING = { code: 'STOPPING', message: 'The process is stopping; the call was not made.' };
const NOT_THE_API = {
  code: 'ERP_NOT_AN_API',
  advice:
    'Check the address of the ERP in the connection settings: a login page, a proxy or another server answers there.',
};

async function send(io: Http, call: HttpCall): Promise<Response> {
  const timeout = AbortSignal.timeout(call.timeoutMs);
  try {
    return await io.fetch(call.url, {
      method: call.method,
      headers: {
        accept: 'application/json',
        ...(call.body !== undefined && { 'content-type': 'application/json' }),
        ...call.headers,
      },
      redirect: 'manual',
      signal: io.signal ? AbortSignal.any([io.signal, timeout]) : timeout,
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    });
  } catch (error) {
    throw new ErpFailure(wireFailure(call, error));
  }
}

/** The connection never came about, so nothing was sent. */
const NOT_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;
const BAD_CERTIFICATE = /CERT|TLS|SSL|SELF_SIGNED/;

function wireFailure(call: HttpCall, error: unknown): Failure {
  const code = codeOf(error);
  if (NOT_SENT.test(code))
    return transient({
      code: 'ERP_UNREACHABLE',
      message: `The ERP cannot be reached (${code}).`,
      advice: 'Check that the ERP is running and its address is right.',
    });
  if (BAD_CERTIFICATE.test(code))
    return misconfigured({
      code: 'ERP_CERTIFICATE',
      message: `The ERP's certificate was refused (${code}).`,
      advice: 'Renew the certificate, or connect to the name it was issued for.',
    });
  return lost(call, { code: 'ERP_ANSWER_LOST', message: `The connection ended before the answer came (${code}).` })
    .failure;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  const inner = error.cause;
  if (inner instanceof Error && 'code' in inner && typeof inner.code === 'string') return inner.code;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function lost(call: HttpCall, cause: Failure['cause'], wait?: number): ErpFailure {
  return new ErpFailure(call.writes ? uncertain(cause) : transient(cause, wait));
}

async function body(call: HttpCall, response: Response): Promise<unknown> {
  const text = await response.text().catch((error: unknown) => {
    throw new ErpFailure(wireFailure(call, error));
  });
  const page = /^\s*</.test(text);
  if (page && response.ok)
    throw new ErpFailure(
      misconfigured({ ...NOT_THE_API, message: 'A web page came back instead of the API’s answer.' }),
    );
  if (text === '' || page || text.length > LONGEST_ANSWER) {
    if (!response.ok) return undefined;
    throw lost(call, { code: 'ERP_ANSWER_UNREADABLE', message: 'The answer was empty or too long.' });
  }
  try {
    return JSON.parse(text);
  } catch {
    if (!response.ok) return undefined;
    throw lost(call, { code: 'ERP_ANSWER_UNREADABLE', message: 'The answer was cut off or is not JSON.' });
  }
}

/** Milliseconds of a Retry-After header (RFC 9110 §10.2.3: seconds or a date), at most an hour. */
function retryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), 3_600_000);
}
