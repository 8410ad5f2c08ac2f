import {
  bounceGroup,
  deliveryOf,
  outcomeOf,
  signalOf,
  type MessageEvent,
  type DeliveryStanding,
  type MessageEventKind,
  type TenantId,
} from '../../model/index.ts';
import {
  eventsOfDocuments,
  noteOrders,
  takeUntold,
  writeDeliveryStates,
  type DocumentEventRow,
  type OrderNote,
  type TenantTransaction,
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
    const when = { now: road.clock.now(), silentDays };
    const standings = new Map(
      documents.flatMap((id) => {
        const standing = deliveryOf((events.get(id) ?? []).map(asMessageEvent), when);
        return standing === undefined ? [] : [[id, standing] as const];
      }),
    );
    await keepOutcomes(trx, standings, events);
    await tellHosts(
      road,
      trx,
      await noteOrders(
        trx,
        news.map((event) => noteOf(event, standings.get(event.documentId ?? ''))),
        nowOf(road),
      ),
    );
  });
}

/** What lists are filtered by. Before it has left, a delivery has come to nothing yet. */
async function keepOutcomes(
  trx: TenantTransaction,
  standings: ReadonlyMap<string, DeliveryStanding>,
  events: ReadonlyMap<string, readonly DocumentEventRow[]>,
): Promise<void> {
  const rows = [...standings].flatMap(([documentId, { state, at }]) => {
    const outcome = outcomeOf(state);
    return outcome === undefined ? [] : [{ documentId, outcome, at, events: events.get(documentId)?.length ?? 0 }];
  });
  await writeDeliveryStates(trx, rows);
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

/** Ids and codes, no addresses. `standing`: what all that is known comes to; it says something of the invoice itself. */
function noteOf(
  { orderId, documentId, messageId, kind, at, channel, details, evidence }: UntoldEvent,
  standing: DeliveryStanding | undefined,
): OrderNote {
  const { code, group, status, plannedFor } = details;
  const signal = standing && signalOf(standing);
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
