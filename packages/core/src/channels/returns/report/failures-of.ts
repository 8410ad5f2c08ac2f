import { decodeWords } from '../mime/decode.ts';
import { allOf, firstOf, type Fields } from '../mime/fields.ts';
import type { Mail } from '../mime/read-mail.ts';
import { addressesIn, addressIn, sameAddress } from './address.ts';
import type { Failure } from './failure.ts';
import type { Notice } from './notice.ts';
import { failuresInNotice } from './notice-failures.ts';

/** The recipients of a report that has no fields for them: by its words, by a field of its header, or by the mail that came back. */
export function failuresOf(mail: Mail, { text, original }: Notice): readonly Failure[] {
  const senders = sendersOf(mail.fields, original);
  const told = addressesIn(allOf(mail.fields, 'x-failed-recipients').join(','));
  const named = failuresInNotice(text, senders);
  if (named.failures.length > 0 && (named.isSure || told.length === 0)) return named.failures;
  const found =
    [told, localNames(text, mail.fields), recipientsOf(original, senders)].find((some) => some.length > 0) ?? [];
  return [...new Set(found)].map((address) => ({ address, diagnostic: text.slice(0, 4096) }));
}

/** Recipients named without their domain, one a line behind a colon: it is that of the mail system which reports. */
function localNames(text: string, fields: Fields): readonly string[] {
  const domain = addressIn(decodeWords(firstOf(fields, 'from')))?.split('@')[1];
  const listed = /:[ \t]*\n((?:[ \t]+[\w.+-]{2,64}[ \t]*\n?)+)/.exec(`${text}\n`)?.[1] ?? '';
  return domain === undefined
    ? []
    : listed.split('\n').flatMap((line) => (line.trim() === '' ? [] : `${line.trim()}@${domain}`));
}

/** Who sent the mail that came back: never the one whom it did not reach, unless nobody else is named. */
export function sendersOf(fields: Fields, original: Fields): readonly string[] {
  const values = [
    firstOf(fields, 'to'),
    ...['from', 'return-path', 'sender', 'reply-to'].flatMap((name) => allOf(original, name)),
  ];
  return values.flatMap((value) => addressIn(decodeWords(value)) ?? []);
}

const TO_FIELDS = ['x-envelope-to', 'envelope-to', 'x-rcpt-to', 'x-original-to', 'delivered-to', 'to'];

function recipientsOf(original: Fields, senders: readonly string[]): readonly string[] {
  const named = TO_FIELDS.map((name) => allOf(original, name).flatMap((value) => addressesIn(decodeWords(value))));
  const forWhom = allOf(original, 'received').map((value) =>
    addressesIn(/\bfor <?([^\s<>;]+@[^\s<>;]+)/.exec(value)?.[1] ?? ''),
  );
  const all = [...named, ...forWhom].map((addresses) =>
    addresses.filter((address) => !senders.some((sender) => sameAddress(sender, address))),
  );
  return all.find((addresses) => addresses.length > 0) ?? [];
}
