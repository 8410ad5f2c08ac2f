import { createHmac, timingSafeEqual } from 'node:crypto';
import { base32, fromBase32 } from './base32.ts';

/**
 * The local part of the address that a mail of ours comes back to (VERP): it names the mail and proves that we wrote it. Lower-case base32, since
 * mail systems fold case; at most 64 octets (RFC 5321, 4.5.3.1.1), most often 46.
 *
 * `ru-<16 octets of a UUID>-<80 bits of an HMAC>`, or `rt-` with the id as UTF-8, at most 24 octets; a longer id is a bug of the caller.
 */
export function signReturnToken(key: Uint8Array, messageId: string): string {
  const named = UUID.test(messageId)
    ? `ru-${base32(Buffer.from(messageId.replaceAll('-', ''), 'hex'))}`
    : `rt-${base32(textOctets(messageId))}`;
  return `${named}-${base32(macOf(key, named))}`;
}

/** A token of ours, and the id of the mail it was made for. */
export interface ReturnToken {
  readonly token: string;
  readonly messageId: string;
}

/**
 * The first token in a text that one of the keys signed (the newest first; older ones for as long as mails are on their way). Takes the same time
 * wherever a forgery differs.
 */
export function readReturnToken(keys: readonly Uint8Array[], text: string): ReturnToken | undefined {
  return tokensIn(text).flatMap((token) => verified(keys, token))[0];
}

/** What looks like a token in a text, in lower case: nothing is proven yet. */
export function tokensIn(text: string): readonly string[] {
  return [...text.slice(0, 8192).toLowerCase().matchAll(TOKEN)].slice(0, 20).map(([token]) => token);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TOKEN = /(?<![a-z0-9])r[ut]-[a-z2-7]{2,40}-[a-z2-7]{16}(?![a-z0-9])/g;
const LONGEST_TEXT_ID = 24;
const MAC_OCTETS = 10;

function textOctets(messageId: string): Buffer {
  const octets = Buffer.from(messageId, 'utf8');
  if (octets.length === 0 || octets.length > LONGEST_TEXT_ID)
    throw new RangeError(`A message id of ${octets.length} octets does not fit.`);
  return octets;
}

function macOf(key: Uint8Array, named: string): Buffer {
  return createHmac('sha256', key).update(`quittance/return-path/v1/${named}`).digest().subarray(0, MAC_OCTETS);
}

function verified(keys: readonly Uint8Array[], token: string): readonly ReturnToken[] {
  const [kind = '', payload = '', mac = ''] = token.split('-');
  const given = fromBase32(mac);
  const matches = keys.map((key) => {
    const expected = macOf(key, `${kind}-${payload}`);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return matches.includes(true) ? [{ token, messageId: idOf(kind, fromBase32(payload)) }] : [];
}

function idOf(kind: string, octets: Buffer): string {
  if (kind === 'rt') return octets.toString('utf8');
  return octets.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
