import type { Attachment, LetterBlock } from '../channels/index.ts';
import type { Result, TenantId } from '../model/index.ts';
import type { MessageRow, TenantTransaction } from '../store/index.ts';
import { documentLetters } from './deliver-invoice.ts';
import type { Road } from './road.ts';
import { dunningLetters } from './send-letter.ts';

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

/** How the messages of one kind are written, when they leave. */
export interface LetterWriter {
  /**
   * In the transaction that commits a message to be sent: what is by now no reason to send any more is withdrawn. Answers the messages that still
   * go out; their `content` may have changed.
   */
  stillWanted?(road: Road, trx: TenantTransaction, messages: readonly MessageRow[]): Promise<readonly MessageRow[]>;
  /** `link` opens the document in the portal, where there is one. */
  write(road: Road, tenant: TenantId, message: MessageRow, link: string | undefined): Promise<Result<Letter>>;
}

/** By `kind` of the message. */
export const LETTER_WRITERS: Readonly<Record<string, LetterWriter>> = {
  document: documentLetters,
  letter: dunningLetters,
};
