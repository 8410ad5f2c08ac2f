import type { z } from 'zod';
import type { Clock, IsoDate, PostalAddress, Problem } from '../model/index.ts';
import type { LetterBlock } from './letter-block.ts';

/**
 * The port of a channel spoke: how a message reaches a person. A spoke says what it can do and does it; the hub owns the moment of
 * sending, queue, retry and audit. Every call ends in one of five outcomes; a spoke never throws for what the other side may answer.
 */
export interface Channel<Config, Message extends OutgoingMessage> {
  /** The folder's name, e.g. `smtp`. */
  readonly id: string;
  readonly kind: Message['kind'];
  readonly config: z.ZodType<Config>;
  /** Nothing is called yet: a connection is opened by the first `send` or `check`. */
  connect(config: Config, io: ChannelIo): Promise<ChannelSession<Message>>;
}

/** Everything a spoke needs from outside, injected so that tests decide it. */
export interface ChannelIo {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Resolves a secret by the name the config gives; secrets never appear in the config itself. */
  readonly secret: (name: string) => Promise<string>;
  readonly log: ChannelLog;
  /** Keeps a file that people fetch (the print-ready batch), and names it; the same bytes may be kept twice. Only `print` asks for it. */
  readonly keepFile?: (file: MadeFile) => Promise<string>;
  /** Aborts what is under way when the process stops. */
  readonly signal?: AbortSignal;
}

export interface ChannelLog {
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface MadeFile {
  readonly filename: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

export type OutgoingMessage = EmailMessage | TextMessage | PrintBatch;
export type ChannelKind = OutgoingMessage['kind'];

/** An e-mail address with the name shown beside it. The address may be international (RFC 6531). */
export interface Mailbox {
  readonly name?: string;
  readonly address: string;
}

export interface Attachment extends MadeFile {
  /** An image of the HTML part, shown in its place: `cid:<contentId>`. Absent for what is attached. */
  readonly contentId?: string;
}

export interface EmailMessage {
  readonly kind: 'email';
  /** RFC 5322 `id-left@id-right` without angle brackets. The same over repeats: a mail server or a reader sees one message. */
  readonly messageId: string;
  /** Signed token of the return path: reports find their message by it. Ignored where no return path is configured. */
  readonly returnToken?: string;
  readonly from: Mailbox;
  readonly replyTo?: Mailbox;
  readonly to: readonly Mailbox[];
  readonly copies: readonly Mailbox[];
  readonly subject: string;
  /** Always there: people and machines read it. */
  readonly text: string;
  readonly html?: string;
  readonly attachments: readonly Attachment[];
  /** BCP 47, for `Content-Language`. */
  readonly language: string;
  /** Where the reader ends messages of this sort: `https:` or `mailto:`. For reminders before due; an invoice has none. */
  readonly unsubscribe?: string;
  /** Further header fields of ours (`X-Quittance-Document`); those the spoke writes itself are refused. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TextMessage {
  readonly kind: 'sms';
  /** The gateway's idempotency key; the same over repeats. */
  readonly messageId: string;
  /** E.164, `+33612345678`. */
  readonly to: string;
  readonly text: string;
  readonly language: string;
}

/** Letters that are printed and posted together. One letter's address is what the window of the envelope shows. */
export interface PrintBatch {
  readonly kind: 'print';
  /** Names the batch's file; the same over repeats. */
  readonly messageId: string;
  /** The day of the batch, `2026-12-05`: the same batch gives the same bytes. */
  readonly date: IsoDate;
  readonly letters: readonly PrintLetter[];
}

export interface PrintLetter {
  /** The hub's id of the message this letter is; its outcome carries it as `address`. */
  readonly id: string;
  readonly language: string;
  readonly sender: LetterParty;
  readonly recipient: LetterParty;
  /** Date line as it is printed, e.g. `Paris, le 5 décembre 2026`. */
  readonly dateLine: string;
  readonly subject: string;
  /** What the cover letter says: the `blocks` of `writeLetter`. */
  readonly blocks: readonly LetterBlock[];
  /** PDF files that follow the cover letter. */
  readonly enclosures: readonly Uint8Array[];
}

export interface LetterParty {
  readonly name: string;
  /** Second line of the address: a person or a department. */
  readonly attention?: string;
  readonly address: PostalAddress;
}

/** What a spoke can do; may depend on the instance (what the mail server advertises is known after the first connection). */
export interface ChannelCapabilities {
  /** How many messages may be under way at once. */
  readonly maxConcurrency: number;
  /** Largest message in bytes as it travels, where the other side has told. */
  readonly maxBytes?: number;
  /** The other side reports what became of a message: `reports` by DSN or receipt, `none` otherwise. */
  readonly delivery: 'reports' | 'none';
  /** A repeat with the same `messageId` is known over there; else at most one duplicate per lost answer. */
  readonly repeats: 'known' | 'seen-twice';
}

/** A finding of `check()`: what was looked at, whether it is fine, and what to do when not. */
export interface Diagnosis {
  readonly check: string;
  readonly ok: boolean;
  readonly message: string;
  readonly advice?: string;
}

/** What went wrong: stable code, a sentence without personal data, and what a person can do. */
export type Cause = Pick<Problem, 'code' | 'message' | 'advice'>;

/** What the other side said of one recipient. `address` as the message named it (of a letter: its id). */
export interface RecipientReply {
  readonly address: string;
  /** The other side's words. May hold the address: for the record, not for logs. */
  readonly reply: string;
  /** RFC 3463 enhanced status, `5.1.1`. */
  readonly status?: string;
}

export interface RefusedRecipient extends RecipientReply {
  /** Trying this recipient again as it is will fail again. */
  readonly permanent: boolean;
  readonly cause: Cause;
}

/**
 * The five outcomes of the house.
 * - `ok`: taken over for at least one recipient; those of `refused` that are not permanent may be tried again alone;
 * - `transient`: nobody took it, try again later;
 * - `rejected`: this message or all of its recipients are refused for good: a person, or the next channel, must help;
 * - `misconfigured`: every message would fail, the connection is paused until someone mends its set-up;
 * - `uncertain`: the answer was lost after the content was sent: it may have arrived. Sending again with the same `messageId` is allowed,
 *   and makes at most one duplicate.
 */
export type SendOutcome =
  | {
      readonly ok: true;
      readonly accepted: readonly RecipientReply[];
      readonly refused: readonly RefusedRecipient[];
      readonly evidence: Evidence;
    }
  | {
      readonly ok: false;
      readonly kind: 'transient' | 'rejected' | 'misconfigured' | 'uncertain';
      readonly cause: Cause;
      readonly retryAfterMs?: number;
      /** Per recipient, where the other side got that far. */
      readonly refused: readonly RefusedRecipient[];
      readonly evidence: Evidence;
    };

/** What proves the outcome, to be stored: the server's last reply, the queue id, the gateway's id, the file's name. Small strings. */
export type Evidence = Readonly<Record<string, string>>;

export interface ChannelSession<Message extends OutgoingMessage> {
  capabilities(): Promise<ChannelCapabilities>;
  /** Sends one message; never throws for what the other side may answer. */
  send(message: Message): Promise<SendOutcome>;
  /** Looks whether a message could be sent now, without sending one. */
  check(): Promise<readonly Diagnosis[]>;
  close(): Promise<void>;
}
