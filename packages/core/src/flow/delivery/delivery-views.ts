import type { FileFormat } from '../../formats/index.ts';
import type {
  BounceGroup,
  CustomerContact,
  CustomerId,
  CustomerKind,
  CustomerPreferences,
  DeliveryChannel,
  DeliveryState,
  DocumentId,
  IsoDateTime,
  MessageEventKind,
  MessageState,
  OrderId,
  Problem,
} from '../../model/index.ts';
import type { Explanation } from '../../store/index.ts';
import type { ChannelConnection } from './channel-sessions.ts';
import type { DocumentKind } from '../orders/order-view.ts';

export interface ChannelInput {
  readonly id: ChannelConnection;
  /** `smtp` for `email`; `imap` or `smtp-listener` for `returns`. */
  readonly adapter: string;
  readonly config: unknown;
  /** Kept encrypted; a name left out keeps its value, `null` removes it. */
  readonly secrets?: Readonly<Record<string, string | null>>;
}

export interface MessageFilter {
  readonly state?: MessageState;
  readonly channel?: DeliveryChannel;
  readonly customerId?: string;
  readonly documentId?: string;
  readonly batchId?: string;
}

export interface MessageView {
  readonly id: string;
  /** `document`, or a kind of letter. */
  readonly kind: string;
  readonly documentId?: DocumentId;
  readonly orderId?: OrderId;
  readonly customerId?: CustomerId;
  readonly contactId?: string;
  readonly batchId?: string;
  readonly channel: DeliveryChannel;
  readonly language: string;
  readonly recipients: readonly { readonly address: string; readonly name?: string }[];
  readonly attachments: readonly string[];
  readonly state: MessageState;
  readonly plannedFor: IsoDateTime;
  readonly attempts: number;
  readonly nextAttemptAt?: IsoDateTime;
  /** Why it is held, refused, or waits for another try. */
  readonly problem?: Problem;
  /** Why it goes to this contact, this way, at this moment: rules and the figures they used. */
  readonly explanation: readonly Explanation[];
  readonly updatedAt: IsoDateTime;
}

export interface MessageEventView {
  readonly id: string;
  readonly messageId: string;
  /** The recipient's place in the message. */
  readonly recipient: number;
  readonly attempt: number;
  readonly kind: MessageEventKind;
  readonly at: IsoDateTime;
  readonly details: Readonly<Record<string, unknown>>;
  /** What proves it, to be read with `evidence`. */
  readonly evidence?: string;
}

/** The best proof over all recipients of all messages. */
export interface StandingView {
  readonly state: DeliveryState;
  readonly at: IsoDateTime;
  readonly channel: DeliveryChannel;
  readonly messageId: string;
  readonly group?: BounceGroup;
  /** What it says of the invoice. */
  readonly signal?: 'sent' | 'delivered' | 'undeliverable';
}

export interface DocumentDeliveryView {
  readonly documentId: DocumentId;
  readonly number: string;
  readonly standing?: StandingView;
  readonly messages: readonly MessageView[];
  readonly events: readonly MessageEventView[];
  readonly links: readonly PortalLinkView[];
}

export interface ReceiptPush {
  readonly body: Uint8Array;
  readonly signature: string | undefined;
}

/** How many receipts told something new, how many nothing, and how many belong to no text message of ours. */
export interface TakenReceipts {
  readonly stored: number;
  readonly repeated: number;
  readonly unknown: number;
}

export interface EvidenceView {
  readonly source: string;
  readonly receivedAt: IsoDateTime;
  readonly content: Uint8Array;
}

export interface CustomerView {
  readonly id: CustomerId;
  readonly name: string;
  readonly kind: CustomerKind;
  readonly country?: string;
  readonly language?: string;
  readonly timeZone?: string;
  readonly preferences: CustomerPreferences;
  readonly contacts: readonly CustomerContact[];
}

export interface CustomerInput {
  /** IANA name. Left out: that of the country. */
  readonly timeZone?: string;
  readonly preferences: CustomerPreferences;
}

export interface ReturnedMailView {
  readonly id: string;
  readonly class: string;
  readonly messageId?: string;
  readonly contactId?: string;
  readonly customerId?: CustomerId;
  readonly evidence: string;
  /** A person has still to look at it. */
  readonly open: boolean;
  readonly subject?: string;
  readonly from?: string;
  /** The beginning of what it says. */
  readonly excerpt?: string;
  readonly returnDate?: string;
  /** The address that an automatic reply offers instead. */
  readonly substitute?: string;
  readonly receivedAt: IsoDateTime;
}

export interface ResendProposal {
  readonly id: string;
  readonly documents: readonly {
    readonly documentId: DocumentId;
    readonly number: string;
    readonly kind: DocumentKind;
    readonly buyer: string;
  }[];
  /** What was picked and is not sent, and why. */
  readonly skipped: readonly { readonly documentId: string; readonly number: string; readonly code: string }[];
  readonly confirmedAt?: IsoDateTime;
  /** Messages of the batch by where they stand, once it is confirmed. */
  readonly progress: Readonly<Partial<Record<MessageState, number>>>;
}

export interface LetterTemplateView {
  readonly id: string;
  readonly language: string;
  readonly subject: string;
  /** MJML with `{{names}}`. */
  readonly body: string;
  /** The merchant changed it. */
  readonly isOwn: boolean;
}

export interface PortalLinkView {
  readonly id: string;
  readonly url: string;
  readonly createdAt: IsoDateTime;
  readonly expiresAt: IsoDateTime;
  readonly revokedAt?: IsoDateTime;
}

/** What a link opens. */
export interface PortalDocument {
  readonly documentId: DocumentId;
  readonly number: string;
  readonly seller: string;
  readonly language: string;
  /** A page of its own, without scripts. */
  readonly html: string;
  readonly files: readonly FileFormat[];
  /** The mark of this page: whoever shows it has opened it, today or yesterday. */
  readonly visit: string;
}

/**
 * - `message-held`, `message-refused`: a message that a person must look at;
 * - `contact-invalid`: an address that does not exist;
 * - `substitute-offered`: an automatic reply names another address;
 * - `returned-mail`: somebody answered, or what came back is to be read;
 * - `to-print`: letters that wait for paper;
 * - `connection-paused`: messages wait until a connection is mended;
 * - `case-undecided`: an agency is done with a case, and something is left open;
 * - `books-differ`: an agency's book is not ours.
 */
export interface WorkItem {
  readonly kind:
    | 'message-held'
    | 'message-refused'
    | 'contact-invalid'
    | 'substitute-offered'
    | 'returned-mail'
    | 'to-print'
    | 'connection-paused'
    | 'case-undecided'
    | 'books-differ';
  readonly code: string;
  readonly since: IsoDateTime;
  readonly messageId?: string;
  readonly documentId?: DocumentId;
  readonly customerId?: CustomerId;
  readonly contactId?: string;
  readonly returnedMailId?: string;
  readonly problem?: Problem;
  /** Of a case that is, or was, with an agency. */
  readonly caseId?: string;
  /** Whom it is about: the name of the customer. */
  readonly customer?: string;
  readonly documentNumber?: string;
  /** E-mail address of the contact. */
  readonly address?: string;
  /** Of a case to decide on, what is left open. */
  readonly open?: string;
  readonly currency?: string;
}
