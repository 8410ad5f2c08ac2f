import type { KeyRing } from '@quittance/core/access';
import { openQuittance, type Installations, type Quittance } from '@quittance/core/flow';
import type { HostPlatform } from '@quittance/core/hosts';
import { createLog, listenWith, Metrics, type ApiOptions } from '@quittance/core/server';
import { databaseServer, stateDirectory } from '@quittance/core/store';
import type { Router } from 'express';
import { bulkFiles } from './admin-api/bulk-file.ts';
import { sendWith, shopApis, type FindShopApi } from './admin-api/client.ts';
import { openLibraries, type ShopifyLibraries } from './admin-api/library.ts';
import type { Lane } from './admin-api/throttle.ts';
import { Tokens } from './admin-api/tokens.ts';
import { Backfills } from './backfill/backfills.ts';
import { Billing } from './billing/billing.ts';
import { tellOverdue } from './flow-steps/tell-overdue.ts';
import type { ReadOrders } from './host/dry-run.ts';
import { hourly } from './hourly.ts';
import type { AppOptions } from './options.ts';
import { createApp } from './server/app.ts';
import { readAssets } from './server/assets.ts';
import type { Contract } from './server/parts.ts';

/** What one process does: any number of processes may do either, on any number of machines. */
export interface Roles {
  readonly serve: boolean;
  readonly work: boolean;
}

/** What the app's other parts are given. `core` is there once it is open: what is called before waits. */
export interface Surroundings {
  readonly options: AppOptions;
  readonly libraries: ShopifyLibraries;
  readonly core: () => Promise<Quittance>;
  readonly installations: InstallationsInUse;
  readonly shopApi: FindShopApi;
  readonly log: ApiOptions['log'];
}

export interface Plugin {
  readonly contract: Contract;
  /** Where the built screens are. */
  readonly screens: string;
  readonly host: (surroundings: Surroundings) => HostPlatform;
  /** Past orders too: for what a person demands. */
  readonly readOrders: (surroundings: Surroundings, lane: Lane) => ReadOrders;
  /** What Shopify calls by itself: webhooks, Flow. */
  readonly signedRoutes: (surroundings: Surroundings, quittance: Quittance) => readonly Router[];
}

export type InstallationsInUse = Pick<Installations, 'ensure' | 'find' | 'list' | 'read' | 'change' | 'wake'>;

export interface RunningApp {
  /** Where it serves; absent when it only works. */
  readonly url?: string;
  /** Takes nothing new, finishes what is under way, and lets the database go. */
  stop(): Promise<void>;
}

/** The whole app in one process. Rejects when the database or the port cannot be had, and leaves nothing behind then. */
export async function runApp(options: AppOptions, roles: Roles, plugin: Plugin, keys: KeyRing): Promise<RunningApp> {
  const database = await databaseServer(options.databaseUrl, stateDirectory());
  const closing: (() => Promise<unknown>)[] = [() => database.release()];
  const close = async () => {
    for (const one of closing.splice(0).toReversed()) await one();
  };
  try {
    const log = createLog(process.env['QUITTANCE_LOG']);
    const metrics = new Metrics();
    const libraries = openLibraries(options);
    const core = later<Quittance>();
    const installations = installationsOf(core.value);
    const tokens = new Tokens({ libraries, installations });
    const shopApi = shopApis({ send: sendWith(libraries.current), tokens });
    const surroundings = { options, libraries, core: core.value, installations, shopApi, log };
    const hosts = [plugin.host(surroundings)];
    const quittance = await openQuittance({
      database: { connectionString: database.url },
      keys,
      hosts,
      log,
      metrics,
      ...portalOf(options),
    });
    closing.push(() => quittance.close());
    core.arrive(quittance);
    metrics.watch(async () => Promise.all((await quittance.tenants.list()).map(({ id }) => quittance.stats(id))));
    const readOrders = {
      interactive: plugin.readOrders(surroundings, 'interactive'),
      background: plugin.readOrders(surroundings, 'background'),
    };
    const backfills = new Backfills({
      quittance,
      installations,
      shopApi,
      readFile: bulkFiles(options.sandbox),
      readOrders: readOrders.background,
      log,
    });
    closing.push(() => backfills.stop());
    const billing = options.billing ? new Billing({ ...surroundings, quittance }) : undefined;
    const parts = {
      ...surroundings,
      quittance,
      tokens,
      readOrders,
      backfills,
      metrics,
      contract: plugin.contract,
      ...(billing && { billing: billing.of }),
    };
    const signedRoutes = plugin.signedRoutes(surroundings, quittance);
    const assets = roles.serve ? readAssets(plugin.screens) : undefined;
    const server =
      assets && (await listenWith(options, (draining) => createApp({ ...parts, assets, draining, signedRoutes })));
    if (server !== undefined) closing.push(() => server.stop());
    if (roles.work) {
      const worker = await quittance.work();
      closing.push(() => worker.stop());
      backfills.resumeForgotten();
      const notices = { quittance, installations, shopApi, log };
      const stops = [
        hourly('overdue invoices', () => tellOverdue(notices, new Date()), log),
        ...(billing === undefined ? [] : [hourly('billing', () => billing.chargeAll(), log)]),
      ];
      for (const end of stops) closing.push(() => Promise.resolve(end()));
    }
    return { ...(server !== undefined && { url: server.url }), stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Links in mails lead to this server; a sandbox on this machine is reached by nobody. */
function portalOf({ appUrl }: AppOptions): { readonly portalUrl?: string } {
  return appUrl.startsWith('https://') ? { portalUrl: appUrl } : {};
}

/** The host is made before core, and asks it afterwards. */
function later<T>(): { readonly value: () => Promise<T>; readonly arrive: (value: T) => void } {
  let arrive: (value: T) => void = () => undefined;
  const arrived = new Promise<T>((resolve) => (arrive = resolve));
  return { value: () => arrived, arrive };
}

function installationsOf(core: () => Promise<Quittance>): InstallationsInUse {
  const installations = async () => (await core()).installations;
  return {
    ensure: async (host, shop) => (await installations()).ensure(host, shop),
    find: async (host, shop) => (await installations()).find(host, shop),
    list: async (host) => (await installations()).list(host),
    read: async (host, shop) => (await installations()).read(host, shop),
    wake: async (host, shop) => (await installations()).wake(host, shop),
    change: async (host, shop, work) => (await installations()).change(host, shop, work),
  };
}
