import {
  bounceGroup,
  deliveryOf,
  signalOf,
  type MessageEvent,
  type MessageEventKind,
  type TenantId,
} from '../../model/index.ts';
import {
  eventsOfDocuments,
  noteOrders,
  takeUntold,
  type DocumentEventRow,
  type OrderNote,
  type UntoldEvent,
} from '../../store/index.ts';
import { inTenant, nowOf, tellHosts, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';

/**
 * Writes what happened to messages into the histories of their orders and has the hosts show it. Every event is told once, whoever comes and however
 * often.
 */
export async function trackDelivery(road: Road, tenant: TenantId, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return;
  await inTenant(road, tenant, async (trx) => {
    const untold = await takeUntold(trx, messageIds);
    const news = untold.filter(({ kind }) => kind in NOTED);
    if (news.length === 0) return;
    const documents = [...new Set(news.flatMap(({ documentId }) => documentId ?? []))];
    const events = Map.groupBy(await eventsOfDocuments(trx, documents), ({ documentId }) => documentId);
    const silentDays = (await settingsOf(trx))?.delivery.silentDays ?? 3;
    const signals = new Map(
      documents.map((id) => {
        const standing = deliveryOf((events.get(id) ?? []).map(asMessageEvent), { now: road.clock.now(), silentDays });
        return [id, standing && signalOf(standing)] as const;
      }),
    );
    await tellHosts(
      road,
      trx,
      await noteOrders(
        trx,
        news.map((event) => noteOf(event, signals.get(event.documentId ?? ''))),
        nowOf(road),
      ),
    );
  });
}

const NOTED: Partial<Readonly<Record<MessageEventKind, string>>> = {
  planned: 'document.planned',
  accepted: 'document.sent',
  refused: 'document.refused',
  withdrawn: 'document.withdrawn',
  delivered: 'document.delivered',
  delayed: 'document.delayed',
  bounced: 'document.bounced',
  complained: 'document.complained',
  auto_replied: 'document.auto-replied',
  replied: 'document.replied',
  opened_portal: 'document.viewed',
  downloaded: 'document.downloaded',
  read_receipt: 'document.read',
};

/** Ids and codes, no addresses. `signal`: what all that is known says of the invoice. */
function noteOf(
  { orderId, documentId, messageId, kind, at, channel, details, evidence }: UntoldEvent,
  signal: string | undefined,
): OrderNote {
  const { code, group, status, plannedFor } = details;
  return {
    orderId,
    kind: NOTED[kind] ?? kind,
    at: at.toISOString(),
    details: {
      message: messageId,
      channel,
      ...(documentId !== null && { document: documentId }),
      ...(code !== undefined && { code }),
      ...(group !== undefined && { group }),
      ...(status !== undefined && { status }),
      ...(plannedFor !== undefined && { plannedFor }),
      ...(signal !== undefined && { signal }),
      ...(evidence !== null && { evidence }),
    },
  };
}

/** A stored event as the model judges it. */
export function asMessageEvent({
  messageId,
  key,
  recipient,
  attempt,
  channel,
  kind,
  at,
  details,
}: DocumentEventRow): MessageEvent {
  const group = bounceGroup.options.find((known) => known === details['group']);
  return {
    message: messageId,
    key,
    recipient,
    attempt,
    channel,
    kind,
    at: at.toISOString(),
    ...(group !== undefined && { group }),
  };
}
