import type { Attachment, LetterBlock } from '../../channels/index.ts';
import { refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import type { MessageRow, TenantTransaction } from '../../store/index.ts';
import { documentLetters } from './deliver-invoice.ts';
import type { Road } from '../road.ts';
import { dunningLetters } from '../dunning/send-letter.ts';

/** What a message says, and what comes with it. */
export interface Letter {
  readonly subject: string;
  /** Always there: what people and machines read; all of a text message. */
  readonly text: string;
  readonly html?: string;
  /** The same for paper; a kind of message without them is never printed. */
  readonly blocks?: readonly LetterBlock[];
  readonly attachments: readonly Attachment[];
  /** Where the reader ends messages of this sort. */
  readonly unsubscribe?: string;
}

/** Writes one message; `link` opens its document in the portal, where there is one. */
export type WriteLetter = (message: MessageRow, link: string | undefined) => Promise<Result<Letter>>;

/** How the messages of one kind are written, when they leave. */
export interface LetterWriter {
  /**
   * In the transaction that commits a message to be sent: what is by now no reason to send any more is withdrawn. Answers the messages that still
   * go out; their `content` may have changed.
   */
  stillWanted?(road: Road, trx: TenantTransaction, messages: readonly MessageRow[]): Promise<readonly MessageRow[]>;
  /** Reads what these messages are about in one go, and answers what writes each of them. */
  writer(road: Road, tenant: TenantId, messages: readonly MessageRow[]): Promise<WriteLetter>;
}

/** What writes these messages, whatever their kinds; a kind that nobody knows cannot be written. */
export async function letterWriter(
  road: Road,
  tenant: TenantId,
  messages: readonly MessageRow[],
): Promise<WriteLetter> {
  const writers = new Map<string, WriteLetter>();
  for (const [kind, group] of Map.groupBy(messages, (message) => message.kind)) {
    const writer = await LETTER_WRITERS[kind]?.writer(road, tenant, group);
    if (writer !== undefined) writers.set(kind, writer);
  }
  return (message, link) => writers.get(message.kind)?.(message, link) ?? Promise.resolve(refused(UNWRITABLE));
}

export const UNWRITABLE: Problem = {
  code: 'MESSAGE_UNWRITABLE',
  message: 'The message could not be written.',
  advice: 'Look at its document and at the template, then release the message.',
  retry: 'after-fix',
};

/** By `kind` of the message. */
export const LETTER_WRITERS: Readonly<Record<string, LetterWriter>> = {
  document: documentLetters,
  letter: dunningLetters,
};
