import type { Diagnosis } from '../../channels/index.ts';
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
  Result,
  TenantId,
} from '../../model/index.ts';
import type { Explanation } from '../../store/index.ts';
import type { ChannelConnection } from './channel-sessions.ts';
import type { ConnectionView, DocumentFilter, DocumentKind, Page, PageRequest } from '../orders/order-view.ts';
import type { DocumentFile } from '../quittance.ts';

/** How documents and letters reach buyers, and what comes back. */
export interface Delivery {
  readonly connections: ChannelConnections;
  readonly messages: Messages;
  readonly customers: Customers;
  readonly returns: Returns;
  readonly resend: Resending;
  readonly print: Printing;
  readonly portal: Portal;
  readonly templates: LetterTemplates;
  /** What waits for a person, the oldest first. */
  workList(tenant: TenantId, limit?: number): Promise<readonly WorkItem[]>;
}

export interface ChannelInput {
  readonly id: ChannelConnection;
  /** `smtp` for `email`; `imap` or `smtp-listener` for `returns`. */
  readonly adapter: string;
  readonly config: unknown;
  /** Kept encrypted; a name left out keeps its value, `null` removes it. */
  readonly secrets?: Readonly<Record<string, string | null>>;
}

export interface ChannelConnections {
  put(tenant: TenantId, connection: ChannelInput): Promise<Result<ConnectionView>>;
  list(tenant: TenantId): Promise<readonly ConnectionView[]>;
  /** Asks the server whether a message could be sent now, or a mailbox read; when all is well, a paused connection runs again. */
  check(
    tenant: TenantId,
    id: ChannelConnection,
  ): Promise<Result<{ readonly ok: boolean; readonly diagnoses: readonly Diagnosis[] }>>;
  pause(tenant: TenantId, id: ChannelConnection, reason?: string): Promise<Result<ConnectionView>>;
  resume(tenant: TenantId, id: ChannelConnection): Promise<Result<ConnectionView>>;
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

export interface Messages {
  list(tenant: TenantId, filter?: MessageFilter, page?: PageRequest): Promise<Page<MessageView>>;
  /** How a document stands, with everything that proves it; `undefined` when there is no such document. */
  ofDocument(tenant: TenantId, document: DocumentId): Promise<DocumentDeliveryView | undefined>;
  /** What came back, byte for byte. */
  evidence(tenant: TenantId, id: string): Promise<EvidenceView | undefined>;
  /** Lets a held message go, and one that waits for its moment go at once. */
  release(tenant: TenantId, message: string): Promise<Result<MessageView>>;
  /** Takes back a message that has not left. */
  withdraw(tenant: TenantId, message: string): Promise<Result<MessageView>>;
  /** Takes what a merchant's gateway for text messages pushes, as it came, under its signature. */
  takeReceipts(merchant: string, push: ReceiptPush): Promise<Result<TakenReceipts>>;
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

export interface Customers {
  list(tenant: TenantId, filter?: { readonly search?: string }, page?: PageRequest): Promise<Page<CustomerView>>;
  get(tenant: TenantId, customer: string): Promise<CustomerView | undefined>;
  put(tenant: TenantId, customer: string, input: CustomerInput): Promise<Result<CustomerView>>;
  /** Changes a contact, or adds one; what a person wrote no order changes. */
  putContact(
    tenant: TenantId,
    customer: string,
    contact: string | undefined,
    input: unknown,
  ): Promise<Result<CustomerView>>;
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

export interface Returns {
  list(
    tenant: TenantId,
    filter?: { readonly open?: boolean; readonly class?: string },
    page?: PageRequest,
  ): Promise<Page<ReturnedMailView>>;
  close(tenant: TenantId, id: string): Promise<boolean>;
  /** Takes a mail that came back. The same bytes twice are one mail. `recipient`: the address it came in at, where that is known. */
  take(
    tenant: TenantId,
    mail: { readonly raw: Uint8Array; readonly source: string; readonly recipient?: string },
  ): Promise<'taken' | 'repeated'>;
  /** Looks into the mailbox now; every minute it is done anyway. Answers how many mails were taken. */
  fetch(tenant: TenantId): Promise<number>;
  /** Whose mail came back to this address: that of the message whose signed return path it is. For listeners, which take no other mail. */
  addressee(address: string): Promise<TenantId | undefined>;
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

export interface Resending {
  /** The list of what would be sent again: nothing is sent. At most 5,000 documents. */
  propose(
    tenant: TenantId,
    pick: { readonly documents: readonly DocumentId[] } | { readonly filter: DocumentFilter },
  ): Promise<Result<ResendProposal>>;
  get(tenant: TenantId, id: string): Promise<ResendProposal | undefined>;
  /** Sends what was proposed, each document once whoever confirms how often. */
  confirm(tenant: TenantId, id: string): Promise<Result<ResendProposal>>;
}

export interface Printing {
  /** One file with every letter that waits, each with its cover letter; what is in it counts as printed. `undefined` when nothing waits. */
  make(tenant: TenantId): Promise<Result<{ readonly evidence: string; readonly letters: number } | undefined>>;
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

export interface LetterTemplates {
  list(tenant: TenantId): Promise<readonly LetterTemplateView[]>;
  /** Stored when it can be used: refused with what is wrong with it. */
  put(
    tenant: TenantId,
    template: { readonly id: string; readonly language: string; readonly subject: string; readonly body: string },
  ): Promise<Result<LetterTemplateView>>;
  /** The product's own letter again. */
  reset(tenant: TenantId, id: string, language: string): Promise<Result<LetterTemplateView>>;
  /** What a template looks like, with an example. */
  preview(
    template: { readonly subject: string; readonly body: string },
    language: string,
  ): Result<{ readonly subject: string; readonly html: string; readonly text: string }>;
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

export interface Portal {
  /** `undefined` for a link that is no link of ours, is over, or was revoked: nobody is told which. */
  open(token: string): Promise<PortalDocument | undefined>;
  /** One of the files. With the mark of a page that was opened it counts as downloaded. */
  file(token: string, format: FileFormat, visit?: string): Promise<DocumentFile | undefined>;
  /** A person has the page before the eyes; counts with the mark of the page. */
  seen(token: string, visit: string): Promise<boolean>;
  /** A link to hand out, besides those in messages; it counts as sent by the portal. */
  link(tenant: TenantId, document: DocumentId): Promise<Result<PortalLinkView>>;
  /** Closes all links of a document; answers how many were open. */
  revoke(tenant: TenantId, document: DocumentId): Promise<number>;
}

/**
 * - `message-held`, `message-refused`: a message that a person must look at;
 * - `contact-invalid`: an address that does not exist;
 * - `contact-gone`, `substitute-offered`: an automatic reply says so;
 * - `reply`, `challenge`, `complaint`: somebody answered;
 * - `to-print`: letters that wait for paper.
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
