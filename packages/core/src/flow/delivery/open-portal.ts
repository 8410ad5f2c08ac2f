import { languageFor, writeHtml, type FileFormat, fileFormatsOf } from '../../formats/index.ts';
import {
  ok,
  refused,
  type DocumentId,
  type MerchantSettings,
  type MessageEventKind,
  type Problem,
  type Result,
  type TenantId,
} from '../../model/index.ts';
import {
  deliverables,
  documentBytes,
  documentsById,
  ensurePortalLink,
  insertMessageEvents,
  insertMessages,
  lockMessages,
  messagesById,
  readPortalLink,
  revokePortalLinks,
  uuidv7,
  type PortalLinkRow,
  type TenantTransaction,
} from '../../store/index.ts';
import type { Portal } from './delivery-doors.ts';
import type { PortalDocument, PortalLinkView } from './delivery-views.ts';
import { unpackContent } from '../invoices/document-content.ts';
import { documentFile } from '../invoices/document-file.ts';
import { knowCustomersOf } from '../invoices/know-customers.ts';
import { paymentUrlOf } from '../invoices/payment-url.ts';
import { portalLinkView } from './portal-links.ts';
import { holdsVisit, readPortalToken, visitMark } from './portal-token.ts';
import { after, inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { settingsHere, settingsOf, SETTINGS_MISSING } from '../settings.ts';

const DAY = 86_400_000;

/** What buyers open with a link, and the links themselves. */
export function portal(road: Road): Portal {
  return {
    open: (token) => withLink(road, token, (trx, link) => opened(road, trx, link, token)),
    async file(token, format, visit = '') {
      const found = await withLink(road, token, async (trx, link) => {
        if (holdsVisit(road, token, visit)) await prove(road, trx, link, 'downloaded', format);
        return link.documentId as DocumentId;
      });
      const tenant = readPortalToken(road.keys, token)?.tenant;
      return found === undefined || tenant === undefined ? undefined : documentFile(road, tenant, found, format);
    },
    async seen(token, visit) {
      if (!holdsVisit(road, token, visit)) return false;
      const seen = await withLink(road, token, async (trx, link) => {
        await prove(road, trx, link, 'opened_portal');
        return true;
      });
      return seen === true;
    },
    link: (tenant, document) => handOut(road, tenant, document),
    revoke: (tenant, document) => inTenant(road, tenant, (trx) => revokePortalLinks(trx, document, nowOf(road))),
  };
}

/** Runs `work` for a link that opens now. Its signature is checked before anything is asked of the database. */
async function withLink<T>(
  road: Road,
  token: string,
  work: (trx: TenantTransaction, link: PortalLinkRow) => Promise<T>,
): Promise<T | undefined> {
  const named = readPortalToken(road.keys, token);
  if (named === undefined) return undefined;
  return inTenant(road, named.tenant, async (trx) => {
    const link = await readPortalLink(trx, named.link);
    const opens = link !== undefined && link.revokedAt === null && link.expiresAt > road.clock.now();
    return opens ? work(trx, link) : undefined;
  });
}

async function opened(
  road: Road,
  trx: TenantTransaction,
  { documentId, messageId }: PortalLinkRow,
  token: string,
): Promise<PortalDocument | undefined> {
  const stored = await documentBytes(trx, documentId);
  if (stored === undefined) return undefined;
  const { invoice } = unpackContent(stored.content);
  const [message] = messageId === null ? [] : await messagesById(trx, [messageId]);
  const language = languageFor(message?.language ?? invoice.buyer.postalAddress.countryCode);
  const [document] = await documentsById(trx, [documentId]);
  const paymentUrl = paymentUrlOf(await settingsOf(trx), document);
  return {
    documentId: documentId as DocumentId,
    number: stored.number,
    seller: invoice.seller.tradingName ?? invoice.seller.name,
    language,
    html: writeHtml(invoice, { language, ...(paymentUrl !== undefined && { paymentUrl }) }),
    files: fileFormatsOf(stored.format),
    visit: visitMark(road, token),
  };
}

/** One event a day for each thing that was done: that somebody looks ten times proves no more than that somebody looked. */
async function prove(
  road: Road,
  trx: TenantTransaction,
  { messageId }: PortalLinkRow,
  kind: Extract<MessageEventKind, 'opened_portal' | 'downloaded'>,
  format?: FileFormat,
): Promise<void> {
  if (messageId === null) return;
  const [message] = await lockMessages(trx, [messageId]);
  if (message === undefined) return;
  const at = nowOf(road);
  const key = [kind, ...(format === undefined ? [] : [format]), at.slice(0, 10)].join(' ');
  await insertMessageEvents(trx, [
    {
      messageId,
      key,
      recipient: 0,
      attempt: message.attempts,
      kind,
      at,
      details: format === undefined ? {} : { format },
      evidence: null,
    },
  ]);
  await road.jobs.enqueue(trx, QUEUE.track, [messageId]);
}

/** A link that a person hands out is a message of its own, by the portal: so that what is done with it proves something. */
async function handOut(road: Road, tenant: TenantId, id: DocumentId): Promise<Result<PortalLinkView>> {
  return inTenant(road, tenant, async (trx) => {
    const settings = await settingsHere(road, trx);
    if (settings === undefined) return refused(SETTINGS_MISSING);
    const [document] = await deliverables(trx, [id]);
    if (document === undefined) return refused(UNKNOWN);
    await knowCustomersOf(trx, [document]);
    const [known = document] = await deliverables(trx, [id]);
    const messageId = uuidv7();
    await insertMessages(trx, [portalMessage(road, known, messageId)], nowOf(road));
    await road.jobs.enqueue(trx, QUEUE.send, [messageId]);
    return ok(await linkFor(road, trx, tenant, settings, id, messageId));
  });
}

async function linkFor(
  road: Road,
  trx: TenantTransaction,
  tenant: TenantId,
  settings: MerchantSettings,
  documentId: DocumentId,
  messageId: string,
): Promise<PortalLinkView> {
  const expiresAt = after(road, settings.delivery.portal.days * DAY).toISOString();
  const link = await ensurePortalLink(trx, { id: uuidv7(), documentId, messageId, expiresAt });
  return portalLinkView(road, tenant, settings, link);
}

function portalMessage(
  road: Road,
  {
    id,
    orderId,
    customerId,
    contactId,
  }: {
    readonly id: string;
    readonly orderId: string;
    readonly customerId: string | null;
    readonly contactId: string | null;
  },
  messageId: string,
) {
  return {
    id: messageId,
    key: `portal|${id}|${messageId}`,
    kind: 'document',
    documentId: id,
    orderId,
    customerId,
    contactId,
    batchId: null,
    channel: 'portal' as const,
    language: 'en',
    content: null,
    recipients: [],
    domain: null,
    attachments: [],
    explanation: [{ rule: 'handed-out' }],
    plannedFor: nowOf(road),
    state: 'queued' as const,
    problem: null,
  };
}

const UNKNOWN: Problem = {
  code: 'DOCUMENT_NOT_FOUND',
  message: 'There is no such document.',
  advice: 'Choose an issued document.',
  retry: 'never',
};
