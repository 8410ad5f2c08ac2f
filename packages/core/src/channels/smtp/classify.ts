import { type SendFailure, unsent } from '../outcome.ts';
import type { Cause, RefusedRecipient } from '../port.ts';
import { causeOf, isPermanent, LOGIN_REFUSED, readReply, RELAY_DENIED, type Reply, TOO_BIG } from './reply.ts';

/** What the SMTP client says of a call that failed. */
export interface SmtpError {
  readonly code?: string | undefined;
  readonly originalCode?: string | undefined;
  /** The command that was under way: `MAIL FROM`, `RCPT TO`, `DATA`, `CONN`, `STARTTLS`, `API`. */
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly message: string;
  readonly recipient?: string | undefined;
  readonly rejectedErrors?: readonly SmtpError[] | undefined;
}

/**
 * Which of the five outcomes it is. `contentSent`: the last byte of the message had been written, so that a lost answer leaves open whether
 * it was taken; a server must forget a message that ends before its last line (RFC 5321, 4.1.1.4).
 */
export function failureOf(error: SmtpError, contentSent: boolean): SendFailure {
  const reply = readReply(error.response);
  const evidence = evidenceOf(error, reply);
  const refused = (error.rejectedErrors ?? []).map(refusedBy);
  if (refused.length > 0) return refusedByAll(refused, evidence);
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') {
    const isBusy = reply !== undefined && !isPermanent(reply);
    return isBusy ? unsent('transient', BUSY, { evidence }) : unsent('misconfigured', LOGIN_REFUSED, { evidence });
  }
  if (reply !== undefined) return refusedWhole(error.command ?? '', reply, evidence);
  if (error.code === 'EMESSAGE' && error.command === 'MAIL FROM') return unsent('rejected', TOO_BIG, { evidence });
  if (error.code === 'ETLS' || CERTIFICATE.test(error.originalCode ?? error.message))
    return unsent('misconfigured', NO_TLS, { evidence });
  if (contentSent) return unsent('uncertain', ANSWER_LOST, { evidence });
  return unsent('transient', error.code === 'EDNS' || error.command === 'CONN' ? UNREACHABLE : LOST, { evidence });
}

/** One recipient's refusal as the port tells it. */
export function refusedBy(error: SmtpError): RefusedRecipient {
  const reply: Reply = readReply(error.response) ?? { code: 450, text: error.message };
  return {
    address: error.recipient ?? '',
    reply: reply.text,
    permanent: isPermanent(reply),
    cause: causeOf(reply),
    ...(reply.status !== undefined && { status: reply.status }),
  };
}

/** One that may still take it makes the whole worth another try; when the relay refuses us, it is not the recipients' fault. */
function refusedByAll(refused: readonly RefusedRecipient[], evidence: Readonly<Record<string, string>>): SendFailure {
  const later = refused.find(({ permanent }) => !permanent);
  const cause = (later ?? refused[0])?.cause ?? LOST;
  if (cause === RELAY_DENIED || cause === LOGIN_REFUSED) return unsent('misconfigured', cause, { refused, evidence });
  return unsent(later === undefined ? 'rejected' : 'transient', cause, { refused, evidence });
}

/** A reply to a command that concerns the message as a whole. */
function refusedWhole(command: string, reply: Reply, evidence: Readonly<Record<string, string>>): SendFailure {
  const cause = causeOf(reply);
  if (command === 'STARTTLS') return unsent('misconfigured', NO_TLS, { evidence });
  if (!isPermanent(reply))
    return unsent('transient', cause === TOO_BIG ? BUSY : { ...BUSY, code: 'SMTP_LATER' }, { evidence });
  if (cause === TOO_BIG || cause.code === 'EMAIL_ADDRESS_NOT_SUPPORTED') return unsent('rejected', cause, { evidence });
  if (cause === LOGIN_REFUSED || cause === RELAY_DENIED) return unsent('misconfigured', cause, { evidence });
  if (command === 'MAIL FROM') return unsent('misconfigured', SENDER_REFUSED, { evidence });
  if (command === 'DATA') return unsent('rejected', CONTENT_REFUSED, { evidence });
  return unsent('misconfigured', SERVER_REFUSES, { evidence });
}

function evidenceOf(error: SmtpError, reply: Reply | undefined): Record<string, string> {
  return {
    ...(error.command !== undefined && { command: error.command }),
    ...(reply !== undefined && { reply: reply.text }),
    ...(reply === undefined && error.code !== undefined && { error: error.originalCode ?? error.code }),
  };
}

/** OpenSSL's and Node's words for a certificate that does not hold. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ERR_TLS|ERR_SSL|EPROTO|HOSTNAME_MISMATCH/;

const BUSY: Cause = {
  code: 'SMTP_BUSY',
  message: 'The mail server is busy or asks us to come back later.',
  advice: 'Nothing has to be done: it is tried again.',
};
const UNREACHABLE: Cause = {
  code: 'SMTP_UNREACHABLE',
  message: 'The mail server cannot be reached, or does not answer.',
  advice:
    'It is tried again; if it stays so, check host and port of the mail server, and that the firewall lets us out.',
};
const LOST: Cause = {
  code: 'SMTP_CONNECTION_LOST',
  message: 'The connection to the mail server broke before the message was with it.',
  advice: 'Nothing has to be done: it is tried again.',
};
const ANSWER_LOST: Cause = {
  code: 'SMTP_ANSWER_LOST',
  message: 'The connection broke after the message was sent, before the mail server said that it has it.',
  advice: 'It is sent again under the same Message-ID: at worst it arrives twice.',
};
const NO_TLS: Cause = {
  code: 'SMTP_NO_TLS',
  message: 'No encrypted connection to the mail server comes about: it offers none, or its certificate does not hold.',
  advice: 'Check host, port and the kind of encryption; give the authority’s certificate where it is a private one.',
};
const SENDER_REFUSED: Cause = {
  code: 'SMTP_SENDER_REFUSED',
  message: 'The mail server lets us not send under this sender or return path.',
  advice: 'Have the sender’s address and the return path allowed at the mail server, or change them.',
};
const CONTENT_REFUSED: Cause = {
  code: 'EMAIL_CONTENT_REFUSED',
  message: 'The mail server refuses the content of the message.',
  advice: 'Read what the server answered; send it without the attachment, with a link to the portal.',
};
const SERVER_REFUSES: Cause = {
  code: 'SMTP_REFUSED',
  message: 'The mail server refuses to talk to us.',
  advice: 'Read what the server answered, and have our address allowed there.',
};
