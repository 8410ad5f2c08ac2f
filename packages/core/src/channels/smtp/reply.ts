import type { Cause } from '../port.ts';

/** A reply of a mail server (RFC 5321, 4.2; RFC 2034). */
export interface Reply {
  readonly code: number;
  /** RFC 3463: `5.1.1`. */
  readonly status?: string;
  readonly text: string;
}

/** Reads `550 5.1.1 No such user`; nothing where it is none. */
export function readReply(text: string | undefined): Reply | undefined {
  const [, code, status] = /^([245]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3})\b)?/.exec(text ?? '') ?? [];
  if (text === undefined || code === undefined) return undefined;
  return { code: Number(code), text, ...(status !== undefined && { status }) };
}

export const isPermanent = ({ code }: Reply): boolean => code >= 500;

/** What is wrong by a permanent or passing refusal, whoever it concerns. First row that fits. */
interface Row {
  readonly status?: RegExp;
  readonly codes?: readonly number[];
  readonly text?: RegExp;
  readonly cause: Cause;
}

export const TOO_BIG: Cause = {
  code: 'EMAIL_TOO_BIG',
  message: 'The mail server takes no message of this size.',
  advice: 'Send it without the attachment, with a link to the portal.',
};

export const RELAY_DENIED: Cause = {
  code: 'SMTP_RELAY_DENIED',
  message: 'The mail server passes on no mail of ours to other domains.',
  advice: 'Set up user and password of the relay, or have our address allowed there.',
};

export const LOGIN_REFUSED: Cause = {
  code: 'SMTP_LOGIN_REFUSED',
  message: 'The mail server refuses the user or the password.',
  advice: 'Enter user and password of the mail server again, and look whether it asks for an app password.',
};

const UNKNOWN_RECIPIENT: Cause = {
  code: 'EMAIL_RECIPIENT_UNKNOWN',
  message: 'The recipient’s mail server does not know the address.',
  advice: 'Ask the customer for a valid e-mail address, or choose another channel.',
};
const MAILBOX_FULL: Cause = {
  code: 'EMAIL_MAILBOX_FULL',
  message: 'The recipient’s mailbox is full or takes no mail of this size.',
  advice: 'It is tried again; if it stays full, choose another contact or channel.',
};
const BLOCKED: Cause = {
  code: 'EMAIL_BLOCKED',
  message: 'The mail server refuses our mail by its policy.',
  advice:
    'Check SPF, DKIM and DMARC of the sender’s domain, and the reputation of the relay; the address itself may be fine.',
};
const UTF8_ADDRESS: Cause = {
  code: 'EMAIL_ADDRESS_NOT_SUPPORTED',
  message: 'A mail server on the way takes no address with letters outside ASCII.',
  advice: 'Ask the customer for an address in ASCII letters.',
};
const REFUSED: Cause = {
  code: 'EMAIL_RECIPIENT_REFUSED',
  message: 'The mail server refuses mail to the recipient.',
  advice: 'Read what the server answered, and choose another contact or channel.',
};
const LATER: Cause = {
  code: 'EMAIL_RECIPIENT_LATER',
  message: 'The mail server takes mail to the recipient later (greylisting, or it is busy).',
  advice: 'Nothing has to be done: it is tried again.',
};

const ROWS: readonly Row[] = [
  { status: /^[45]\.3\.4$/, cause: TOO_BIG },
  { status: /^[45]\.6\.7$/, cause: UTF8_ADDRESS },
  {
    codes: [550, 551, 553, 554],
    text: /relay(?:ing)?(?: access)? (?:is )?(?:denied|not (?:permitted|allowed))|unable to relay|does not relay/i,
    cause: RELAY_DENIED,
  },
  { codes: [530, 534, 535], cause: LOGIN_REFUSED },
  { status: /^[45]\.2\.2$/, cause: MAILBOX_FULL },
  { codes: [552], text: /quota|full|storage/i, cause: MAILBOX_FULL },
  { codes: [552], cause: TOO_BIG },
  { status: /^5\.(?:1\.(?:[1-36]|10)|2\.1)$/, cause: UNKNOWN_RECIPIENT },
  { status: /^5\.7\./, cause: BLOCKED },
  { codes: [421, 450, 451, 452, 454, 455], cause: LATER },
  { codes: [550], text: /spam|block(?:ed|list)|blacklist|reputation|policy|spf|dkim|dmarc/i, cause: BLOCKED },
  {
    codes: [550, 551, 553],
    text: /user|mailbox|recipient|address|account|exist|unknown|found/i,
    cause: UNKNOWN_RECIPIENT,
  },
];

/** What a refusal means, by its status, code and words (RFC 3463, 3; RFC 5321, 4.2.3). */
export function causeOf(reply: Reply): Cause {
  const found = ROWS.find(
    ({ status, codes, text }) =>
      (status === undefined || status.test(reply.status ?? '')) &&
      (codes === undefined || codes.includes(reply.code)) &&
      (text === undefined || text.test(reply.text)),
  );
  return found?.cause ?? (isPermanent(reply) ? REFUSED : LATER);
}
