import type { Diagnosis } from '../../channels/index.ts';
import type { FileFormat } from '../../formats/index.ts';
import type { DocumentId, Result, TenantId } from '../../model/index.ts';
import type { ChannelConnection } from './channel-sessions.ts';
import type { ConnectionView, DocumentFilter, Page, PageRequest } from '../orders/order-view.ts';
import type { DocumentFile } from '../quittance.ts';
import type {
  ChannelInput,
  CustomerInput,
  CustomerView,
  DocumentDeliveryView,
  EvidenceView,
  LetterTemplateView,
  MessageFilter,
  MessageView,
  PortalDocument,
  PortalLinkView,
  ReceiptPush,
  ResendProposal,
  ReturnedMailView,
  TakenReceipts,
  WorkItem,
} from './delivery-views.ts';

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
