import type { MerchantSettings, Problem, TenantId } from '../../model/index.ts';
import {
  deadWorkers,
  ensurePortalLink,
  eventsOfMessages,
  insertMessageEvents,
  lockMessages,
  moveMessages,
  readConnection,
  uuidv7,
  type ConnectionRow,
  type MessageRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { publish } from './end-messages.ts';
import { moved } from './message-move.ts';
import { portalUrl } from './portal-links.ts';
import { after, inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { settingsHere } from '../settings.ts';
import { stillWanted } from './still-wanted.ts';
import { again, withinCap, withinThrottle } from './throttle-messages.ts';

/** A message that is committed to be sent: from here on it may have arrived. */
export interface ClaimedMessage {
  readonly message: MessageRow;
  readonly settings: MerchantSettings;
  readonly connection: ConnectionRow;
  /** Those of the recipients that have not taken it yet, by their places. */
  readonly pending: readonly number[];
  readonly link?: string;
}

/** A message of another living process is looked at again after this long. */
const FOREIGN_CLAIM_WAIT = 5_000;
const DAY = 86_400_000;
/** What a dead process left is told to the orders after this long. */
const IF_LOST = 20_000;

/**
 * Commits messages to be sent, before any server is asked. One counts as under way in this process before that is committed, and no longer when
 * the commit fails: then whoever comes next finds the claim.
 */
export async function claimMessages(
  road: Road,
  tenant: TenantId,
  ids: readonly string[],
): Promise<readonly ClaimedMessage[]> {
  let claimed: readonly string[] = [];
  try {
    return await inTenant(road, tenant, async (trx) => {
      const claims = await claim(road, trx, ids);
      claimed = claims.map(({ message }) => message.id);
      for (const id of claimed) road.underWay.add(id);
      return claims;
    });
  } catch (error) {
    for (const id of claimed) road.underWay.delete(id);
    throw error;
  }
}

async function claim(road: Road, trx: TenantTransaction, ids: readonly string[]): Promise<readonly ClaimedMessage[]> {
  const settings = await settingsHere(road, trx);
  const locked = await lockMessages(trx, ids, ['planned', 'queued', 'sending']);
  if (settings === undefined || locked.length === 0) return [];
  const ours = await dueNow(road, trx, await freeOnes(road, trx, locked));
  const wanted = await stillWanted(road, trx, settings, ours);
  const published = wanted.filter(({ channel }) => channel === 'portal');
  await publish(road, trx, published);
  const claims: ClaimedMessage[] = [];
  for (const channel of ['email', 'sms'] as const) {
    const messages = wanted.filter((message) => message.channel === channel);
    const connection = messages.length === 0 ? undefined : await connectionFor(road, trx, channel, settings, messages);
    if (connection === undefined) continue;
    const placed = await withinThrottle(road, trx, settings, await withinCap(road, trx, settings, messages));
    claims.push(...(await commitToSend(road, trx, settings, connection, placed)));
  }
  return claims;
}

/** One of another living process is left to it; one of a dead process, or of ours in vain, is free. */
async function freeOnes(
  road: Road,
  trx: TenantTransaction,
  rows: readonly MessageRow[],
): Promise<readonly MessageRow[]> {
  const owners = new Set(
    rows.flatMap(({ claimedBy }) => (claimedBy === null || claimedBy === road.worker ? [] : [claimedBy])),
  );
  const dead = await deadWorkers(road.database, [...owners]);
  const isFree = ({ id, claimedBy }: MessageRow) =>
    claimedBy === null || dead.has(claimedBy) || (claimedBy === road.worker && !road.underWay.has(id));
  const foreign = rows.filter((row) => !isFree(row));
  await again(road, trx, foreign, after(road, FOREIGN_CLAIM_WAIT));
  return rows.filter(isFree);
}

async function dueNow(road: Road, trx: TenantTransaction, rows: readonly MessageRow[]): Promise<readonly MessageRow[]> {
  const now = road.clock.now();
  const momentOf = ({ plannedFor, nextAttemptAt }: MessageRow) =>
    nextAttemptAt !== null && nextAttemptAt > plannedFor ? nextAttemptAt : plannedFor;
  const early = rows.filter((row) => momentOf(row) > now && row.state !== 'sending');
  for (const [moment, group] of Map.groupBy(early, (row) => momentOf(row).getTime()))
    await again(road, trx, group, new Date(moment));
  return rows.filter((row) => !early.includes(row));
}

/** Without a connection messages wait, and say why; they go when it is set up or resumed. */
async function connectionFor(
  road: Road,
  trx: TenantTransaction,
  channel: 'email' | 'sms',
  settings: MerchantSettings,
  rows: readonly MessageRow[],
): Promise<ConnectionRow | undefined> {
  const connection = await readConnection(trx, channel);
  const problem =
    connection?.paused ??
    (connection === undefined ? NOT_CONNECTED : undefined) ??
    (channel === 'email' && settings.delivery.sender === undefined ? NO_SENDER : undefined);
  if (problem === undefined) return connection;
  await moveMessages(
    trx,
    rows.map((row) => moved(row, { state: 'queued', problem })),
    nowOf(road),
  );
  return undefined;
}

async function commitToSend(
  road: Road,
  trx: TenantTransaction,
  settings: MerchantSettings,
  connection: ConnectionRow,
  rows: readonly MessageRow[],
): Promise<readonly ClaimedMessage[]> {
  const at = nowOf(road);
  const domain = settings.delivery.sender?.address.split('@').at(-1) ?? 'localhost';
  const claimed = rows.map((row): MessageRow => ({
    ...row,
    state: 'sending',
    attempts: row.attempts + 1,
    claimedBy: road.worker,
    nextAttemptAt: null,
    problem: null,
    mailId: row.mailId ?? `${row.id}@${domain}`,
  }));
  await insertMessageEvents(
    trx,
    claimed.map(({ id, attempts }) => ({
      messageId: id,
      key: `sending ${attempts}`,
      recipient: 0,
      attempt: attempts,
      kind: 'sending',
      at,
      details: {},
      evidence: null,
    })),
  );
  await moveMessages(
    trx,
    claimed.map((row) => moved(row, {})),
    at,
  );
  await road.jobs.enqueue(
    trx,
    QUEUE.track,
    claimed.map(({ id }) => id),
    after(road, IF_LOST),
  );
  const pending = await pendingRecipients(trx, claimed);
  const claims: ClaimedMessage[] = [];
  for (const message of claimed) {
    const link = await linkOf(road, trx, settings, message);
    claims.push({
      message,
      settings,
      connection,
      pending: pending.get(message.id) ?? message.recipients.map((_, place) => place),
      ...(link !== undefined && { link }),
    });
  }
  return claims;
}

/** Of what was tried before, those recipients who have not taken it. A first try goes to all. */
async function pendingRecipients(
  trx: TenantTransaction,
  rows: readonly MessageRow[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const repeated = rows.filter(({ attempts }) => attempts > 1);
  const events = Map.groupBy(
    await eventsOfMessages(
      trx,
      repeated.map(({ id }) => id),
    ),
    ({ messageId }) => messageId,
  );
  return new Map(
    repeated.map(({ id, recipients }) => {
      const told = events.get(id) ?? [];
      const has = (place: number) =>
        told.findLast(({ recipient, kind }) => recipient === place && DECIDED.includes(kind))?.kind === 'accepted';
      return [id, recipients.map((_, place) => place).filter((place) => !has(place))];
    }),
  );
}

const DECIDED: readonly string[] = ['accepted', 'refused', 'bounced'];

/** The link in a message, made when it first leaves and the same over all tries. */
async function linkOf(
  road: Road,
  trx: TenantTransaction,
  settings: MerchantSettings,
  { id, documentId }: MessageRow,
): Promise<string | undefined> {
  const { url, days } = settings.delivery.portal;
  if (url === undefined || documentId === null) return undefined;
  const expiresAt = after(road, days * DAY).toISOString();
  const link = await ensurePortalLink(trx, { id: uuidv7(), documentId, messageId: id, expiresAt });
  return portalUrl(road, trx.tenant, settings, link.id);
}

const NOT_CONNECTED: Problem = {
  code: 'CHANNEL_NOT_CONNECTED',
  message: 'No server is set up through which this could be sent.',
  advice: 'Set up the mail server; messages that wait go by themselves then.',
  retry: 'after-fix',
};
const NO_SENDER: Problem = {
  code: 'SENDER_MISSING',
  message: 'It is not known from which address messages come.',
  advice: 'Enter the sender in the settings of delivery.',
  retry: 'after-fix',
};
