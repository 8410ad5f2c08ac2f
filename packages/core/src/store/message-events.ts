import { sql } from 'kysely';
import type { DeliveryChannel, MessageEventKind } from '../model/index.ts';
import { isKey, wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import type { Moved } from './orders.ts';
import { storedJson } from './stored-json.ts';

export interface NewMessageEvent {
  readonly messageId: string;
  /** The same event has one key within its message: it is kept once. */
  readonly key: string;
  readonly recipient: number;
  readonly attempt: number;
  readonly kind: MessageEventKind;
  readonly at: string;
  /** Codes and ids, no addresses. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly evidence: string | null;
}

/** Appends the events that are new; answers the keys (`message key`) of those. The messages must be locked. */
export async function insertMessageEvents(
  trx: TenantTransaction,
  events: readonly NewMessageEvent[],
): Promise<ReadonlySet<string>> {
  if (events.length === 0) return new Set();
  const { rows } = await sql<{ message_id: string; key: string }>`
    insert into quittance.message_event (tenant_id, message_id, key, recipient, attempt, kind, at, details, evidence)
    select ${trx.tenant}::uuid, "messageId", key, recipient, attempt, kind, at, details, evidence
    from json_to_recordset(${storedJson(events)}::json) as x("messageId" uuid, key text, recipient smallint, attempt int, kind text,
      at timestamptz, details jsonb, evidence uuid)
    on conflict (tenant_id, message_id, key) do nothing returning message_id, key`.execute(trx);
  return new Set(rows.map(({ message_id, key }) => `${message_id} ${key}`));
}

/** Writes down that a message which this worker sends was taken over, unless it is another's by now. */
export async function recordAccepted(
  trx: TenantTransaction,
  message: { readonly id: string; readonly attempts: number },
  worker: string,
  events: readonly NewMessageEvent[],
  at: string,
): Promise<void> {
  await sql`
    with sent as (
      update quittance.message set state = 'accepted', claimed_by = null, problem = null, next_attempt_at = null, updated_at = ${at}::timestamptz
      where tenant_id = ${trx.tenant}::uuid and id = ${message.id}::uuid and state = 'sending' and claimed_by = ${worker}::uuid and attempts = ${message.attempts}
      returning id
    )
    insert into quittance.message_event (tenant_id, message_id, key, recipient, attempt, kind, at, details, evidence)
    select ${trx.tenant}::uuid, sent.id, key, recipient, attempt, kind, at, details, evidence
    from sent, json_to_recordset(${storedJson(events)}::json) as x(key text, recipient smallint, attempt int, kind text, at timestamptz,
      details jsonb, evidence uuid)
    on conflict (tenant_id, message_id, key) do nothing`.execute(trx);
}

export interface MessageEventRow extends Omit<NewMessageEvent, 'at'> {
  readonly id: bigint;
  readonly at: Date;
}

const EVENT = sql`e.id, e.message_id as "messageId", e.key, e.recipient, e.attempt, e.kind, e.at, e.details, e.evidence`;

/** What happened to these messages, the oldest first. */
export async function eventsOfMessages(
  trx: TenantTransaction,
  messageIds: readonly string[],
): Promise<readonly MessageEventRow[]> {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<MessageEventRow>`
    select ${EVENT} from ${wanted(messageIds)} join quittance.message_event e on e.message_id = wanted.key
    where e.tenant_id = ${trx.tenant}::uuid order by e.id`.execute(trx);
  return rows;
}

export interface DocumentEventRow extends MessageEventRow {
  readonly documentId: string;
  readonly channel: DeliveryChannel;
}

/** What happened to the messages that carried these documents. */
export async function eventsOfDocuments(
  trx: TenantTransaction,
  documentIds: readonly string[],
): Promise<readonly DocumentEventRow[]> {
  if (documentIds.length === 0) return [];
  const { rows } = await sql<DocumentEventRow>`
    select ${EVENT}, m.document_id as "documentId", m.channel
    from ${wanted(documentIds)} join quittance.message m on m.document_id = wanted.key
    join quittance.message_event e on e.tenant_id = m.tenant_id and e.message_id = m.id
    where m.tenant_id = ${trx.tenant}::uuid order by e.id`.execute(trx);
  return rows;
}

export interface UntoldEvent extends MessageEventRow {
  readonly orderId: string;
  readonly documentId: string | null;
  readonly channel: DeliveryChannel;
}

/** Events that the histories of their orders do not hold yet; their messages are locked, and marked as told. */
export async function takeUntold(
  trx: TenantTransaction,
  messageIds: readonly string[],
): Promise<readonly UntoldEvent[]> {
  const { rows } = await sql<UntoldEvent>`
    with locked as (
      select m.id, m.order_id, m.document_id, m.channel, m.told from ${wanted(messageIds)} join quittance.message m on m.id = wanted.key
      where m.tenant_id = ${trx.tenant}::uuid and m.order_id is not null order by m.id for update of m
    ), news as (
      select e.*, l.order_id, l.document_id, l.channel from locked l
      join quittance.message_event e on e.tenant_id = ${trx.tenant}::uuid and e.message_id = l.id and e.id > l.told
    ), told as (
      update quittance.message m set told = n.last from (select message_id, max(id) as last from news group by message_id) n
      where m.tenant_id = ${trx.tenant}::uuid and m.id = n.message_id
    )
    select ${EVENT}, e.order_id as "orderId", e.document_id as "documentId", e.channel from news e order by e.id`.execute(
    trx,
  );
  return rows;
}

/** A line in an order's history that moves it nowhere. */
export interface OrderNote {
  readonly orderId: string;
  readonly kind: string;
  readonly at: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Writes notes into the histories of their orders, in their order, and has the hosts show the orders anew. */
export async function noteOrders(
  trx: TenantTransaction,
  notes: readonly OrderNote[],
  at: string,
): Promise<readonly Moved[]> {
  if (notes.length === 0) return [];
  const { rows } = await sql<Moved>`
    with x as (
      select "orderId", kind, at, details, position, row_number() over (partition by "orderId" order by position) as nth
      from rows from (json_to_recordset(${storedJson(notes)}::json) as ("orderId" uuid, kind text, at timestamptz, details jsonb))
        with ordinality as x("orderId", kind, at, details, position)
    ), counted as (
      select "orderId", count(*)::int as notes from x group by "orderId"
    ), locked as (
      select o.id from counted c join quittance.orders o on o.id = c."orderId"
      where o.tenant_id = ${trx.tenant}::uuid and ${isKey('c.orderId')} order by o.id for update of o
    ), noted as (
      update quittance.orders o set sequence = o.sequence + c.notes, updated_at = ${at}::timestamptz
      from counted c join locked l on l.id = c."orderId"
      where o.tenant_id = ${trx.tenant}::uuid and o.id = c."orderId" and ${isKey('c.orderId')}
      returning o.id, o.host, o.sequence, c.notes
    ), told as (
      insert into quittance.status_event (tenant_id, order_id, sequence, at, kind, details)
      select ${trx.tenant}::uuid, n.id, n.sequence - n.notes + x.nth, x.at, x.kind, x.details from noted n join x on x."orderId" = n.id
    ), shown as (
      insert into quittance.write_back as w (tenant_id, order_id, host, sequence)
      select ${trx.tenant}::uuid, id, host, sequence from noted order by id
      on conflict (tenant_id, order_id, host) do update set sequence = excluded.sequence, attempts = 0
    )
    select id, host, sequence from noted`.execute(trx);
  return rows;
}
