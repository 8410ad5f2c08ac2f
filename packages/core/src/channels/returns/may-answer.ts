import { allOf, firstOf, type Fields } from './mime/fields.ts';
import { readMail } from './mime/read-mail.ts';
import { addressIn, isDaemon } from './report/address.ts';
import { classifyMail } from './classify-mail.ts';

/**
 * Whether a machine may answer a mail (RFC 3834, 2): never a report, an automatic answer or a mail without a return path, never a list, never what
 * asks not to be answered. Two machines that answer each other do so for ever.
 */
export function mayAnswer(raw: Uint8Array): boolean {
  const { fields } = readMail(raw);
  return hasReturnPath(fields) && !isAutomatic(fields) && !isOfList(fields) && classifyMail(raw).class === 'other';
}

function hasReturnPath(fields: Fields): boolean {
  const paths = allOf(fields, 'return-path');
  const sender = addressIn(firstOf(fields, 'from'));
  if (paths.some((path) => addressIn(path) === undefined)) return false;
  return (
    sender !== undefined &&
    [sender, ...paths.map((path) => addressIn(path) ?? '')].every(
      (address) => !isDaemon(address) && !ROBOT.test(address),
    )
  );
}

function isAutomatic(fields: Fields): boolean {
  const submitted = firstOf(fields, 'auto-submitted').toLowerCase();
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    /^(?:bulk|junk|list|auto_reply)/i.test(firstOf(fields, 'precedence')) ||
    /\b(?:all|oof|autoreply)\b/i.test(firstOf(fields, 'x-auto-response-suppress'))
  );
}

function isOfList(fields: Fields): boolean {
  return [...fields.keys()].some(
    (name) => name.startsWith('list-') || name === 'mailing-list' || name === 'x-mailing-list',
  );
}

const ROBOT = /^(?:no-?reply|do-?not-?reply|owner-|.*-(?:request|relay|owner|bounces?)@|bounces?[+-])/i;
