import type { KeyRing } from '../access/index.ts';
import { agencyAdapters as ownAgencies } from '../agencies/index.ts';
import { channels as ownChannels } from '../channels/index.ts';
import { erpAdapters as builtIn, type ErpAdapter } from '../erp/index.ts';
import type { HostPlatform } from '../hosts/index.ts';
import { systemClock, type Clock } from '../model/index.ts';
import {
  ensureTenant,
  eventsOf,
  findTenant,
  isCurrent,
  knownHosts,
  listTenants,
  openDatabase,
  openJobs,
  rememberHost,
  uuidv7,
  type Database,
  type DatabaseConfig,
  type Jobs,
} from '../store/index.ts';
import { sql } from 'kysely';
import { acceptReading, beginReading } from './orders/accept-reading.ts';
import { keepUnmappedPayload, orderAcceptor } from './orders/accept-order.ts';
import { applyPayment } from './payments/apply-payment.ts';
import { changeSettings } from './change-settings.ts';
import { agencySessions, type AnyAgency } from './collections/agency-sessions.ts';
import { collections } from './collections/collections.ts';
import { sweepCollections } from './collections/sweep-collections.ts';
import { reconcileAgencies } from './collections/reconcile-agency.ts';
import { channelSessions, type AnyChannel } from './delivery/channel-sessions.ts';
import { mailboxTokens } from './delivery/mailbox-tokens.ts';
import { erpConnections } from './erp/connect-erp.ts';
import { delivery } from './delivery/delivery.ts';
import { documentFile } from './invoices/document-file.ts';
import { dryRun } from './orders/dry-run.ts';
import { ErpSessions } from './erp/erp-session.ts';
import { exportDocuments } from './invoices/export-documents.ts';
import { exportOrders } from './orders/export-orders.ts';
import { privacy } from './shops/forget-person.ts';
import { fetchAllReturns } from './delivery/fetch-returns.ts';
import { installations } from './shops/installations.ts';
import {
  documentPage,
  documentViewOf,
  orderPage,
  orderView,
  orderViewBySource,
  unmappedPage,
} from './orders/list-orders.ts';
import { noMetrics, type FlowMetrics } from './metrics.ts';
import { changeNoticer } from './shops/notice-change.ts';
import type { Quittance } from './quittance.ts';
import { dunning, payments } from './dunning/open-dunning.ts';
import { readDebtors, readReceivables } from './payments/read-receivables.ts';
import { nextCounters, readStats } from './read-stats.ts';
import { lastReconciliation, reconcile, reconcileAll } from './erp/reconcile.ts';
import { requestCreditNote } from './invoices/request-credit-note.ts';
import { retryOrders } from './orders/retry-orders.ts';
import {
  inTenant,
  noteHostQueue,
  QUEUE,
  silentLog,
  takeChangeQueue,
  writeBackQueue,
  type Road,
  type RoadLog,
} from './road.ts';
import { runDunningAll } from './dunning/run-by-schedule.ts';
import { sealAll } from './audit/seal-all.ts';
import { settingsOf } from './settings.ts';
import { sweepDelivery } from './delivery/sweep-delivery.ts';
import { sweepShops } from './shops/sweep-shops.ts';
import { trackAll } from './orders/track-status.ts';
import { verifyAudit } from './audit/verify-audit.ts';
import { workRoad } from './work-road.ts';

export interface QuittanceOptions {
  /** Any PostgreSQL from 15 on; everything lives in schemas of its own, beside whatever else is there. */
  readonly database: DatabaseConfig;
  /** What secrets at rest are sealed with and the audit chain is signed with. */
  readonly keys: KeyRing;
  /** The platforms this process can write back to. */
  readonly hosts?: readonly HostPlatform[];
  /** ERP spokes besides those that come with Quittance. */
  readonly erpAdapters?: readonly ErpAdapter<unknown>[];
  /** Channels besides those that come with Quittance. */
  readonly channels?: readonly AnyChannel[];
  /** Agency spokes besides those that come with Quittance. */
  readonly agencyAdapters?: readonly AnyAgency[];
  /** Where buyers reach the portal that this process serves: an https address whose `/p/<token>` shows it. Merchants may name another. */
  readonly portalUrl?: string;
  readonly clock?: Clock;
  readonly log?: RoadLog;
  readonly metrics?: FlowMetrics;
  readonly fetch?: typeof fetch;
}

const HOSTS_KEPT = 5_000;
const BUILT_IN_AGENCIES: readonly AnyAgency[] = Object.values(ownAgencies);
const BUILT_IN_CHANNELS: readonly AnyChannel[] = Object.values(ownChannels);

/** Connects, brings the schema up to date (any number of processes may start at once), and gives the facade. */
export async function openQuittance(options: QuittanceOptions): Promise<Quittance> {
  const road = await openRoad(options);
  const { database } = road;
  return {
    tenants: {
      ensure: (slug) => ensureTenant(database, slug),
      find: (slug) => findTenant(database, slug),
      list: () => listTenants(database),
    },
    settings: {
      get: (tenant) => inTenant(road, tenant, settingsOf),
      put: (tenant, settings) => changeSettings(road, tenant, settings),
      nextCounters: (tenant) => nextCounters(road, tenant),
    },
    connections: erpConnections(road),
    orders: {
      list: (tenant, filter, page) => orderPage(road, tenant, filter, page),
      get: (tenant, order) => orderView(road, tenant, order),
      findBySource: (tenant, source) => orderViewBySource(road, tenant, source),
      unmapped: (tenant, filter, page) => unmappedPage(road, tenant, filter, page),
      retry: async (tenant, id, reason) => ({ retried: await retryOrders(road, tenant, { id }, reason) }),
      retryCause: async (tenant, code, reason) => ({ retried: await retryOrders(road, tenant, { code }, reason) }),
      retryAll: async (tenant, reason) => ({ retried: await retryOrders(road, tenant, {}, reason) }),
      dryRun: (tenant, order) => dryRun(road, tenant, order),
      exportCsv: (tenant, filter) => exportOrders(road, tenant, filter),
    },
    documents: {
      list: (tenant, filter, page) => documentPage(road, tenant, filter, page),
      get: (tenant, document) => documentViewOf(road, tenant, document),
      bytes: (tenant, document, format) => documentFile(road, tenant, document, format),
      exportCsv: (tenant, filter) => exportDocuments(road, tenant, filter),
      receivables: (tenant) => readReceivables(road, tenant),
      debtors: (tenant, filter) => readDebtors(road, tenant, filter),
    },
    payments: payments(road),
    dunning: dunning(road),
    installations: installations(road),
    privacy: privacy(road),
    delivery: delivery(road),
    collections: collections(road),
    acceptOrder: orderAcceptor(road),
    beginReading: () => beginReading(road),
    acceptReading: (tenant, order, begunAt) => acceptReading(road, tenant, order, begunAt),
    keepUnmapped: (tenant, payload) => keepUnmappedPayload(road, tenant, payload),
    noticeChange: changeNoticer(road),
    work: (work = {}) => startWork(road, work),
    events: (tenant, order) =>
      inTenant(road, tenant, async (trx) =>
        (await eventsOf(trx, order)).map((event) => ({
          ...event,
          id: event.id.toString(),
          orderId: order,
          at: event.at.toISOString(),
        })),
      ),
    stats: (tenant) => readStats(road, tenant),
    requestCreditNote: (tenant, document, request) => requestCreditNote(road, tenant, document, request),
    applyPayment: (tenant, payment) => applyPayment(road, tenant, payment),
    reconcile: (tenant) => reconcile(road, tenant),
    reconciliation: (tenant) => lastReconciliation(road, tenant),
    verifyAudit: (tenant) => verifyAudit(database, road.keys, tenant),
    readiness: {
      database: () => ping(database),
      schema: () => isCurrent(database.directory),
      queue: () => road.jobs.isRunning(),
    },
    close: () => closeRoad(road),
  };
}

/** What the steps work with, without a facade: for their tests. */
export async function openRoad({
  database: config,
  keys,
  hosts = [],
  erpAdapters = [],
  channels = [],
  agencyAdapters = [],
  portalUrl,
  clock = systemClock,
  log = silentLog,
  metrics = noMetrics,
  fetch: request = fetch,
}: QuittanceOptions): Promise<Road> {
  const report = (what: string) => (error: Error) => log.warn({ error: error.message }, what);
  const database = await openDatabase(config, report('a database connection was lost'));
  const jobs = await openJobs(database, report('the job queue reported an error'));
  await prepareQueues(database, jobs, hosts);
  const adapters = new Map<string, ErpAdapter<unknown>>(
    [...Object.values<ErpAdapter<unknown>>(builtIn), ...erpAdapters].map((adapter) => [adapter.id, adapter]),
  );
  const known = new Map<string, AnyChannel>(
    [...BUILT_IN_CHANNELS, ...channels].map((channel) => [channel.id, channel]),
  );
  const agencies = new Map([...BUILT_IN_AGENCIES, ...agencyAdapters].map((adapter) => [adapter.id, adapter]));
  const surroundings = { database, clock, log, adapters, keys, fetch: request, channels: known, agencies };
  return {
    ...surroundings,
    jobs,
    metrics,
    hosts: new Map(hosts.map((host) => [host.id, host])),
    sessions: new ErpSessions(surroundings),
    channelSessions: channelSessions(surroundings),
    mailboxTokens: mailboxTokens(surroundings),
    agencySessions: agencySessions(surroundings),
    ...(portalUrl !== undefined && { portalUrl }),
    worker: uuidv7(),
    worked: new Set(),
    underWay: new Set(),
    knownHosts: cachedHosts(database, jobs),
  };
}

async function prepareQueues(database: Database, jobs: Jobs, hosts: readonly HostPlatform[]): Promise<void> {
  for (const queue of Object.values(QUEUE)) await jobs.ensureQueue(queue);
  for (const { id, readOrders } of hosts) {
    await jobs.ensureQueue(writeBackQueue(id));
    await jobs.ensureQueue(noteHostQueue(id));
    if (readOrders !== undefined) await jobs.ensureQueue(takeChangeQueue(id));
    await rememberHost(database, id);
  }
}

function cachedHosts(database: Database, jobs: Jobs): () => Promise<ReadonlySet<string>> {
  let known: Promise<ReadonlySet<string>> | undefined;
  let until = 0;
  async function read(): Promise<ReadonlySet<string>> {
    const hosts = await knownHosts(database);
    for (const host of hosts) await jobs.ensureQueue(writeBackQueue(host));
    return hosts;
  }
  return () => {
    if (known === undefined || performance.now() > until) {
      until = performance.now() + HOSTS_KEPT;
      known = read();
      known.catch(() => (known = undefined));
    }
    return known;
  };
}

async function startWork(road: Road, options: Parameters<Quittance['work']>[0] = {}) {
  const worker = await workRoad(road, options);
  if (options.maintenance ?? true) {
    await road.jobs.schedule('seal-events', '* * * * *', () => sealAll(road));
    await road.jobs.schedule('sweep-delivery', '37 * * * *', () => sweepDelivery(road));
    await road.jobs.schedule('fetch-returns', '* * * * *', () => fetchAllReturns(road));
    await road.jobs.schedule('track-status', '* * * * *', () => trackAll(road));
    await road.jobs.schedule('reconcile', '17 3 * * *', () => reconcileAll(road));
    await road.jobs.schedule('sweep-collections', '* * * * *', () => sweepCollections(road));
    await road.jobs.schedule('reconcile-agencies', '47 4 * * *', () => reconcileAgencies(road));
    await road.jobs.schedule('run-dunning', '23 * * * *', () => runDunningAll(road));
    for (const host of road.hosts.values())
      await road.jobs.schedule(`sweep-shops.${host.id}`, '7 * * * *', () => sweepShops(road, host));
  }
  return worker;
}

async function ping({ directory }: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(directory);
    return true;
  } catch {
    return false;
  }
}

async function closeRoad(road: Road): Promise<void> {
  await road.jobs.stop();
  await road.sessions.close();
  await road.channelSessions.close();
  await road.agencySessions.close();
  await road.database.close();
}
