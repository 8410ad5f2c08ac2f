import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { EmailMessage } from '../port.ts';

/** The key that signs messages of a domain (RFC 6376). */
export interface DkimKey {
  readonly domainName: string;
  readonly keySelector: string;
  readonly privateKey: string;
}

/** The message as bytes (RFC 5322), signed. The same message, moment and key give the same bytes. */
export async function compose(message: EmailMessage, date: Date, key: DkimKey | undefined): Promise<Buffer> {
  const node = new MailComposer({
    from: { name: message.from.name ?? '', address: message.from.address },
    ...(message.replyTo && { replyTo: { name: message.replyTo.name ?? '', address: message.replyTo.address } }),
    to: message.to.map(({ name = '', address }) => ({ name, address })),
    cc: message.copies.map(({ name = '', address }) => ({ name, address })),
    subject: message.subject,
    messageId: `<${message.messageId}>`,
    date,
    headers: headersOf(message),
    // The same over repeats, so that a message sent twice is the same message.
    baseBoundary: createHash('sha256').update(message.messageId).digest('hex').slice(0, 32),
    text: message.text,
    ...(message.html !== undefined && { html: message.html }),
    attachments: message.attachments.map(({ filename, mediaType, content, contentId }) => ({
      filename,
      contentType: mediaType,
      content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
      ...(contentId !== undefined && { cid: contentId, contentDisposition: 'inline' as const }),
    })),
    // What a template or a customer's data names is content, and never a place to read from.
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const bytes = await node.build();
  return key === undefined ? bytes : buffer(new DKIM({ keys: key }).sign(bytes));
}

/** Machines see that a machine wrote it (RFC 3834), so that no answering machine answers twice; people see how to end it (RFC 8058). */
function headersOf({ language, unsubscribe, headers }: EmailMessage): Record<string, string> {
  return {
    ...headers,
    'Auto-Submitted': 'auto-generated',
    'Content-Language': language,
    ...(unsubscribe !== undefined && { 'List-Unsubscribe': `<${unsubscribe}>` }),
    ...(unsubscribe?.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  };
}
