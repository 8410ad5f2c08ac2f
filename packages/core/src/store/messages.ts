import { sql, type RawBuilder } from 'kysely';
import type { DeliveryChannel, MessageState, Problem } from '../model/index.ts';
import { isKey, wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';
import { firstIdAt } from './uuid.ts';

/** Why a message goes to whom, how and when: a rule's id and the figures it used. No addresses. */
export interface Explanation {
  readonly rule: string;
  readonly [figure: string]: string | number | boolean;
}

export interface Recipient {
  readonly address: string;
  readonly name?: string;
}

export interface NewMessage {
  readonly id: string;
  /** Business key: a second message with it is not made. */
  readonly key: string;
  /** What is composed when it leaves: `document`, or what another room registered. */
  readonly kind: string;
  readonly documentId: string | null;
  readonly orderId: string | null;
  readonly customerId: string | null;
  readonly contactId: string | null;
  readonly batchId: string | null;
  readonly channel: DeliveryChannel;
  readonly language: string;
  readonly content: unknown;
  readonly recipients: readonly Recipient[];
  /** Of the first recipient's address, lower case: what the throttle counts by. */
  readonly domain: string | null;
  readonly attachments: readonly string[];
  readonly explanation: readonly Explanation[];
  readonly plannedFor: string;
  readonly state: Extract<MessageState, 'planned' | 'queued' | 'held'>;
  readonly problem: Problem | null;
}

export interface MessageRow extends Omit<NewMessage, 'state' | 'plannedFor'> {
  readonly state: MessageState;
  readonly plannedFor: Date;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly claimedBy: string | null;
  /** Message-ID without angle brackets; chosen at the first try. */
  readonly mailId: string | null;
  readonly updatedAt: Date;
}

const MESSAGE = sql`m.id, m.key, m.kind, m.document_id as "documentId", m.order_id as "orderId", m.customer_id as "customerId",
  m.contact_id as "contactId", m.batch_id as "batchId", m.channel, m.language, m.content, m.mail_id as "mailId", m.recipients, m.domain, m.attachments, m.explanation,
  m.planned_for as "plannedFor", m.state, m.attempts, m.next_attempt_at as "nextAttemptAt", m.claimed_by as "claimedBy", m.problem,
  m.updated_at as "updatedAt"`;

/** Makes those messages whose key is new, each with its first event; answers their ids. */
export async function insertMessages(
  trx: TenantTransaction,
  messages: readonly NewMessage[],
  at: string,
): Promise<ReadonlySet<string>> {
  if (messages.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    with x as (
      select * from json_to_recordset(${storedJson(messages)}::json) as x(id uuid, key text, kind text, "documentId" uuid, "orderId" uuid,
        "customerId" uuid, "contactId" uuid, "batchId" uuid, channel text, language text, content jsonb, recipients jsonb, domain text,
        attachments text[], explanation jsonb, "plannedFor" timestamptz, state text, problem jsonb)
    ), made as (
      insert into quittance.message (tenant_id, id, key, kind, document_id, order_id, customer_id, contact_id, batch_id, channel, language, content,
        recipients, domain, attachments, explanation, planned_for, state, problem, updated_at)
      select ${trx.tenant}::uuid, id, key, kind, "documentId", "orderId", "customerId", "contactId", "batchId", channel, language, content,
        recipients, domain, attachments, explanation, "plannedFor", state, problem, ${at}::timestamptz
      from x order by key collate "C"
      on conflict (tenant_id, key) do nothing returning id, planned_for, state
    ), told as (
      insert into quittance.message_event (tenant_id, message_id, key, recipient, attempt, kind, at, details)
      select ${trx.tenant}::uuid, id, 'planned', 0, 0, case state when 'queued' then 'queued' else 'planned' end, ${at}::timestamptz,
        jsonb_build_object('plannedFor', planned_for) from made
    )
    select id from made`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

/** Locks messages, always in the order of their ids; only those in one of `states`, where states are given. */
export async function lockMessages(
  trx: TenantTransaction,
  ids: readonly string[],
  states?: readonly MessageState[],
): Promise<readonly MessageRow[]> {
  const wantedStates = states === undefined ? null : [...states];
  const { rows } = await sql<MessageRow>`
    select ${MESSAGE} from ${wanted(ids)} join quittance.message m on m.id = wanted.key
    where m.tenant_id = ${trx.tenant}::uuid and (${wantedStates}::text[] is null or m.state = any(${wantedStates}::text[]))
    order by m.id for update of m`.execute(trx);
  return rows;
}

export async function messagesById(trx: TenantTransaction, ids: readonly string[]): Promise<readonly MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${MESSAGE} from ${wanted(ids)} join quittance.message m on m.id = wanted.key where m.tenant_id = ${trx.tenant}::uuid`.execute(
    trx,
  );
  return rows;
}

/** The messages of these documents, the oldest first. */
export async function messagesOfDocuments(
  trx: TenantTransaction,
  documentIds: readonly string[],
): Promise<readonly MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${MESSAGE} from ${wanted(documentIds)} join quittance.message m on m.document_id = wanted.key
    where m.tenant_id = ${trx.tenant}::uuid order by m.id`.execute(trx);
  return rows;
}

export interface MessageCriteria {
  readonly state?: MessageState;
  readonly channel?: DeliveryChannel;
  readonly customerId?: string;
  readonly documentId?: string;
  readonly batchId?: string;
}

/** Messages newest first, those after `after` only. */
export async function listMessages(
  trx: TenantTransaction,
  { state, channel, customerId, documentId, batchId }: MessageCriteria,
  after: string | undefined,
  limit: number,
): Promise<readonly MessageRow[]> {
  const conditions: RawBuilder<unknown>[] = [sql`m.tenant_id = ${trx.tenant}::uuid`];
  if (state !== undefined) conditions.push(sql`m.state = ${state}`);
  if (channel !== undefined) conditions.push(sql`m.channel = ${channel}`);
  if (customerId !== undefined) conditions.push(sql`m.customer_id = ${customerId}::uuid`);
  if (documentId !== undefined) conditions.push(sql`m.document_id = ${documentId}::uuid`);
  if (batchId !== undefined) conditions.push(sql`m.batch_id = ${batchId}::uuid`);
  if (after !== undefined) conditions.push(sql`m.id < ${after}::uuid`);
  const { rows } = await sql<MessageRow>`
    select ${MESSAGE} from quittance.message m where ${sql.join(conditions, sql` and `)} order by m.id desc limit ${limit}`.execute(
    trx,
  );
  return rows;
}

/** What becomes of a message: every changeable column, so that a row never holds half of an old state. */
export interface MessageMove {
  readonly id: string;
  readonly state: MessageState;
  readonly attempts: number;
  readonly plannedFor: Date | string;
  readonly nextAttemptAt: Date | string | null;
  readonly claimedBy: string | null;
  readonly mailId: string | null;
  readonly problem: Problem | null;
  readonly recipients: readonly Recipient[];
  readonly attachments: readonly string[];
}

/** Moves locked messages in one statement. */
export async function moveMessages(trx: TenantTransaction, moves: readonly MessageMove[], at: string): Promise<void> {
  if (moves.length === 0) return;
  await sql`
    update quittance.message m set state = x.state, attempts = x.attempts, planned_for = x."plannedFor", next_attempt_at = x."nextAttemptAt",
      claimed_by = x."claimedBy", mail_id = x."mailId", problem = x.problem, recipients = x.recipients, attachments = x.attachments, updated_at = ${at}::timestamptz
    from json_to_recordset(${storedJson(moves)}::json) as x(id uuid, state text, attempts int, "plannedFor" timestamptz,
      "nextAttemptAt" timestamptz, "claimedBy" uuid, "mailId" text, problem jsonb, recipients jsonb, attachments text[])
    where m.tenant_id = ${trx.tenant}::uuid and m.id = x.id and ${isKey('x.id')}`.execute(trx);
}

/** How many messages each of these contacts was handed since `since`. */
export async function sentSince(
  trx: TenantTransaction,
  contactIds: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, number>> {
  if (contactIds.length === 0) return new Map();
  const { rows } = await sql<{ contactId: string; sent: number }>`
    select wanted.key as "contactId", count(*)::int as sent from ${wanted(contactIds)} join quittance.message m on m.contact_id = wanted.key
    where m.tenant_id = ${trx.tenant}::uuid and m.id >= ${firstIdAt(since)}::uuid and m.attempts > 0 and m.channel = 'email'
    group by wanted.key`.execute(trx);
  return new Map(rows.map(({ contactId, sent }) => [contactId, sent]));
}

/** What waits to go to a contact, locked; what another transaction holds decides for itself. */
export async function waitingOfContact(trx: TenantTransaction, contactId: string): Promise<readonly MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${MESSAGE} from quittance.message m
    where m.tenant_id = ${trx.tenant}::uuid and m.contact_id = ${contactId}::uuid and m.state in ('planned', 'queued', 'held')
    order by m.id for update of m skip locked`.execute(trx);
  return rows;
}

/** Messages that should have moved before `before`: their job was lost. */
export async function forgottenMessages(
  trx: TenantTransaction,
  before: Date,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from quittance.message
    where tenant_id = ${trx.tenant}::uuid and state in ('planned', 'queued', 'sending') and channel <> 'print' and updated_at < ${before}
      and planned_for < ${before} and (next_attempt_at is null or next_attempt_at < ${before})
    order by id limit ${limit}`.execute(trx);
  return rows.map(({ id }) => id);
}

/** The messages of a batch by where they stand. */
export async function countBatch(
  trx: TenantTransaction,
  batchId: string,
): Promise<Readonly<Partial<Record<MessageState, number>>>> {
  const { rows } = await sql<{ state: MessageState; count: number }>`
    select state, count(*)::int as count from quittance.message where tenant_id = ${trx.tenant}::uuid and batch_id = ${batchId}::uuid
    group by state`.execute(trx);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/**
 * How many of `asked` messages may go to a domain now, over all processes, and when the next one may. The domain's row stays locked until the
 * transaction ends. A pause is made up for by `burst` seconds at the most.
 */
export async function takePlaces(
  trx: TenantTransaction,
  domain: string,
  asked: number,
  { perMinute, burst }: { readonly perMinute: number; readonly burst: number },
): Promise<{ readonly places: number; readonly nextAt: Date }> {
  await sql`
    insert into quittance.mail_domain (tenant_id, domain) values (${trx.tenant}::uuid, ${domain}) on conflict do nothing`.execute(
    trx,
  );
  const { rows } = await sql<{ places: number; nextAt: Date }>`
    with turn as (
      select greatest(next_at, clock_timestamp() - make_interval(secs => ${burst}::float8)) as next_at, interval '1 minute' / ${perMinute}::int as gap
      from quittance.mail_domain where tenant_id = ${trx.tenant}::uuid and domain = ${domain} for update
    ), granted as (
      select least(${asked}::int, greatest(0, 1 + floor(extract(epoch from clock_timestamp() - next_at) / extract(epoch from gap))::int)) as places, next_at, gap from turn
    )
    update quittance.mail_domain d set next_at = granted.next_at + granted.places * granted.gap
    from granted where d.tenant_id = ${trx.tenant}::uuid and d.domain = ${domain}
    returning granted.places, d.next_at as "nextAt"`.execute(trx);
  return rows[0] ?? { places: 0, nextAt: new Date() };
}

/** Letters that wait for paper, locked; what another transaction holds is its own. */
export async function toPrint(trx: TenantTransaction, limit: number): Promise<readonly MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${MESSAGE} from quittance.message m
    where m.tenant_id = ${trx.tenant}::uuid and m.channel = 'print' and m.state in ('queued', 'sending')
    order by m.id limit ${limit} for update of m skip locked`.execute(trx);
  return rows;
}
