import type { KeyRing } from '../access/index.ts';
import type { ErpAdapter } from '../erp/index.ts';
import type { HostPlatform } from '../hosts/index.ts';
import type { Clock, IsoDateTime, TenantId } from '../model/index.ts';
import type { Database, Jobs, Moved, TenantTransaction } from '../store/index.ts';
import type { AgencySessions, AnyAgency } from './collections/agency-sessions.ts';
import type { AnyChannel, ChannelSessions } from './delivery/channel-sessions.ts';
import type { MailboxTokens } from './delivery/mailbox-tokens.ts';
import type { ErpSessions } from './erp/erp-session.ts';
import type { FlowMetrics } from './metrics.ts';

/** What every step works with. */
export interface Road {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: RoadLog;
  readonly metrics: FlowMetrics;
  readonly adapters: ReadonlyMap<string, ErpAdapter<unknown>>;
  readonly hosts: ReadonlyMap<string, HostPlatform>;
  readonly keys: KeyRing;
  readonly fetch: typeof fetch;
  readonly sessions: ErpSessions;
  readonly channels: ReadonlyMap<string, AnyChannel>;
  readonly channelSessions: ChannelSessions;
  readonly mailboxTokens: MailboxTokens;
  readonly agencies: ReadonlyMap<string, AnyAgency>;
  readonly agencySessions: AgencySessions;
  /** Where buyers reach the portal of this process: its links begin so, unless a merchant's settings say otherwise. */
  readonly portalUrl?: string;
  /** This process, as the owner of its claims. */
  readonly worker: string;
  /** The queues this process works; empty in one that only accepts. */
  readonly worked: ReadonlySet<string>;
  /** Orders whose ERP call, and messages whose sending, is under way in this process. */
  readonly underWay: Set<string>;
  /** Hosts that some process writes back to. */
  readonly knownHosts: () => Promise<ReadonlySet<string>>;
}

/** The part of a pino logger that is used. Fields hold ids and codes, never personal data. */
export interface RoadLog {
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export const silentLog: RoadLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** The queues of the road; a job in one of them names orders (or inbox entries, for the first) that want its step. */
export const QUEUE = {
  take: 'take-order',
  push: 'push-order',
  issue: 'issue-invoice',
  forget: 'forget-person',
  follow: 'follow-payments',
  match: 'match-entries',
  commitRun: 'commit-run',
  /** Its jobs name documents. */
  plan: 'plan-delivery',
  /** Confirmed batches of documents that are sent again. */
  resend: 'resend-documents',
  /** Messages that are to go out. */
  send: 'send-message',
  /** Messages of which something came about that the orders' histories do not say yet. */
  track: 'track-delivery',
  /** Acceptance runs that were asked for; its jobs name agencies. */
  accept: 'accept-agency',
  /** Agencies for which something waits in the outbox. */
  commands: 'send-commands',
  /** Cases of which events arrived. */
  caseEvents: 'apply-case-events',
  /** Dunning runs that were committed: what they found ready for an agency. */
  handOver: 'hand-over-run',
  /** Customers of whose cases their agencies must hear: money, credits, holds. */
  tellAgency: 'tell-agency',
  /** Notes for the people of the ERP. */
  noteErp: 'note-erp',
} as const;

export function writeBackQueue(host: string): string {
  return `write-back.${host}`;
}

/** Notes for the people of a host; its jobs name messages. */
export function noteHostQueue(host: string): string {
  return `note-host.${host}`;
}

/** Of a host whose orders are read when they change; its jobs name changes. */
export function takeChangeQueue(host: string): string {
  return `take-change.${host}`;
}

export function nowOf(road: Pick<Road, 'clock'>): IsoDateTime {
  return road.clock.now().toISOString();
}

export function after(road: Pick<Road, 'clock'>, milliseconds: number): Date {
  return new Date(road.clock.now().getTime() + milliseconds);
}

/** What a process that died had gone on with itself is found by its job after this long (milliseconds), about when the jobs it held are. */
const IF_LOST = 15_000;

/**
 * Sends orders to their next step, and answers those that the caller is to go on with at once: all, where this process works that step. An order
 * mostly stays with the process that has read it, which spares the queue's round and reading it again; its job finds nothing left to do.
 */
export async function goOn(
  road: Road,
  trx: TenantTransaction,
  queue: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const here = road.worked.has(queue);
  await road.jobs.enqueue(trx, queue, ids, here ? after(road, IF_LOST) : undefined);
  return here ? ids : [];
}

/** One transaction of a tenant, as {@link Database.inTenant}. */
export function inTenant<T>(road: Road, tenant: TenantId, work: (trx: TenantTransaction) => Promise<T>): Promise<T> {
  return road.database.inTenant(tenant, work);
}

/** What is shown to people is read so: a balance and what it is made of belong together. */
export function asOfOneMoment<T>(
  road: Road,
  tenant: TenantId,
  read: (trx: TenantTransaction) => Promise<T>,
): Promise<T> {
  return road.database.asOfOneMoment(tenant, read);
}

/**
 * How long (milliseconds) hosts are not told of an order that is on its way. It mostly arrives before, and is shown once instead of at every
 * stage: each telling costs the database a fifth of an order's road, and the host one of the few calls it allows.
 */
const ON_ITS_WAY = 2_000;

/** Lets the hosts show orders that go on to their next step, unless they have arrived there by then. */
export function tellHostsSoon(road: Road, trx: TenantTransaction, moved: readonly Moved[]): Promise<void> {
  return tellHosts(road, trx, moved, after(road, ON_ITS_WAY));
}

/** Lets the hosts of moved orders show their new state. */
export async function tellHosts(
  road: Road,
  trx: TenantTransaction,
  moved: readonly Moved[],
  startAfter?: Date,
): Promise<void> {
  if (moved.length === 0) return;
  const known = await road.knownHosts();
  const byHost = Map.groupBy(
    moved.filter(({ host }) => known.has(host)),
    ({ host }) => host,
  );
  for (const [host, orders] of byHost) {
    await road.jobs.enqueue(
      trx,
      writeBackQueue(host),
      orders.map(({ id }) => id),
      startAfter,
    );
  }
}
