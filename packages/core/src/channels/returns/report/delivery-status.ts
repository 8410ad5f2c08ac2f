import type { Mail, Part } from '../mime/read-mail.ts';
import { firstOf, readFields, type Fields } from '../mime/fields.ts';
import type { Reason } from '../mail-report.ts';
import { addressIn } from './address.ts';
import type { Failure } from './failure.ts';

const IS_STATUS = /^message\/(?:x-?)?(?:global-)?delivery-?status$/;
const HAS_RECIPIENT = /^(?:final|original)-recipient[ \t]*:/im;

/** What an RFC 3464 report says of each recipient. */
export function announcedStatusOf({ parts }: Mail): readonly Failure[] {
  return failuresIn(parts.filter(({ type }) => IS_STATUS.test(type)));
}

/** The same fields where they stand in a text that is not announced as what it is. */
export function writtenStatusOf({ parts }: Mail): readonly Failure[] {
  return failuresIn(parts.filter(holdsStatus));
}

function failuresIn(parts: readonly Part[]): readonly Failure[] {
  return distinct(parts.flatMap(({ text }) => groups(text).flatMap(failureOf)));
}

function holdsStatus({ type, text }: Part): boolean {
  return type === 'text/plain' && HAS_RECIPIENT.test(text) && /^(?:action|status)[ \t]*:/im.test(text);
}

/** The groups of fields, one a recipient: parted by empty lines, or by the field that begins one. */
function groups(text: string): readonly Fields[] {
  const blocks = text.slice(0, 65_536).split(/\n[ \t]*\n|\n(?=final-recipient[ \t]*:)/i);
  const merged: Fields[] = [];
  for (const fields of blocks.map(readFields)) {
    const last = merged.at(-1);
    if (last !== undefined && !isRecipient(fields) && fields.size > 0 && isRecipient(last)) merged.push(fields);
    else if (last !== undefined && isRecipient(fields) && goesOn(last, fields))
      merged[merged.length - 1] = new Map([...last, ...fields]);
    else merged.push(fields);
  }
  return merged;
}

/** Broken reports part a group in two: its Original-Recipient, or its Action, stands before its Final-Recipient. */
function goesOn(last: Fields, fields: Fields): boolean {
  return !last.has('final-recipient') && fields.has('final-recipient') && !last.has('reporting-mta') && last.size > 0;
}

function isRecipient(fields: Fields): boolean {
  return fields.has('final-recipient') || fields.has('original-recipient') || fields.has('x-actual-recipient');
}

function failureOf(fields: Fields): readonly Failure[] {
  const address = RECIPIENTS.map((name) => recipient(firstOf(fields, name))).find((found) => found !== undefined);
  if (address === undefined) return [];
  const [, kind = '', said = ''] = /^\s*([\w-]+)\s*;\s*(.*)$/s.exec(firstOf(fields, 'diagnostic-code')) ?? [
    '',
    '',
    firstOf(fields, 'diagnostic-code'),
  ];
  const { status, comment } = statusOf(firstOf(fields, 'status'));
  const action = ACTIONS.find((name) => firstOf(fields, 'action').toLowerCase().startsWith(name));
  const reason = BOUNCE_CATEGORIES[firstOf(fields, 'x-powermta-bouncecategory').toLowerCase()];
  const remoteHost = /;\s*([^\s();[]+)/.exec(firstOf(fields, 'remote-mta'))?.[1];
  return [
    {
      address,
      diagnostic: /^\d*$/.test(said.trim()) ? comment : `${said} ${comment}`.trim(),
      ...(action !== undefined && { action }),
      ...(status !== undefined && { status }),
      ...(kind !== '' && { kind: kind.toLowerCase() }),
      ...(remoteHost !== undefined && { remoteHost: remoteHost.toLowerCase() }),
      ...(reason !== undefined && { reason }),
    },
  ];
}

/** `@relay:user@host`: a way, not an address. */
const IS_ROUTE = /^<?@[^@]*:/;
const RECIPIENTS = ['final-recipient', 'original-recipient', 'x-actual-recipient', 'x-original-rcpt-to'];
const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

function recipient(value: string): string | undefined {
  const address = value.replace(/^\s*[\w-]+\s*;\s*/, '');
  return IS_ROUTE.test(address) ? undefined : addressIn(address);
}

function statusOf(value: string): { readonly status: string | undefined; readonly comment: string } {
  const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(value)?.[1];
  return { status, comment: /\((.*)\)/.exec(value)?.[1] ?? '' };
}

function distinct(failures: readonly Failure[]): readonly Failure[] {
  const byAddress = new Map<string, Failure>();
  for (const failure of failures) {
    const key = failure.address.toLowerCase();
    const known = byAddress.get(key);
    byAddress.set(key, known === undefined || known.diagnostic.length < failure.diagnostic.length ? failure : known);
  }
  return [...byAddress.values()];
}

/** PowerMTA’s own field. */
const BOUNCE_CATEGORIES: Readonly<Record<string, Reason>> = {
  'bad-domain': 'hostunknown',
  'bad-mailbox': 'userunknown',
  'inactive-mailbox': 'suspend',
  'message-expired': 'expired',
  'no-answer-from-host': 'networkerror',
  'policy-related': 'policyviolation',
  'quota-issues': 'mailboxfull',
  'routing-errors': 'systemerror',
  'spam-related': 'spamdetected',
  'content-related': 'spamdetected',
  'relaying-issues': 'norelaying',
  'virus-related': 'virusdetected',
  'bad-configuration': 'systemerror',
  'bad-connection': 'networkerror',
};
