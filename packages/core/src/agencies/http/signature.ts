import { createHmac, timingSafeEqual } from 'node:crypto';
import { ok, refused, type Problem, type Result } from '../../model/index.ts';

/** The header that signs a webhook: `t=<seconds since 1970>,v1=<hex>`, with one `v1` per secret while secrets change. */
export const SIGNATURE_HEADER = 'quittance-signature';
/** How far, in seconds, the clock of a webhook may be from ours: what is older may be a recording that is played again. */
export const REPLAY_WINDOW_S = 300;

/** The signature of a body: HMAC-SHA256 over `<t>.<body>`, byte for byte as sent. */
export function signatureOf(body: Uint8Array, secret: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000).toString();
  return `t=${t},v1=${digest(t, body, secret).toString('hex')}`;
}

/**
 * Proves that a body was signed with one of our secrets, and not long ago: `WEBHOOK_UNSIGNED`, `WEBHOOK_SIGNATURE_MALFORMED`,
 * `WEBHOOK_TOO_OLD`, `WEBHOOK_SIGNATURE_WRONG`. All secrets are tried, in constant time.
 */
export function verifySignature(
  body: Uint8Array,
  header: string | null | undefined,
  secrets: readonly string[],
  now: Date,
): Result<{ readonly signedAt: Date }> {
  if (header === null || header === undefined || header === '') return refused(UNSIGNED);
  const read = readHeader(header);
  if (read === undefined) return refused(MALFORMED);
  const right = secrets.map((secret) => digest(read.t, body, secret));
  const matches = right.flatMap((own) => read.signatures.map((given) => timingSafeEqual(own, given)));
  if (!matches.includes(true)) return refused(WRONG);
  const signedAt = new Date(Number(read.t) * 1000);
  if (Math.abs(now.getTime() - signedAt.getTime()) > REPLAY_WINDOW_S * 1000) return refused(TOO_OLD);
  return ok({ signedAt });
}

/** More signatures than secrets that change hands at once are no header of a friend. */
const MOST_SIGNATURES = 5;

function readHeader(header: string): { readonly t: string; readonly signatures: readonly Buffer[] } | undefined {
  const parts = header.split(',').map((part) => part.trim());
  const [t, ...others] = parts.flatMap((part) => (/^t=(\d{1,12})$/.exec(part) ?? []).slice(1));
  const signatures = parts.flatMap((part) => (/^v1=([0-9a-f]{64})$/i.exec(part) ?? []).slice(1));
  if (t === undefined || others.length > 0 || signatures.length === 0 || signatures.length > MOST_SIGNATURES)
    return undefined;
  return { t, signatures: signatures.map((hex) => Buffer.from(hex, 'hex')) };
}

function digest(t: string, body: Uint8Array, secret: string): Buffer {
  return createHmac('sha256', secret).update(`${t}.`).update(body).digest();
}

function problem(code: string, message: string, advice: string): Problem {
  return { code, message, advice, retry: 'after-fix' };
}

const UNSIGNED = problem(
  'WEBHOOK_UNSIGNED',
  'The webhook carries no signature.',
  `Sign it in the header ${SIGNATURE_HEADER}.`,
);
const MALFORMED = problem(
  'WEBHOOK_SIGNATURE_MALFORMED',
  'The signature of the webhook cannot be read.',
  'Write it as t=<seconds>,v1=<hex of 64 digits>.',
);
const WRONG = problem(
  'WEBHOOK_SIGNATURE_WRONG',
  'The webhook was signed with another secret, or changed on its way.',
  'Compare the webhook secret with that of the agency; sign the bytes as they are sent.',
);
const TOO_OLD = problem(
  'WEBHOOK_TOO_OLD',
  'The webhook was signed too long ago, or in the future.',
  'Set the clocks right, and sign each attempt anew.',
);
