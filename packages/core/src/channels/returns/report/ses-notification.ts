import { z } from 'zod';
import type { MailClass, Reason } from '../mail-report.ts';
import type { Mail } from '../mime/read-mail.ts';
import type { Failure } from './failure.ts';

const recipient = z.object({
  emailAddress: z.string(),
  action: z.string().optional(),
  status: z.string().optional(),
  diagnosticCode: z.string().optional(),
});

const notification = z.object({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  bounce: z
    .object({ bounceType: z.string(), bounceSubType: z.string(), bouncedRecipients: z.array(recipient) })
    .optional(),
  complaint: z.object({ complainedRecipients: z.array(recipient) }).optional(),
  delivery: z.object({ recipients: z.array(z.string()), smtpResponse: z.string().optional() }).optional(),
});

/** What Amazon SES says by way of SNS, which mails a JSON document: `undefined` where a mail is none. */
export function sesNotificationOf(
  mail: Mail,
): { readonly class: MailClass; readonly failures: readonly Failure[] } | undefined {
  const text = mail.parts[0]?.text ?? '';
  if (!/^\s*\{/.test(text) || !/notificationType|eventType/.test(text)) return undefined;
  const found = notification.safeParse(documentIn(text));
  if (!found.success) return undefined;
  const { bounce, complaint, delivery } = found.data;
  if (complaint !== undefined) return { class: 'complaint', failures: complaint.complainedRecipients.map(complained) };
  if (delivery !== undefined)
    return {
      class: 'delivered',
      failures: delivery.recipients.map((address) => delivered(address, delivery.smtpResponse)),
    };
  if (bounce === undefined) return undefined;
  return {
    class: 'bounce',
    failures: bounce.bouncedRecipients.map((one) => bounced(one, BOUNCES[bounce.bounceSubType])),
  };
}

/** The document, which mail systems break into lines, bare or in the `Message` of an SNS envelope. */
function documentIn(text: string): unknown {
  try {
    const document: unknown = JSON.parse(text.slice(0, text.lastIndexOf('}') + 1).replaceAll('\n', ''));
    const envelope = z.object({ Message: z.string() }).safeParse(document);
    return envelope.success ? JSON.parse(envelope.data.Message) : document;
  } catch {
    return undefined;
  }
}

type Recipient = z.output<typeof recipient>;

const complained = ({ emailAddress }: Recipient): Failure => ({
  address: emailAddress,
  diagnostic: '',
  reason: 'feedback',
});

const delivered = (address: string, diagnostic = ''): Failure => ({
  address,
  diagnostic,
  reason: 'delivered',
  action: 'delivered',
});

function bounced({ emailAddress, status, diagnosticCode = '' }: Recipient, reason: Reason | undefined): Failure {
  return {
    address: emailAddress,
    action: 'failed',
    diagnostic: diagnosticCode.replace(/^\w+;\s*/, ''),
    ...(status !== undefined && { status }),
    ...(reason !== undefined && { reason }),
  };
}

const BOUNCES: Readonly<Record<string, Reason>> = {
  NoEmail: 'userunknown',
  Suppressed: 'suppressed',
  OnAccountSuppressionList: 'suppressed',
  MailboxFull: 'mailboxfull',
  MessageTooLarge: 'mesgtoobig',
  ContentRejected: 'contenterror',
  AttachmentRejected: 'securityerror',
};
