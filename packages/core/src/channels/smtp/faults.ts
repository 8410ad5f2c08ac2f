import { type Cause, type EmailMessage, type Mailbox } from '../port.ts';
import { wireAddress } from './address.ts';

/** A line break in a header field would begin a field of the writer's own; other control characters hide text. */
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/;
const MESSAGE_ID = /^[A-Za-z\d!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z\d.-]+$/;
const OWN_FIELD = /^X-[A-Za-z\d-]{1,70}$/;
const LINK = /^(?:https|mailto):[!-;=?-~]+$/;
const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/;
const CONTENT_ID = /^[A-Za-z\d._@-]{1,100}$/;
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+(?:; ?[\w-]+=[\w.+-]+)*$/;

/** The first thing about the message itself that no server should see; nothing where it is fit to be sent. */
export function faultOf(message: EmailMessage): Cause | undefined {
  const addressed: [string, Mailbox][] = [
    ['from', message.from],
    ...(message.replyTo === undefined ? [] : [['replyTo', message.replyTo] satisfies [string, Mailbox]]),
    ...message.to.map((mailbox, index): [string, Mailbox] => [`to[${index}]`, mailbox]),
    ...message.copies.map((mailbox, index): [string, Mailbox] => [`copies[${index}]`, mailbox]),
  ];
  const wrong = addressed.find(([, { address }]) => wireAddress(address) === undefined);
  if (wrong !== undefined) return noAddress(wrong[0]);
  if (message.to.length === 0) return noAddress('to');
  const field = lines(message, addressed).find(
    ([, text, allowed]) => CONTROL.test(text) || allowed?.test(text) === false,
  );
  return field === undefined ? undefined : badField(field[0]);
}

/** Everything that becomes a line of a header, with its place and what it must look like. */
function lines(
  message: EmailMessage,
  addressed: readonly [string, Mailbox][],
): readonly (readonly [place: string, text: string, allowed?: RegExp])[] {
  return [
    ['subject', message.subject],
    ['messageId', message.messageId, MESSAGE_ID],
    ['language', message.language, LANGUAGE],
    ['unsubscribe', message.unsubscribe ?? 'mailto:none', LINK],
    ...addressed.map(([place, { name }]) => [`${place}.name`, name ?? ''] as const),
    ...Object.entries(message.headers ?? {}).flatMap(([name, value]) => [
      ['headers', name, OWN_FIELD] as const,
      [`headers.${name}`, value] as const,
    ]),
    ...message.attachments.flatMap(({ filename, mediaType, contentId }, index) => [
      [`attachments[${index}].filename`, filename] as const,
      [`attachments[${index}].mediaType`, mediaType, MEDIA_TYPE] as const,
      [`attachments[${index}].contentId`, contentId ?? 'none', CONTENT_ID] as const,
    ]),
  ];
}

const noAddress = (place: string): Cause => ({
  code: 'EMAIL_ADDRESS',
  message: `${place} holds no address that e-mail can be sent to.`,
  advice: 'Correct the e-mail address of the contact.',
});

const badField = (place: string): Cause => ({
  code: 'EMAIL_FIELD',
  message: `${place} holds a line break or characters that a header field cannot hold.`,
  advice: 'Correct the text in the template or in the customer’s data.',
});
