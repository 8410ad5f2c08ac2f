import { firstOf } from '../mime/fields.ts';
import type { Mail } from '../mime/read-mail.ts';
import { addressIn } from './address.ts';

/** Who tells that he read a mail, or deleted it unread (RFC 8098); `undefined` where a mail is no such receipt. */
export function receiverOf({ fields, parts }: Mail): readonly string[] | undefined {
  const receipt = parts.find(({ type }) => type === 'message/disposition-notification');
  const isReceipt =
    receipt !== undefined || /report-type\s*=\s*"?disposition-notification/i.test(firstOf(fields, 'content-type'));
  if (!isReceipt) return undefined;
  const told = /^(?:final|original)-recipient:[^;\n]*;(.*)$/im.exec(receipt?.text ?? '')?.[1];
  const address = addressIn(told ?? '') ?? addressIn(firstOf(fields, 'from'));
  return address === undefined ? [] : [address];
}
