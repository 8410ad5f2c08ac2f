import { decodeWords } from './mime/decode.ts';
import { allOf, type Fields } from './mime/fields.ts';
import type { Mail } from './mime/read-mail.ts';
import { readReturnToken, tokensIn, type ReturnToken } from './return-token.ts';

/** The token that a mail came back on, and what it proves: `proven` is absent where no key made it. */
export interface FoundToken {
  readonly token: string;
  readonly proven?: ReturnToken;
}

/** To whom the report was delivered, the surest first: what the last mail system wrote, then what its sender wrote. */
const OF_REPORT = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-rcpt-to',
  'to',
  'in-reply-to',
  'references',
];
const OF_ORIGINAL = [
  'return-path',
  'message-id',
  'x-quittance-message',
  'envelope-from',
  'x-envelope-from',
  'errors-to',
];

/**
 * Looks for the signed return path of a mail of ours: in the address that the report went to, in what it gives back of the mail (its Return-Path, its
 * Message-ID, a field of our own), and in the envelope id that we asked to be told (RFC 3461). A proven one takes precedence wherever it stands.
 */
export function findToken(mail: Mail, original: Fields, keys: readonly Uint8Array[]): FoundToken | undefined {
  const places = [...valuesOf(mail.fields, OF_REPORT), ...valuesOf(original, OF_ORIGINAL), ...envelopeIds(mail)];
  const text = places.join('\n');
  const proven = keys.length === 0 ? undefined : readReturnToken(keys, text);
  const token = proven?.token ?? tokensIn(text)[0];
  return token === undefined ? undefined : { token, ...(proven !== undefined && { proven }) };
}

function valuesOf(fields: Fields, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => allOf(fields, name)).map(decodeWords);
}

function envelopeIds({ parts }: Mail): readonly string[] {
  return parts.flatMap(({ type, text }) =>
    type.startsWith('message/')
      ? (text.match(/^(?:original-envelope-id|original-message-id|original-mail-from):.*$/gim) ?? [])
      : [],
  );
}
