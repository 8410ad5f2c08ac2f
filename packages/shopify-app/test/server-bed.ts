import { readFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newMasterKey } from '@quittance/core/access';
import { openQuittance, type OrderView, type Quittance } from '@quittance/core/flow';
import type { ReadOrder } from '@quittance/core/hosts';
import { parseOrder } from '@quittance/core/model';
import { createLog, listenWith, Metrics } from '@quittance/core/server';
import { Router } from 'express';
import { z } from 'zod';
import { bulkFiles } from '../src/admin-api/bulk-file.ts';
import { sendWith, shopApis } from '../src/admin-api/client.ts';
import { openLibraries } from '../src/admin-api/library.ts';
import { Tokens } from '../src/admin-api/tokens.ts';
import { Backfills } from '../src/backfill/backfills.ts';
import type { AppOptions } from '../src/options.ts';
import { createApp } from '../src/server/app.ts';
import { readAssets } from '../src/server/assets.ts';
import type { Contract } from '../src/server/parts.ts';
import { testDatabase } from './database.ts';
import { memoryInstallations } from './memory-installations.ts';
import { APP, merchantToken, SHOP } from './session-token.ts';
import { standInAdmin, type StandInCall } from './stand-in-admin.ts';

const EXAMPLES = join(import.meta.dirname, '../../../docs/examples');
const example = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(EXAMPLES, name), 'utf8')) as Record<string, unknown>;

/** Of the shop's orders, this one belongs to a customer. */
export const ORDER = '820982911946154508';
export const CUSTOMER = '7';

export const contract: Contract = {
  settings: z.strictObject({ markAsPaid: z.boolean() }),
  eInvoicingBody: z.strictObject({ siren: z.string().regex(/^\d{9}$/) }),
  printQuery: z.strictObject({
    orders: z.string().transform((text) => text.split(',')),
    kinds: z
      .string()
      .default('invoice,creditNote')
      .transform((text) => text.split(',')),
  }),
  standings: () => Promise.resolve(new Map()),
  orderBlock: (order, _unmapped, link) => ({ stage: order?.stage ?? null, files: filesOf(order, link) }),
  buyerOrder: (order, told, link) => ({ told, files: filesOf(order, link) }),
};

function filesOf(order: OrderView | undefined, link: (id: string, format: 'pdf') => string): readonly string[] {
  return (order?.documents ?? []).map(({ id }) => link(id, 'pdf'));
}

/** The server on a real database, against a stand-in of the Admin API; installations in memory. */
export async function openServerBed(more: Partial<AppOptions> = {}) {
  const admin = await standInAdmin({ answer });
  const options: AppOptions = { ...APP, sandbox: admin.origin, ...more };
  const core = await openQuittance({
    database: { connectionString: await testDatabase() },
    keys: { current: newMasterKey(), previous: [] },
  });
  const tenants = new Map([
    [SHOP, await core.tenants.ensure('widgets')],
    [OTHER, await core.tenants.ensure('gadgets')],
  ]);
  for (const tenant of tenants.values()) await core.settings.put(tenant, example('settings.json'));
  const noticed: string[] = [];
  const installations = memoryInstallations((shop) => tenants.get(shop));
  const quittance: Quittance = {
    ...core,
    installations,
    noticeChange: (_, { orderId }) => Promise.resolve(noticed.push(orderId) > 0 ? 'noticed' : 'repeated'),
  };
  const libraries = openLibraries(options);
  const tokens = new Tokens({ libraries, installations });
  const shopApi = shopApis({ send: sendWith(libraries.current), tokens });
  const readOrders = (shop: string, ids: readonly string[]) => Promise.resolve(ids.map((id) => orderOf(shop, id)));
  const log = createLog('silent');
  const backfills = new Backfills({
    quittance,
    installations,
    shopApi,
    readFile: bulkFiles(options.sandbox),
    readOrders,
    log,
  });
  const server = await listenWith({ port: 0 }, (draining) =>
    createApp({
      options,
      quittance,
      libraries,
      tokens,
      shopApi,
      readOrders: { interactive: readOrders, background: readOrders },
      backfills,
      contract,
      assets: readAssets(builtScreens()),
      metrics: new Metrics(),
      log,
      draining,
      signedRoutes: [Router().post('/webhooks/shopify', (_, response) => void response.sendStatus(200))],
    }),
  );
  const call = (path: string, token: string | undefined = merchantToken(), init: RequestInit = {}) =>
    fetch(`${server.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: {
        ...(token !== '' && { authorization: `Bearer ${token}` }),
        ...(init.body != null && { 'content-type': 'application/json' }),
      },
    });
  const post = (path: string, body: unknown, token?: string, method = 'POST') =>
    call(path, token, { method, body: JSON.stringify(body) });
  return {
    admin,
    core,
    tenants,
    installations,
    noticed,
    backfills,
    url: server.url,
    call,
    post,
    async close() {
      await server.stop();
      await backfills.stop();
      await core.close();
      await admin.close();
    },
  };
}

export const OTHER = 'gadgets.myshopify.com';

function answer({ name, variables }: StandInCall): unknown {
  switch (name) {
    case 'ReadAccess':
      return { currentAppInstallation: { accessScopes: [{ handle: 'write_orders' }, { handle: 'read_customers' }] } };
    case 'ReadOrderCustomer':
      return {
        order: variables['id'] === `gid://shopify/Order/${ORDER}` ? { customer: { legacyResourceId: CUSTOMER } } : null,
      };
    case 'CountOrders':
      return { ordersCount: { count: 1 } };
    default:
      return {
        orders: {
          nodes: [{ legacyResourceId: ORDER, createdAt: '2026-11-20T09:15:00Z' }],
          pageInfo: { hasNextPage: false, endCursor: null },
        },
      };
  }
}

function orderOf(shop: string, orderId: string): ReadOrder {
  if (orderId !== ORDER) return { kind: 'gone' };
  const read = parseOrder({ ...example('order.json'), source: { host: 'shopify', shop, orderId } });
  return read.ok ? { kind: 'read', order: read.value } : { kind: 'unmapped', payload: {}, problems: read.problems };
}

export function builtScreens(): string {
  const directory = mkdtempSync(join(tmpdir(), 'quittance-screens-'));
  mkdirSync(join(directory, '.vite'));
  writeFileSync(join(directory, 'main-1a2b.js'), 'export {};');
  const entry = { file: 'main-1a2b.js', isEntry: true, css: ['main-3c4d.css'] };
  writeFileSync(join(directory, '.vite', 'manifest.json'), JSON.stringify({ 'src/admin/main.tsx': entry }));
  return directory;
}
