import { unsent } from '../outcome.ts';
import type { ChannelIo, ChannelSession, Diagnosis, SendOutcome, TextMessage } from '../port.ts';
import { ANSWER_LOST, INVALID_NUMBER, outcomeOf, TOO_LONG, UNREACHABLE } from './answer.ts';
import type { SmsConfig } from './config.ts';
import { plainTypography, segmentsOf } from './segments.ts';

const E164 = /^\+[1-9]\d{6,14}$/;
const MESSAGE_ID = /^[\w.@-]{1,200}$/;

export async function openSmsGateway(config: SmsConfig, io: ChannelIo): Promise<ChannelSession<TextMessage>> {
  const { header, prefix, secret } = config.authorization;
  const key = `${prefix}${await io.secret(secret)}`;
  return {
    capabilities: () =>
      Promise.resolve({
        maxConcurrency: 5,
        delivery: config.receiptsUrl === undefined ? 'none' : 'reports',
        repeats: 'known',
      }),
    async send(message) {
      if (!E164.test(message.to)) return unsent('rejected', INVALID_NUMBER);
      if (!MESSAGE_ID.test(message.messageId))
        throw new TypeError('A message’s id is a key of letters, digits and ._@-.');
      const text = plainTypography(message.text);
      const segments = segmentsOf(text);
      if (text === '' || segments.count > config.mostSegments) return unsent('rejected', TOO_LONG);
      return post(message, {
        id: message.messageId,
        from: config.sender,
        to: message.to,
        text,
        encoding: segments.encoding,
        segments: segments.count,
        ...(config.receiptsUrl !== undefined && { receiptsUrl: config.receiptsUrl }),
      });
    },
    check: async () => [await diagnose()],
    close: () => Promise.resolve(),
  };

  async function post(message: TextMessage, body: object): Promise<SendOutcome> {
    try {
      const response = await call('POST', JSON.stringify(body), message.messageId);
      const answer: unknown = await response.json().catch(() => undefined);
      return outcomeOf(message, response.status, answer, response.headers.get('retry-after'));
    } catch (error) {
      return neverSent(error) ? unsent('transient', UNREACHABLE) : unsent('uncertain', ANSWER_LOST);
    }
  }

  function call(method: 'POST' | 'GET', body?: string, idempotencyKey?: string): Promise<Response> {
    const timeout = AbortSignal.timeout(config.timeoutMs);
    return io.fetch(config.url, {
      method,
      headers: {
        [header]: key,
        Accept: 'application/json',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
      },
      ...(body !== undefined && { body }),
      // The key must not travel to where a redirection leads.
      redirect: 'manual',
      signal: io.signal === undefined ? timeout : AbortSignal.any([timeout, io.signal]),
    });
  }

  /** A gateway that knows us answers a GET with anything but "not let in". */
  async function diagnose(): Promise<Diagnosis> {
    const check = new URL(config.url).host;
    try {
      const { status } = await call('GET');
      if (status !== 401 && status !== 403) return { check, ok: true, message: 'The gateway answers.' };
      return { check, ok: false, message: 'The gateway does not let us in.', advice: 'Enter the gateway’s key again.' };
    } catch {
      return { check, ok: false, message: UNREACHABLE.message, advice: UNREACHABLE.advice };
    }
  }
}

/** Errors of a connection that never came about; after any other one the message may be there. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function neverSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && NEVER_SENT.has(cause.code);
}
