import {
  deliveryOf,
  signalOf,
  type CustomerId,
  type DeliveryStanding,
  type DocumentId,
  type OrderId,
} from '../../model/index.ts';
import {
  eventsOfDocuments,
  type DocumentEventRow,
  type MessageEventRow,
  type MessageRow,
  type TenantTransaction,
} from '../../store/index.ts';
import type { MessageEventView, MessageView, StandingView } from './delivery-views.ts';
import { settingsOf } from '../settings.ts';
import { asMessageEvent } from './track-delivery.ts';

export function messageView(row: MessageRow): MessageView {
  const { id, kind, channel, language, recipients, attachments, state, attempts, explanation } = row;
  return {
    id,
    kind,
    ...(row.documentId !== null && { documentId: row.documentId as DocumentId }),
    ...(row.orderId !== null && { orderId: row.orderId as OrderId }),
    ...(row.customerId !== null && { customerId: row.customerId as CustomerId }),
    ...(row.contactId !== null && { contactId: row.contactId }),
    ...(row.batchId !== null && { batchId: row.batchId }),
    channel,
    language,
    recipients,
    attachments,
    state,
    plannedFor: row.plannedFor.toISOString(),
    attempts,
    ...(row.nextAttemptAt !== null && { nextAttemptAt: row.nextAttemptAt.toISOString() }),
    ...(row.problem !== null && { problem: row.problem }),
    explanation,
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function messageEventView({
  id,
  at,
  evidence,
  messageId,
  recipient,
  attempt,
  kind,
  details,
}: MessageEventRow): MessageEventView {
  return {
    id: id.toString(),
    messageId,
    recipient,
    attempt,
    kind,
    at: at.toISOString(),
    details,
    ...(evidence !== null && { evidence }),
  };
}

/** How these documents stand at a moment, by their ids. */
export async function standingsOfDocuments(
  trx: TenantTransaction,
  documentIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, StandingView>> {
  const events = await eventsOfDocuments(trx, documentIds);
  if (events.length === 0) return new Map();
  return standingsOf(events, { now, silentDays: (await settingsOf(trx))?.delivery.silentDays ?? 3 });
}

/** How documents stand, by their ids; what was never sent is not among them. */
export function standingsOf(
  events: readonly DocumentEventRow[],
  when: { readonly now: Date; readonly silentDays: number },
): ReadonlyMap<string, StandingView> {
  const byDocument = Map.groupBy(events, ({ documentId }) => documentId);
  return new Map(
    [...byDocument].flatMap(([id, told]) => {
      const standing = deliveryOf(told.map(asMessageEvent), when);
      return standing === undefined ? [] : [[id, standingView(standing)] as const];
    }),
  );
}

function standingView(standing: DeliveryStanding): StandingView {
  const { state, at, channel, message, group } = standing;
  const signal = signalOf(standing);
  return { state, at, channel, messageId: message, ...(group && { group }), ...(signal && { signal }) };
}
