import type { EmailMessage } from '../port.ts';
import { returnAddress, wireAddress } from './address.ts';
import type { SmtpConfig } from './config.ts';

/** Who the mail server is told the message is from and for; each recipient once. */
export interface Envelope {
  readonly from: string;
  readonly to: string[];
}

/** The sender is the return path with the token of the message, so that reports find it (VERP); else the visible sender. */
export function envelopeOf(message: EmailMessage, { returnPath }: SmtpConfig): Envelope {
  const recipients = [...message.to, ...message.copies].map(({ address }) => wireAddress(address) ?? address);
  const { returnToken } = message;
  const isReturned = returnPath !== undefined && returnToken !== undefined;
  const path = isReturned ? returnAddress(returnPath, returnToken) : wireAddress(message.from.address);
  if (path === undefined) throw new TypeError('The token does not fit into the return path.');
  return { from: path, to: [...new Set(recipients)] };
}

/** The address as the message named it, for one as it goes over the wire. */
export function namedAddress(message: EmailMessage, wire: string): string {
  const named = [...message.to, ...message.copies].find(({ address }) => wireAddress(address) === wireAddress(wire));
  return named?.address ?? wire;
}

/** What a report is asked for (RFC 3461); servers that offer none are not asked. */
export interface ReportRequest {
  readonly ret: 'HDRS';
  readonly envid: string;
  readonly notify: string[];
  readonly orcpt?: string;
}

/** `ORCPT` names one recipient and the client sends the same to all, so it goes only where there is one. */
export function reportsOf(message: EmailMessage, { to }: Envelope, { reports }: SmtpConfig): ReportRequest {
  const [only, ...others] = to;
  const isOneInAscii = only !== undefined && others.length === 0 && /^[!-~]+$/.test(only);
  return {
    ret: 'HDRS',
    envid: message.messageId,
    notify: reports.length === 0 ? ['NEVER'] : reports.map((report) => report.toUpperCase()),
    ...(isOneInAscii && { orcpt: `rfc822;${only}` }),
  };
}
