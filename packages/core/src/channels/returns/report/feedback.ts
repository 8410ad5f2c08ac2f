import { decodeWords } from '../mime/decode.ts';
import { allOf, firstOf, readFields, splitHeader } from '../mime/fields.ts';
import type { Mail } from '../mime/read-mail.ts';
import { addressesIn, addressIn } from './address.ts';

/**
 * Who complains, where a mail is a complaint: a feedback report (RFC 5965), the older form of Hotmail, or the mail by which Apple Mail unsubscribes.
 * `undefined`: it is none. Many reports hide who complains; then the list is empty.
 */
export function complainantsOf(mail: Mail): readonly string[] | undefined {
  const report = mail.parts.find(({ type }) => type === 'message/feedback-report');
  if (report !== undefined) return named(report.text) ?? addressees(mail);
  if (/report-type\s*=\s*"?feedback-report/i.test(firstOf(mail.fields, 'content-type'))) return addressees(mail);
  if (isOfHotmail(mail)) return addressees(mail);
  if (firstOf(mail.fields, 'x-apple-unsubscribe').toLowerCase() === 'true')
    return addressesIn(firstOf(mail.fields, 'from'));
  return undefined;
}

function named(report: string): readonly string[] | undefined {
  const fields = readFields(report.slice(0, 65_536));
  const found = ['original-rcpt-to', 'removal-recipient', 'redacted-address']
    .flatMap((name) => allOf(fields, name))
    .flatMap((value) => addressIn(value) ?? []);
  return found.length === 0 ? undefined : [...new Set(found)];
}

/** To whom the mail that is complained about went. */
function addressees({ parts }: Mail): readonly string[] {
  const original = parts.find(({ type }) => type === 'message/rfc822' || /rfc822-header/.test(type));
  if (original === undefined) return [];
  const { fields } = splitHeader(original.text);
  const told = [firstOf(fields, 'x-hmxmroriginalrecipient'), firstOf(fields, 'to')].map((value) =>
    addressesIn(decodeWords(value)),
  );
  return told.find((addresses) => addresses.length > 0) ?? [];
}

function isOfHotmail({ fields }: Mail): boolean {
  const from = addressIn(firstOf(fields, 'from'))?.toLowerCase();
  return (
    (from === 'staff@hotmail.com' || from === 'complaints@email-abuse.amazonses.com') &&
    /complaint about message from/i.test(firstOf(fields, 'subject'))
  );
}
