import {
  ok,
  refused,
  type DocumentId,
  type MessageState,
  type Problem,
  type Result,
  type TenantId,
} from '../../model/index.ts';
import {
  documentById,
  eventsOfDocuments,
  listMessages,
  lockMessages,
  messagesById,
  messagesOfDocuments,
  moveMessages,
  portalLinksOf,
  readEvidence,
  type MessageRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { withdraw } from './end-messages.ts';
import type { Messages } from './delivery-doors.ts';
import type { DocumentDeliveryView, MessageFilter, MessageView } from './delivery-views.ts';
import { unpackBytes } from '../invoices/document-content.ts';
import { cursorOf, limitOf, paged, UUID } from '../orders/list-orders.ts';
import { moved } from './message-move.ts';
import { portalLinkView } from './portal-links.ts';
import { asOfOneMoment, inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { settingsHere } from '../settings.ts';
import { takeReceipts } from './take-receipts.ts';
import { messageEventView, messageView, standingsOf } from './view-delivery.ts';
import type { Page, PageRequest } from '../orders/order-view.ts';

/** Messages as people see and steer them. */
export function messages(road: Road): Messages {
  return {
    list: (tenant, filter, page) => messagePage(road, tenant, filter, page),
    ofDocument: (tenant, document) => ofDocument(road, tenant, document),
    async evidence(tenant, id) {
      if (!UUID.test(id)) return undefined;
      const kept = await inTenant(road, tenant, (trx) => readEvidence(trx, id));
      if (kept === undefined) return undefined;
      // Nothing is left of what was forgotten with a person.
      const content = kept.content.length === 0 ? kept.content : unpackBytes(kept.content);
      return { source: kept.source, receivedAt: kept.receivedAt.toISOString(), content };
    },
    release: (tenant, id) =>
      steer(road, tenant, id, ['held', 'planned', 'queued'], async (trx, row) => {
        await moveMessages(
          trx,
          [moved(row, { state: 'queued', plannedFor: nowOf(road), nextAttemptAt: null, problem: null })],
          nowOf(road),
        );
        await road.jobs.enqueue(trx, QUEUE.send, [row.id]);
      }),
    takeReceipts: (merchant, push) => takeReceipts(road, merchant, push),
    withdraw: (tenant, id) =>
      steer(road, tenant, id, ['held', 'planned', 'queued'], (trx, row) => withdraw(road, trx, [row], 'BY_HAND')),
  };
}

async function messagePage(
  road: Road,
  tenant: TenantId,
  filter: MessageFilter = {},
  page: PageRequest = {},
): Promise<Page<MessageView>> {
  const limit = limitOf(page);
  const ids = [filter.customerId, filter.documentId, filter.batchId];
  if (ids.some((id) => id !== undefined && !UUID.test(id))) return { items: [] };
  return inTenant(road, tenant, async (trx) => {
    const rows = await listMessages(trx, filter, cursorOf(page), limit + 1);
    return paged(rows.slice(0, limit).map(messageView), rows.length > limit);
  });
}

async function ofDocument(road: Road, tenant: TenantId, id: DocumentId): Promise<DocumentDeliveryView | undefined> {
  if (!UUID.test(id)) return undefined;
  return asOfOneMoment(road, tenant, async (trx) => {
    const document = await documentById(trx, id);
    if (document === undefined) return undefined;
    const settings = await settingsHere(road, trx);
    const events = await eventsOfDocuments(trx, [id]);
    const standing = standingsOf(events, { now: road.clock.now(), silentDays: settings?.delivery.silentDays ?? 3 }).get(
      id,
    );
    return {
      documentId: id,
      number: document.number,
      ...(standing && { standing }),
      messages: (await messagesOfDocuments(trx, [id])).map(messageView),
      events: events.map(messageEventView),
      links: (await portalLinksOf(trx, [id])).map((link) => portalLinkView(road, tenant, settings, link)),
    };
  });
}

async function steer(
  road: Road,
  tenant: TenantId,
  id: string,
  states: readonly MessageState[],
  act: (trx: TenantTransaction, row: MessageRow) => Promise<void>,
): Promise<Result<MessageView>> {
  if (!UUID.test(id)) return refused(UNKNOWN);
  return inTenant(road, tenant, async (trx) => {
    const [row] = await lockMessages(trx, [id], states);
    if (row !== undefined) await act(trx, row);
    const [after] = await messagesById(trx, [id]);
    if (after === undefined) return refused(UNKNOWN);
    return row === undefined ? refused(HAS_LEFT) : ok(messageView(after));
  });
}

const UNKNOWN: Problem = {
  code: 'MESSAGE_NOT_FOUND',
  message: 'There is no such message.',
  advice: 'Look it up in the list of messages.',
  retry: 'never',
};
const HAS_LEFT: Problem = {
  code: 'MESSAGE_HAS_LEFT',
  message: 'The message has left, or was withdrawn.',
  advice: 'Send the document again if it did not arrive.',
  retry: 'never',
};
